<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;

/** Writes a ticket with its lines of the timeline and its counters. Always inside the caller's transaction. */
final class SaveTicket {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly TimelineStore $timeline,
		private readonly CounterStore $counters,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param Ticket      $stored as it is in the table
	 * @param list<Entry> $news   lines to add, made with Happening
	 * @param bool        $is_new whether the counters have not heard of it
	 * @return array{Ticket, list<Entry>} as written
	 */
	public function __invoke( Ticket $stored, Ticket $changed, array $news, bool $is_new = false ): array {
		[ $written, $entries ] = $this->write( $stored, $changed, $news );
		$this->counters->shift( [ $is_new ? null : $stored, $written ] );
		return [ $written, $entries ];
	}

	/**
	 * Two tickets in one go: their counters move together, last of all.
	 *
	 * @param array{Ticket, Ticket, list<Entry>} $one   as stored, as changed, news
	 * @param array{Ticket, Ticket, list<Entry>} $other
	 * @param bool                               $is_new whether the counters have not heard of the other
	 * @return array{Ticket, Ticket, list<Entry>} both as written, news of both
	 */
	public function both( array $one, array $other, bool $is_new = false ): array {
		[ $first, $news ]  = $this->write( ...$one );
		[ $second, $more ] = $this->write( ...$other );
		$this->counters->shift( [ $one[0], $first ], [ $is_new ? null : $other[0], $second ] );
		return [ $first, $second, [ ...$news, ...$more ] ];
	}

	/**
	 * @param list<Entry> $news
	 * @return array{Ticket, list<Entry>}
	 */
	private function write( Ticket $stored, Ticket $changed, array $news ): array {
		$now     = $this->clock->now_ms();
		$written = [];
		foreach ( $news as $entry ) {
			$entry     = Happening::at( $entry, $stored->id, $now );
			$id        = $this->timeline->add( $entry );
			$written[] = Happening::numbered( $entry, $id );
			$changed   = $changed->with( last_entry: $id );
			if ( Actor::CUSTOMER === $entry->actor_kind ) {
				$changed = $changed->with( customer_entry: $id );
			}
		}
		$changed = $changed->with( updated_at: $now );
		$this->tickets->change( $stored, $changed );
		return [ $changed, $written ];
	}

	/** Only tells something in a ticket's timeline. */
	public function tell( int $ticket_id, Entry $line ): void {
		$ticket = $this->tickets->locked( $ticket_id );
		if ( null !== $ticket ) {
			$this( $ticket, $ticket, [ $line ] );
		}
	}
}
