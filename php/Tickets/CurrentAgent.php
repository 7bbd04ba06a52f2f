<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** The signed-in agent, as the timeline names them. */
final class CurrentAgent {

	public function __invoke(): Actor {
		$user = wp_get_current_user();
		return Actor::agent( $user->ID, $user->display_name, $user->user_email );
	}
}
