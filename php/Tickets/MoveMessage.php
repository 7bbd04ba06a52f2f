<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/**
 * Puts what a customer wrote where it belongs, on an agent's word: into another ticket, or into one of its own. Its sender
 * then belongs to that ticket too, and later mails of theirs join it. A ticket that is left without a conversation is merged.
 */
final class MoveMessage {

	public function __construct(
		private readonly Database $database,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly MergeTickets $merge,
		private readonly CarryMessage $carry,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param int $target_id 0 for a ticket of its own
	 * @return array{list<Ticket>, Message, list<Entry>} the tickets where it was and is, itself, news of both
	 */
	public function __invoke( int $message_id, int $target_id, Actor $agent ): array {
		return $this->database->transaction(
			function () use ( $message_id, $target_id, $agent ): array {
				$message = $this->messages->by_id( $message_id ) ?? throw Problem::not_found();
				if ( Message::INCOMING !== $message->kind ) {
					throw new Problem( 'not_movable', __( 'Only what a customer wrote can be moved. Replies and notes stay where they were written.', 'deskfold' ), 409 );
				}
				$alone = ! $this->carry->leaves_a_conversation( $message );
				if ( $alone && 0 === $target_id ) {
					throw new Problem( 'only_message', __( 'This is the only message of its ticket, so it stands on its own already.', 'deskfold' ), 409 );
				}
				$target  = 0 === $target_id ? 0 : $this->tickets->current( $this->tickets->by_id( $target_id ) ?? throw Problem::not_found() )->id;
				if ( $target === $message->ticket_id ) {
					throw new Problem( 'same_ticket', __( 'The message stands in this ticket already.', 'deskfold' ), 409 );
				}
				$done = $alone ? ( $this->merge )( $message->ticket_id, $target, $agent ) : $this->moved( $message, $target, $agent );
				$this->carry->trust( $message, $done[1], $agent, $this->clock->now_ms() );
				return [ [ $done[0], $done[1] ], $this->messages->by_ids( [ $message_id ] )[0], $done[2] ];
			}
		);
	}

	/** @return array{Ticket, Ticket, list<Entry>} */
	private function moved( Message $message, int $target_id, Actor $agent ): array {
		if ( 0 !== $target_id ) {
			return $this->carry->to( $message, $target_id, $agent );
		}
		$source = $this->tickets->by_id( $message->ticket_id ) ?? throw Problem::not_found();
		$now    = $this->clock->now_ms();
		$author = $message->author;
		$own    = new Ticket( 0, $source->subject, Status::Open, $source->priority, $source->agent_id, $author->id, $message->channel, $source->mailbox_id, $author->name, $author->address, '', [], 0, Actor::CUSTOMER, false, null, $message->created_at, 0, 0, $now, $now, null, bin2hex( random_bytes( 16 ) ) );
		return $this->carry->to( $message, $this->tickets->add( $own ), $agent, true );
	}
}
