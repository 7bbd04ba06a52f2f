<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Takes somebody off the team. The account and everything they wrote stay. */
final class RemoveAgent {

	public function __construct(
		private readonly AgentStore $agents,
		private readonly Events $events,
	) {
	}

	/** @throws Problem when it would lock somebody out who must stay */
	public function __invoke( int $id, int $by ): void {
		$agent = $this->agents->find( $id ) ?? throw Problem::not_found();
		if ( $id === $by ) {
			throw new Problem( 'yourself', __( 'You cannot take yourself off the team. Ask another person who manages it.', 'deskfold' ), 409 );
		}
		if ( $agent->can_manage && ! $this->another_manages( $id ) ) {
			throw new Problem( 'last_manager', __( 'This is the last person who can manage the desk. Let somebody else manage it first.', 'deskfold' ), 409 );
		}
		if ( is_multisite() && is_super_admin( $id ) ) {
			throw new Problem( 'network_admin', __( 'This person manages the whole network, so the desk stays open to them. Change that under Network users.', 'deskfold' ), 409 );
		}
		$this->agents->take( $id );
		$this->events->fire( new AgentRemoved( $id ) );
	}

	private function another_manages( int $id ): bool {
		foreach ( $this->agents->all() as $agent ) {
			if ( $agent->can_manage && $agent->id !== $id ) {
				return true;
			}
		}
		return false;
	}
}
