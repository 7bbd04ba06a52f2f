<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** Undoes the move of one message. Inside the caller's transaction. */
final class BringBack {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MoveMessages $move,
		private readonly CarryMessage $carry,
		private readonly SaveTicket $save,
	) {
	}

	/**
	 * @param array{id: int, from_ticket: int, to_ticket: int, is_merge: bool, created_at: int} $move
	 * @return array{Ticket, Ticket, list<Entry>} where it is again, where it was, news of both
	 */
	public function __invoke( Message $message, array $move, Actor $agent ): array {
		$home              = $this->tickets->current( $this->tickets->by_id( $move['from_ticket'] ) ?? throw Problem::not_found() );
		[ $home, $left ]   = $this->tickets->both_locked( $home->id, $message->ticket_id );
		$this->move->put_back( [ $message->id ], $home->id, $move['id'] );
		$this->carry->distrust( $message, $move['to_ticket'] );
		$after = $this->move->sum_up( $left );
		// A ticket that was made for it is empty again.
		$after = 0 === $after->message_count ? $after->in( Status::Merged, $after->updated_at )->with( merged_into: $home->id ) : $after;
		return $this->save->both(
			[ $home, $this->move->sum_up( $home ), [ Happening::moved( $agent, $message->id, $left->id, $home->id, false ) ] ],
			[ $left, $after, [ Happening::change( $agent, Entry::MOVED, [ 'from' => $left->id ], [ 'to' => $home->id ] ) ] ]
		);
	}
}
