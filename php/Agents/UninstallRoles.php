<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use WP_User;

/** Takes everything out of one site that InstallRoles and the team page have put there. */
final class UninstallRoles {

	public function __invoke(): void {
		$this->clean_users();
		foreach ( Role::cases() as $role ) {
			remove_role( $role->slug() );
		}
		foreach ( wp_roles()->role_objects as $role ) {
			foreach ( array_intersect( Permissions::all(), array_keys( $role->capabilities ) ) as $capability ) {
				$role->remove_cap( $capability );
			}
		}
	}

	/** By capability this finds holders of our roles, administrators, and whoever was excluded by name. */
	private function clean_users(): void {
		foreach ( get_users( [ 'capability' => Permissions::USE_DESK ] ) as $user ) {
			if ( ! $user instanceof WP_User ) {
				continue;
			}
			foreach ( Role::cases() as $role ) {
				$user->remove_role( $role->slug() );
			}
			foreach ( Permissions::all() as $capability ) {
				$user->remove_cap( $capability );
			}
		}
	}
}
