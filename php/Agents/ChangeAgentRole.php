<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Problem;

/** Gives an agent another of our roles. Who manages the site manages the desk; that is changed under Users. */
final class ChangeAgentRole {

	public function __construct( private readonly AgentStore $agents ) {
	}

	/** @throws Problem when the person is no agent, or manages the desk through another role */
	public function __invoke( int $id, Role $role ): Agent {
		$agent = $this->agents->find( $id ) ?? throw Problem::not_found();
		if ( $agent->can_manage ) {
			throw new Problem(
				'manager_by_role',
				/* translators: %s: a person's name. */
				sprintf( __( '%s manages the desk through a role of the site. Change that role under Users.', 'deskfold' ), $agent->name ),
				409
			);
		}
		$this->agents->give( $id, $role );
		return $this->agents->find( $id ) ?? throw Problem::not_found();
	}
}
