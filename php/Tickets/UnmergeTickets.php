<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Takes a merge back: the source gets its own messages again. What came in since then stays where it came. */
final class UnmergeTickets {

	public const DAYS = Entry::UNDO_DAYS;

	public function __construct(
		private readonly Database $database,
		private readonly TicketStore $tickets,
		private readonly ParticipantStore $participants,
		private readonly TakenApart $taken,
		private readonly SaveTicket $save,
		private readonly Clock $clock,
	) {
	}

	/** @return array{Ticket, Ticket, list<Entry>} source, target, news of both */
	public function __invoke( int $source_id, Actor $actor ): array {
		return $this->database->join(
			function () use ( $source_id, $actor ): array {
				$found               = $this->tickets->by_id( $source_id ) ?? throw Problem::not_found();
				[ $source, $target ] = $this->tickets->both_locked( $source_id, $this->tickets->current( $found )->id );
				if ( 0 === $source->merged_into || $source->id === $target->id ) {
					throw new Problem( 'not_merged', __( 'This ticket stands on its own. There is nothing to take back.', 'deskfold' ), 409 );
				}
				[ $status, $merged_at ] = $this->taken->merge_of( $source );
				$now                    = $this->clock->now_ms();
				self::check( $now - $merged_at );
				$back = $this->taken->back( $source, $target );
				$this->participants->remove( $source->merged_into, $source->id, 0 );
				$restored = $source->with( merged_into: 0 )->in( $status, $now );
				return $this->save->both(
					[ $source, $this->taken->sum_up( $restored ), [ Happening::change( $actor, Entry::UNMERGED, [ 'from' => $target->id ], [ 'status' => $status->value ] ) ] ],
					[ $target, $this->taken->sum_up( $target ), [ Happening::change( $actor, Entry::UNMERGED, [ 'ticket' => $source->id ], [ 'messages' => $back ] ) ] ]
				);
			}
		);
	}

	/** @throws Problem kind 'too_late' (409) */
	public static function check( int $age_ms ): void {
		if ( $age_ms > self::DAYS * 86_400_000 ) {
			/* translators: %d: number of days. */
			throw new Problem( 'too_late', sprintf( __( 'This can be undone for %d days only. Move single messages instead.', 'deskfold' ), self::DAYS ), 409 );
		}
	}
}
