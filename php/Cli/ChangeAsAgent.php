<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Agents\ListAgents;
use Deskfold\Agents\Permissions;
use Deskfold\Core\Problem;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CurrentAgent;

/** Changes a ticket as the agent whom --user names; without one the timeline names Deskfold itself. */
final class ChangeAsAgent {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ChangeTicket $change,
		private readonly ListAgents $agents,
		private readonly CurrentAgent $me,
	) {
	}

	public function __invoke( int $id, string $status ): void {
		[ $ticket ] = ( $this->change )( $id, new Change( status: ReadReply::status( $status ) ), $this->actor( $id ) );
		$this->terminal->done( "Ticket {$ticket->id} is {$ticket->status->value}." );
	}

	public function assign( int $id, string $whom ): void {
		$agent_id = $this->agent( $whom );
		( $this->change )( $id, new Change( agent_id: $agent_id ), $this->actor( $id ) );
		$this->terminal->done( 0 === $agent_id ? "Ticket $id belongs to nobody." : "Ticket $id belongs to $whom." );
	}

	private function actor( int $id ): Actor {
		if ( 0 === get_current_user_id() ) {
			return Actor::system();
		}
		WriteAsAgent::check( current_user_can( Permissions::EDIT_TICKET, $id ) );
		return ( $this->me )();
	}

	/** @return int 0 for nobody */
	private function agent( string $whom ): int {
		if ( 'nobody' === $whom ) {
			return 0;
		}
		foreach ( ( $this->agents )() as $agent ) {
			$user = get_userdata( $agent->id );
			if ( (string) $agent->id === $whom || strtolower( $agent->email ) === strtolower( $whom ) || ( false !== $user && $user->user_login === $whom ) ) {
				return $agent->id;
			}
		}
		throw new Problem( 'agent_unknown', "Nobody on the team is called \"$whom\". Name the agent by login or mail address." );
	}
}
