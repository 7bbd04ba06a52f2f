<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Agents\Permissions;
use WP_User;

/** WordPress and shops send people who do not edit posts away from wp-admin; agents work there. */
final class AgentEntrance {

	/** Whoever comes to answer tickets and asked for no other page starts at the desk, not at the own profile. */
	public function after_login( mixed $target, mixed $wanted, mixed $user ): mixed {
		$asked_for_nothing = ! is_string( $wanted ) || in_array( $wanted, [ '', admin_url(), 'wp-admin/' ], true );
		if ( ! $user instanceof WP_User || ! $asked_for_nothing || $user->has_cap( 'edit_posts' ) ) {
			return $target;
		}
		return $user->has_cap( Permissions::USE_DESK ) ? DeskPage::url() : $target;
	}

	/** Answers the shop's questions whether to lock somebody out of wp-admin and to hide the bar. */
	public function stays_out( mixed $locked ): bool {
		return (bool) $locked && ! current_user_can( Permissions::USE_DESK );
	}
}
