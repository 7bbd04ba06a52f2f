<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\Permissions;
use Deskfold\Channels\Address;
use Deskfold\Core\Problem;
use Deskfold\Customers\FindCustomer;
use Deskfold\Tickets\EntrySchema;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\Page;
use Deskfold\Tickets\PresentNews;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\View;

/** Prints tickets. Whoever runs WP-CLI reads the whole site; with --user only what that person may read. */
final class ShowTickets {

	private const PAGE    = 50;
	private const COLUMNS = [ 'id', 'status', 'priority', 'agent', 'customer', 'subject', 'last_message' ];

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ReadTickets $read,
		private readonly PresentNews $present,
		private readonly FindCustomer $customers,
	) {
	}

	public function __invoke( Flags $flags ): void {
		$this->check();
		$tickets = $flags->has( 'search' ) ? $this->read->search( $flags->text( 'search' ), $flags->number( 'limit', 20, 1, 1000 ) )->tickets : $this->walk( $flags );
		if ( $flags->wants_json() ) {
			$this->terminal->json( $this->present->tickets( $tickets, get_current_user_id() ) );
			return;
		}
		$this->terminal->table( array_map( self::line( ... ), $tickets ), self::COLUMNS );
	}

	public function one( int $id, Flags $flags ): void {
		$this->check();
		$ticket   = ( $this->read )( $id );
		$messages = $this->read->messages( $id, 0, 1000 );
		if ( $flags->wants_json() ) {
			$this->terminal->json(
				[
					'ticket'   => $this->present->tickets( [ $ticket ], get_current_user_id() )[0],
					'messages' => $this->present->messages( $messages ),
					'entries'  => array_map( EntrySchema::present( ... ), $this->read->entries( $id ) ),
				]
			);
			return;
		}
		$this->terminal->table( [ self::line( $ticket ) ], self::COLUMNS );
		array_map( $this->message( ... ), $messages );
	}

	/** @return list<Ticket> page by page, as the desk reads them */
	private function walk( Flags $flags ): array {
		$wanted   = $flags->number( 'limit', 20, 1, 1000 );
		$customer = $flags->has( 'customer' ) ? $this->customers->by_address( new Address( $flags->text( 'customer' ) ) ) : null;
		if ( $flags->has( 'customer' ) && null === $customer ) {
			return [];
		}
		$view    = View::named( $flags->text( 'view', 'all' ), get_current_user_id(), $flags->text( 'channel' ), $customer->id ?? 0, $flags->text( 'tag' ), $flags->text( 'order' ) );
		$tickets = [];
		$page    = new Page( [], '' );
		do {
			$page = $this->read->page( $view, $page->next, min( self::PAGE, $wanted - count( $tickets ) ) );
			array_push( $tickets, ...$page->tickets );
		} while ( '' !== $page->next && count( $tickets ) < $wanted );
		return $tickets;
	}

	private function check(): void {
		if ( get_current_user_id() > 0 && ! current_user_can( Permissions::USE_DESK ) ) {
			throw new Problem( 'not_allowed', 'This person may not use the desk.', 403 );
		}
	}

	/** @return array<string, string|int> */
	private static function line( Ticket $ticket ): array {
		$agent = 0 === $ticket->agent_id ? false : get_userdata( $ticket->agent_id );
		return [
			'id'           => $ticket->id,
			'status'       => $ticket->status->value,
			'priority'     => $ticket->priority->value,
			'agent'        => false === $agent ? '' : $agent->display_name,
			'customer'     => '' === $ticket->customer_name ? $ticket->customer_address : "{$ticket->customer_name} <{$ticket->customer_address}>",
			'subject'      => $ticket->subject,
			'last_message' => Terminal::time( $ticket->last_message_at ),
		];
	}

	private function message( Message $message ): void {
		$state = Message::REPLY === $message->kind ? ", {$message->state}" : '';
		$this->terminal->say( '' );
		$this->terminal->say( '--- ' . Terminal::time( $message->created_at ) . " {$message->author->name} ({$message->kind}$state)" );
		$this->terminal->say( $message->text );
		if ( '' !== $message->failure ) {
			$this->terminal->say( "Not delivered: {$message->failure}" );
		}
	}
}
