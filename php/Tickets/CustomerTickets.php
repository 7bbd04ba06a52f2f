<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;
use Deskfold\Customers\Customer;

/** What a customer may see of their own tickets: no notes, no spam folder, nobody else's. */
final class CustomerTickets {

	private const MESSAGES = 200;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly ChangeTicket $change,
	) {
	}

	/** @param string $after cursor of an earlier page, or '' */
	public function list( Customer $customer, string $after = '', int $limit = 20 ): Page {
		return $this->tickets->list( new View( self::shown(), customer_id: $customer->id ), $after, $limit );
	}

	/** @throws Problem alike for tickets that are not there and tickets of others */
	public function read( Customer $customer, int $ticket_id ): Ticket {
		$ticket = $this->tickets->by_id( $ticket_id );
		if ( null === $ticket || $ticket->customer_id !== $customer->id || Status::Trash === $ticket->status ) {
			throw Problem::not_found();
		}
		return $ticket;
	}

	/** @return list<Message> oldest first */
	public function conversation( Customer $customer, Ticket $ticket ): array {
		$this->read( $customer, $ticket->id );
		$all = $this->messages->of_ticket( $ticket->id, 0, self::MESSAGES );
		return array_values( array_filter( $all, static fn ( Message $message ): bool => in_array( $message->kind, [ Message::INCOMING, Message::REPLY ], true ) ) );
	}

	/** @throws Problem alike for messages that are not there and messages of others */
	public function message( Customer $customer, int $message_id ): Message {
		$message = $this->messages->by_id( $message_id ) ?? throw Problem::not_found();
		$this->read( $customer, $message->ticket_id );
		return in_array( $message->kind, [ Message::INCOMING, Message::REPLY ], true ) ? $message : throw Problem::not_found();
	}

	/** "This is solved." */
	public function resolve( Customer $customer, int $ticket_id ): Ticket {
		$ticket = $this->read( $customer, $ticket_id );
		return Status::Spam === $ticket->status ? $ticket : ( $this->change )( $ticket->id, new Change( status: Status::Resolved ), Actor::customer( $customer ) )[0];
	}

	/**
	 * The sender of a message held as spam still finds it: whether it was held is none of their business.
	 *
	 * @return list<Status>
	 */
	private static function shown(): array {
		return array_values( array_filter( Status::cases(), static fn ( Status $status ): bool => Status::Trash !== $status ) );
	}
}
