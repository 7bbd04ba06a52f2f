<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\AgentRemoved;

/** Somebody left the team: what they had not finished is nobody's again, so that it is not forgotten. */
final class ReleaseTickets {

	private const BATCH = 50;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly ChangeTicket $change,
	) {
	}

	public function __invoke( AgentRemoved $news ): void {
		$this->of( $news->agent_id );
	}

	/** WordPress deleted a user, whoever that was. */
	public function of( int $agent_id ): void {
		$view = new View( [ Status::Fresh, Status::Open, Status::Waiting, Status::Snoozed ], $agent_id );
		while ( $agent_id > 0 ) {
			$page = $this->tickets->list( $view, '', self::BATCH );
			foreach ( $page->tickets as $ticket ) {
				( $this->change )( $ticket->id, new Change( agent_id: 0 ), Actor::system() );
			}
			if ( '' === $page->next ) {
				return;
			}
		}
	}
}
