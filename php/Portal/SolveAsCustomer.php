<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Status;

/** A customer says that it is solved. */
final class SolveAsCustomer {

	public function __construct(
		private readonly OwnTickets $tickets,
		private readonly ChangeTicket $change_ticket,
	) {
	}

	public function __invoke( Visitor $visitor, int $ticket_id ): void {
		$ticket = $this->tickets->ticket( $visitor, $ticket_id );
		( $this->change_ticket )( $ticket->id, new Change( status: Status::Resolved ), Actor::customer( $visitor->customer, address: $visitor->address ) );
	}
}
