<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Adds a line to a ticket's timeline that changes nothing else of it. Inside the caller's transaction. */
final class TellTimeline {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly SaveTicket $save,
	) {
	}

	public function __invoke( int $ticket_id, Entry $line ): void {
		$ticket = $this->tickets->locked( $ticket_id );
		if ( null !== $ticket ) {
			( $this->save )( $ticket, $ticket, [ $line ] );
		}
	}
}
