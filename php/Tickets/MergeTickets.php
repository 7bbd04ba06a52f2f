<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/**
 * One conversation that came in as two: the messages of the source stand in the target, and answers to the source go there.
 * The source is kept, empty and out of the lists, so that UnmergeTickets can fill it again.
 */
final class MergeTickets {

	public function __construct(
		private readonly Database $database,
		private readonly TicketStore $tickets,
		private readonly ParticipantStore $participants,
		private readonly MoveMessages $move,
		private readonly SaveTicket $save,
		private readonly Clock $clock,
	) {
	}

	/** @return array{Ticket, Ticket, list<Entry>} source, target, news of both */
	public function __invoke( int $source_id, int $target_id, Actor $actor ): array {
		return $this->database->join(
			function () use ( $source_id, $target_id, $actor ): array {
				$target_id          = $this->tickets->current( $this->tickets->by_id( $target_id ) ?? throw Problem::not_found() )->id;
				[ $source, $target ] = $this->tickets->both_locked( $source_id, $target_id );
				if ( $source->id !== $target->id && $this->tickets->current( $source )->id === $target->id ) {
					// The answer was lost on its way, and somebody asks again.
					return [ $source, $target, [] ];
				}
				self::check( $source, $target );
				$now   = $this->clock->now_ms();
				$moved = $this->move->all( $source->id, $target->id, $now );
				$this->participants->add( $target->id, mb_strtolower( $source->customer_address, 'UTF-8' ), Actor::AGENT === $actor->kind ? $actor->id : 0, $source->id, 0, $now );
				$this->participants->copy( $source->id, $target->id, $now );
				$lines = [
					Happening::change( $actor, Entry::MERGED, [ 'status' => $source->status->value ], [ 'into' => $target->id ] ),
					Happening::change( $actor, Entry::MERGED, [ 'ticket' => $source->id ], [ 'messages' => $moved ] ),
				];
				$emptied = $this->move->sum_up( $source->in( Status::Merged, $now )->with( merged_into: $target->id ) );
				$filled  = $this->move->sum_up( self::taking( $target, $source, $now ) );
				return $this->save->both( [ $source, $emptied, [ $lines[0] ] ], [ $target, $filled, [ $lines[1], ...Happening::between( $target, $filled, $actor ) ] ] );
			}
		);
	}

	private static function check( Ticket $source, Ticket $target ): void {
		if ( $source->id === $target->id ) {
			throw new Problem( 'same_ticket', __( 'A ticket cannot be merged with itself. Choose another one.', 'deskfold' ), 409 );
		}
		if ( 0 !== $source->merged_into ) {
			/* translators: 1: number of a ticket, 2: number of another one. */
			throw new Problem( 'already_merged', sprintf( __( 'Ticket %1$d was merged into ticket %2$d before.', 'deskfold' ), $source->id, $source->merged_into ), 409 );
		}
	}

	/** Tags are joined; owner and priority stay; who waits in one waits in both. */
	private static function taking( Ticket $target, Ticket $source, int $now ): Ticket {
		$waits = $source->status->is_ours() && in_array( $target->status, [ Status::Waiting, Status::Snoozed, Status::Resolved ], true );
		$taken = $waits ? $target->in( Status::Open, $now ) : $target;
		return $taken->with( tags: array_slice( array_values( array_unique( [ ...$target->tags, ...$source->tags ] ) ), 0, 50 ) );
	}
}
