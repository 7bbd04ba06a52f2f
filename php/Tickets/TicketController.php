<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Agents\PresenceSchema;
use Deskfold\Agents\ReportPresence;
use Deskfold\Core\Input;
use Deskfold\Core\Rest;
use Deskfold\Customers\CustomerSchema;
use Deskfold\Customers\FindCustomer;

/** The desk reads and changes tickets. */
final class TicketController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadTickets $read,
		private readonly ReadNews $news,
		private readonly PresentNews $present,
		private readonly CountTickets $count,
		private readonly ChangeTicket $change,
		private readonly FindCustomer $customers,
		private readonly KeepDraft $desk,
		private readonly CurrentAgent $me,
		private readonly ReportPresence $presence,
	) {
	}

	public function routes(): void {
		$may_look   = static fn (): bool => current_user_can( Permissions::USE_DESK );
		$may_read   = static fn ( Input $input ): bool => current_user_can( Permissions::READ_TICKET, $input->int( 'id' ) );
		$may_change = static fn ( Input $input ): bool => current_user_can( Permissions::EDIT_TICKET, $input->int( 'id' ) );
		$cursor     = [ 'after' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ] ];
		$before     = [ 'before' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$entry      = [ 'entry' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true ] ];

		$this->rest->route( 'GET', '/tickets', TicketArgs::list(), $may_look, $this->list( ... ) );
		$this->rest->route( 'GET', '/tickets/(?P<id>\d+)', TicketArgs::ID, $may_read, $this->open( ... ) );
		$this->rest->route( 'POST', '/tickets/(?P<id>\d+)', TicketArgs::change(), $may_change, $this->change( ... ) );
		$this->rest->route( 'GET', '/tickets/(?P<id>\d+)/messages', TicketArgs::ID + $before, $may_read, $this->earlier( ... ) );
		$this->rest->route( 'POST', '/tickets/(?P<id>\d+)/read', TicketArgs::ID + $entry, $may_read, $this->mark_read( ... ) );
		$this->rest->route( 'GET', '/timeline', $cursor + PresenceSchema::args(), $may_look, $this->news( ... ) );
	}

	/** @return array<string, mixed> */
	public function list( Input $input ): array {
		$me     = get_current_user_id();
		$cursor = $this->news->cursor();
		$search = trim( $input->string( 'search' ) );
		$page   = '' === $search
			? $this->read->page( View::named( $input->string( 'view' ), $me, $input->string( 'channel' ), $input->int( 'customer_id' ), $input->string( 'tag' ), $input->string( 'order' ) ), $input->string( 'after' ), $input->int( 'limit' ) )
			: $this->read->search( $search, $input->int( 'limit' ) );
		return [
			'tickets' => $this->present->tickets( $page->tickets, $me ),
			'next'    => '' === $page->next ? null : $page->next,
			'counts'  => ( $this->count )( $me ),
			'cursor'  => $cursor,
		];
	}

	/** @return array<string, mixed> */
	public function open( Input $input ): array {
		$me       = get_current_user_id();
		$ticket   = ( $this->read )( $input->int( 'id' ) );
		$messages = $this->read->messages( $ticket->id );
		$customer = $this->customers->by_id( $ticket->customer_id );
		return [
			'ticket'   => $this->present->tickets( [ $ticket ], $me )[0],
			'messages' => $this->present->messages( $messages ),
			'entries'  => array_map( EntrySchema::present( ... ), $this->read->entries( $ticket->id ) ),
			'earlier'  => count( $messages ) < $ticket->message_count,
			'customer' => null === $customer ? null : CustomerSchema::present( $customer ),
			'drafts'   => array_map( $this->present->draft( ... ), $this->desk->of( $me, $ticket->id ) ),
		];
	}

	/** @return array<string, mixed> */
	public function earlier( Input $input ): array {
		$ticket = ( $this->read )( $input->int( 'id' ) );
		return [ 'messages' => $this->present->messages( $this->read->messages( $ticket->id, $input->int( 'before' ) ) ) ];
	}

	/** @return array<string, mixed> */
	public function change( Input $input ): array {
		$change = new Change(
			$input->has( 'status' ) ? Status::from( $input->string( 'status' ) ) : null,
			$input->has( 'priority' ) ? Priority::from( $input->string( 'priority' ) ) : null,
			$input->has( 'agent_id' ) ? $input->int( 'agent_id' ) : null,
			$input->has( 'tags' ) ? $input->strings( 'tags' ) : null,
			$input->has( 'subject' ) ? $input->string( 'subject' ) : null,
			$input->has( 'snoozed_until' ) ? $input->int( 'snoozed_until' ) : null
		);
		[ $ticket, $entries ] = ( $this->change )( $input->int( 'id' ), $change, ( $this->me )() );
		$me                   = get_current_user_id();
		return ( $this->present )( new News( [ $ticket ], [], $entries, ( $this->count )( $me ) ), $me );
	}

	/** @return array<string, never> */
	public function mark_read( Input $input ): array {
		$ticket = ( $this->read )( $input->int( 'id' ) );
		$this->desk->mark_read( get_current_user_id(), $ticket->id, min( $ticket->last_entry, $input->int( 'entry' ) ) );
		return [];
	}

	/** @return array<string, mixed> */
	public function news( Input $input ): array {
		$me     = get_current_user_id();
		$others = ( $this->presence )( $me, $input->string( 'tab' ), $input->int( 'ticket' ), $input->bool( 'is_replying' ) );
		return ( $this->present )( ( $this->news )( $input->int( 'after' ), $me ), $me ) + [ 'presence' => array_map( PresenceSchema::present( ... ), $others ) ];
	}
}
