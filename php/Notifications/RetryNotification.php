<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;

/** Mails an agent what was given up: the same mail, under the same Message-ID. */
final class RetryNotification {

	public function __construct(
		private readonly UnsentStore $store,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( int $id ): void {
		if ( ! $this->store->requeue( $id, $this->clock->now_ms() ) ) {
			throw new Problem( 'not_failed', __( 'This mail is not waiting to be sent again.', 'deskfold' ), 409 );
		}
		$this->queue->soon( SendNotificationsJob::class );
	}
}
