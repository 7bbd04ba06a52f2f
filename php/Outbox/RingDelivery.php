<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Core\Queue;
use Deskfold\Tickets\ReplyQueued;

/** A reply waits: rings the bell. If the bell is lost, the minute's tick finds the row. */
final class RingDelivery {

	public function __construct( private readonly Queue $queue ) {
	}

	public function __invoke( ReplyQueued $news ): void {
		$this->queue->soon( DeliverJob::class );
	}
}
