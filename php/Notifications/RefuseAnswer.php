<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Queue;

/** Tells an agent, at the address of their account, that a mail in their name was not taken. Never answers whoever sent it. */
final class RefuseAnswer {

	/** Such letters to one agent in an hour. */
	public const MOST  = 3;
	private const HOUR = 3_600_000;

	public function __construct(
		private readonly NotificationStore $store,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( Notification $one, int $raw_id, string $reason ): void {
		$now = $this->clock->now_ms();
		if ( $this->store->count_made( $one->agent_id, Notification::REFUSED, $now - self::HOUR ) < self::MOST ) {
			$this->store->add( Notification::about( Notification::REFUSED, $one->agent_id, $one->ticket_id, 0, "r$raw_id", $now, $now, $reason ) );
			$this->queue->soon( SendNotificationsJob::class );
		}
	}
}
