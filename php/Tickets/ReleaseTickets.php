<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\AgentRemoved;

/** Somebody left the team: what they had not finished is nobody's again, so that it is not forgotten. */
final class ReleaseTickets {

	public function __construct( private readonly HandOverTickets $hand_over ) {
	}

	public function __invoke( AgentRemoved $news ): void {
		$this->of( $news->agent_id );
	}

	/** WordPress deleted a user, whoever that was. */
	public function of( int $agent_id ): void {
		while ( $agent_id > 0 && ( $this->hand_over )( $agent_id, 0, Actor::system() ) > 0 ) {
			continue;
		}
	}
}
