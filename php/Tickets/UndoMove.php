<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Puts a message back to where it stood before its newest move; its sender is trusted there no longer. */
final class UndoMove {

	public function __construct(
		private readonly Database $database,
		private readonly MessageStore $messages,
		private readonly MoveStore $moves,
		private readonly UnmergeTickets $unmerge,
		private readonly BringBack $back,
		private readonly Clock $clock,
	) {
	}

	/** @return array{list<Ticket>, Message, list<Entry>} the tickets where it is again and was, itself, news of both */
	public function __invoke( int $message_id, Actor $agent ): array {
		return $this->database->transaction(
			function () use ( $message_id, $agent ): array {
				$message = $this->messages->by_id( $message_id ) ?? throw Problem::not_found();
				$move    = $this->moves->newest( $message_id );
				if ( null === $move ) {
					throw new Problem( 'not_moved', __( 'This message stands where it came in. There is nothing to take back.', 'deskfold' ), 409 );
				}
				UnmergeTickets::check( $this->clock->now_ms() - $move['created_at'] );
				$done = $move['is_merge'] ? ( $this->unmerge )( $move['from_ticket'], $agent ) : ( $this->back )( $message, $move, $agent );
				return [ [ $done[0], $done[1] ], $this->messages->by_ids( [ $message_id ] )[0], $done[2] ];
			}
		);
	}
}
