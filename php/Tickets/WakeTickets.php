<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;

/** Brings sleepers back whose hour has come. Open, whatever they were: somebody wanted to be reminded. */
final class WakeTickets {

	private const BATCH = 50;

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly TicketStore $tickets,
		private readonly SaveTicket $save,
		private readonly DeskStore $desk,
		private readonly Clock $clock,
	) {
	}

	/** @return int how many woke */
	public function __invoke(): int {
		return count( array_filter( array_map( $this->wake( ... ), $this->tickets->waking( $this->clock->now_ms(), self::BATCH ) ) ) );
	}

	/** False when somebody was quicker. */
	private function wake( int $id ): bool {
		return $this->database->transaction(
			function () use ( $id ): bool {
				$now    = $this->clock->now_ms();
				$before = $this->tickets->locked( $id );
				$until  = $before?->snooze?->until;
				if ( null === $before || null === $before->snooze || null === $until || $until > $now ) {
					return false;
				}
				$after     = $before->called( $now );
				[ $saved ] = ( $this->save )( $before, $after, Happening::between( $before, $after, Actor::system() ) );
				$this->desk->call( $before->snooze->by, $id, $saved->last_entry );
				$this->events->fire( new TicketChanged( $before, $saved ) );
				return true;
			}
		);
	}
}
