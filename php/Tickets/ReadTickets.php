<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** Reads tickets and their conversations for the desk. */
final class ReadTickets {

	public const MESSAGES = 50;
	public const ENTRIES  = 200;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly TimelineStore $timeline,
		private readonly SearchStore $search,
		private readonly DeskStore $desk,
	) {
	}

	/** @throws Problem when there is none */
	public function __invoke( int $id ): Ticket {
		return $this->tickets->by_id( $id ) ?? throw Problem::not_found();
	}

	/**
	 * The ticket in which the conversation of this one goes on: itself, or the one that it was merged into.
	 *
	 * @throws Problem when there is none
	 */
	public function current( int $id ): Ticket {
		return $this->tickets->current( ( $this )( $id ) );
	}

	public function page( View $view, string $after, int $limit ): Page {
		return $this->tickets->list( $view, $after, $limit );
	}

	/** The own words of the desk first: a number, an address; then text. At most one page. */
	public function search( string $words, int $limit ): Page {
		$words = trim( $words );
		$ids   = 1 === preg_match( '/^#?(\d{1,18})$/', $words, $found ) ? [ (int) $found[1] ] : [];
		if ( str_contains( $words, '@' ) ) {
			$ids = [ ...$ids, ...$this->search->of_address( mb_strtolower( $words ), $limit ) ];
		}
		$ids = array_values( array_unique( [ ...$ids, ...$this->search->of_text( $words, $limit ) ] ) );
		$found = array_map( $this->tickets->current( ... ), $this->tickets->by_ids( array_slice( $ids, 0, $limit ) ) );
		return new Page( array_values( array_column( $found, null, 'id' ) ), '' );
	}

	/**
	 * @param int $before only messages older than this one; 0 for the newest
	 * @return list<Message> oldest first
	 */
	public function messages( int $ticket_id, int $before = 0, int $limit = self::MESSAGES ): array {
		return $this->messages->of_ticket( $ticket_id, $before, $limit );
	}

	/** @return list<Entry> */
	public function entries( int $ticket_id ): array {
		return $this->timeline->of_ticket( $ticket_id, self::ENTRIES );
	}

	/** @throws Problem when there is none */
	public function message( int $id ): Message {
		return $this->messages->by_id( $id ) ?? throw Problem::not_found();
	}

	/**
	 * Which of these tickets hold something from the customer, or for this agent, that the agent has not opened.
	 *
	 * @param list<Ticket> $tickets
	 * @return array<int, bool> by ticket
	 */
	public function unread( array $tickets, int $agent_id ): array {
		$read   = $this->desk->read_entries( $agent_id, array_map( static fn ( Ticket $ticket ): int => $ticket->id, $tickets ) );
		$unread = [];
		foreach ( $tickets as $ticket ) {
			$known                 = $read[ $ticket->id ] ?? [ 'read' => 0, 'called' => 0 ];
			$unread[ $ticket->id ] = $ticket->status->is_ours() && max( $ticket->customer_entry, $known['called'] ) > $known['read'];
		}
		return $unread;
	}

	/** @return list<array{id: int, subject: string, status: string, created_at: int}> newest first */
	public function of_customer( int $customer_id, int $limit ): array {
		$page = $this->tickets->list( new View( array_map( Status::from( ... ), [ ...Status::choices(), Status::Snoozed->value ] ), customer_id: $customer_id ), '', $limit );
		return array_map(
			static fn ( Ticket $ticket ): array => [
				'id'         => $ticket->id,
				'subject'    => $ticket->subject,
				'status'     => $ticket->status->value,
				'created_at' => $ticket->created_at,
			],
			$page->tickets
		);
	}
}
