<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Core\Module;
use Deskfold\Tickets\ReplyQueued;

/** Everything that goes out. */
final class OutboxModule extends Module {

	public function wire(): void {
		// Something happened elsewhere in the house.
		$this->on( ReplyQueued::NAME, RingDelivery::class );

		// The clock strikes.
		$this->job( ReleaseJob::class );
		$this->job( DeliverJob::class );
		$this->job( SweepJob::class );
	}
}
