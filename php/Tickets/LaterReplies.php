<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;

/** Replies that are to go later, and why one must not. Inside the caller's transaction. */
final class LaterReplies {

	public function __construct(
		private readonly ScheduleStore $schedule,
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly DeskStore $desk,
		private readonly Clock $clock,
	) {
	}

	/** @return list<int> ids of messages whose time has come */
	public function due( int $limit ): array {
		return $this->schedule->due( $this->clock->now_ms(), $limit );
	}

	/** @return array{Ticket, Message}|null null when it has gone, or never was to go later */
	public function locked( int $message_id ): ?array {
		$ticket = $this->tickets->locked( $this->messages->by_id( $message_id )->ticket_id ?? 0 );
		// Read again: whoever held the ticket may have sent it.
		$message = null === $ticket ? null : $this->messages->by_id( $message_id );
		return null === $ticket || null === $message || $message->ticket_id !== $ticket->id || ! $message->is_later() ? null : [ $ticket, $message ];
	}

	public static function gone(): Problem {
		return new Problem( 'not_scheduled', __( 'This reply has already left, or somebody took it back.', 'deskfold' ), 409 );
	}

	/** In words for the agent; '' when it may go. */
	public function why_not( Ticket $ticket, Message $message ): string {
		if ( in_array( $ticket->status, [ Status::Spam, Status::Trash, Status::Merged ], true ) ) {
			return __( 'The ticket is no longer among those that are answered.', 'deskfold' );
		}
		$since = $this->schedule->since( $message );
		if ( null === $since ) {
			return '';
		}
		return Message::INCOMING === $since['kind']
			/* translators: %s: name of a customer. */
			? sprintf( __( '%s wrote after this was written. Read it, then send or edit.', 'deskfold' ), $since['name'] )
			/* translators: %s: a member of the team. */
			: sprintf( __( '%s answered after this was written. Read it, then send or edit.', 'deskfold' ), $since['name'] );
	}

	/** The ticket as its replies that have not gone make it. */
	public function told_by( Ticket $ticket ): Ticket {
		return $ticket->with( ...$this->schedule->of_ticket( $ticket->id ) );
	}

	public function release( int $message_id ): void {
		$this->schedule->release( $message_id, $this->clock->now_ms() );
	}

	public function hold( int $message_id, string $why ): void {
		$this->schedule->hold( $message_id, $why );
	}

	public function remove( int $message_id ): void {
		$this->schedule->remove( $message_id );
	}

	/** Its writer should look. */
	public function call( Message $message, Ticket $ticket ): void {
		$this->desk->call( $message->author->id, $ticket->id, $ticket->last_entry );
	}
}
