<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Module;

/** Who answers: roles, capabilities and the team. */
final class AgentsModule extends Module {

	public function wire(): void {
		$this->tables( AgentTables::class );

		// WordPress asks who may.
		$this->filter( 'map_meta_cap', Permissions::class, 'map', 10, 4 );

		// The desk asks.
		$this->routes( AgentController::class );
		$this->routes( KeyboardController::class );
		$this->routes( LikingController::class );
		$this->routes( PresenceController::class );

		// The clock strikes.
		$this->job( PrunePresenceJob::class );

		// Another plugin came in and may have brought a role for shop managers.
		$this->on( 'activated_plugin', InstallRoles::class );

		// WordPress changed somebody behind our back: the list of this request is old.
		foreach ( [ 'set_user_role', 'add_user_role', 'remove_user_role', 'profile_update', 'deleted_user', 'remove_user_from_blog' ] as $hook ) {
			$this->on( $hook, AgentStore::class, 'forget' );
		}
	}
}
