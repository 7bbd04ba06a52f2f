<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;

/** What happened after a line of the timeline. */
final class ReadNews {

	private const LIMIT = 200;

	/** A transaction that began before may still add a lower line for this long; so much is told twice rather than missed. */
	private const SETTLES_MS = 10_000;

	public function __construct(
		private readonly TimelineStore $timeline,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly CountTickets $count,
		private readonly Clock $clock,
	) {
	}

	/** The line from which nothing can be missed any more. */
	public function cursor(): int {
		return $this->timeline->settled( $this->clock->now_ms() - self::SETTLES_MS );
	}

	public function __invoke( int $after, int $me ): News {
		$entries = $this->timeline->after( $after, self::LIMIT );
		if ( [] === $entries ) {
			return new News( cursor: $after );
		}
		$settled = $this->clock->now_ms() - self::SETTLES_MS;
		$cursor  = $after;
		foreach ( $entries as $entry ) {
			if ( $entry->created_at >= $settled ) {
				break;
			}
			$cursor = $entry->id;
		}
		return new News(
			$this->tickets->by_ids( self::unique( array_column( $entries, 'ticket_id' ) ) ),
			$this->messages->by_ids( self::unique( array_column( $entries, 'message_id' ) ) ),
			$entries,
			( $this->count )( $me ),
			$cursor
		);
	}

	/**
	 * Of one ticket, for an agent whose page is behind.
	 */
	public function of_ticket( int $ticket_id, int $after ): News {
		$entries = $this->timeline->of_ticket_after( $ticket_id, $after, self::LIMIT );
		return new News( $this->tickets->by_ids( [ $ticket_id ] ), $this->messages->by_ids( self::unique( array_column( $entries, 'message_id' ) ) ), $entries );
	}

	/**
	 * @param array<int> $ids
	 * @return list<int>
	 */
	private static function unique( array $ids ): array {
		return array_values( array_unique( array_filter( $ids, static fn ( int $id ): bool => 0 !== $id ) ) );
	}
}
