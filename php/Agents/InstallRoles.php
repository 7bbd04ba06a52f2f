<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use WP_Role;

/** Puts our roles and capabilities into one site; running it again repairs what is missing. */
final class InstallRoles {

	/** Roles of others that get everything, where they exist. */
	private const MANAGERS = [ 'administrator', 'shop_manager' ];

	public function __invoke(): void {
		foreach ( Role::cases() as $role ) {
			// `read` opens wp-admin; WooCommerce's own lock on it is lifted in the Admin room.
			$capabilities = array_fill_keys( [ 'read', ...$role->capabilities() ], true );
			$present      = get_role( $role->slug() );
			if ( ! $present instanceof WP_Role ) {
				add_role( $role->slug(), $role->label(), $capabilities );
				continue;
			}
			foreach ( array_keys( array_diff_key( $capabilities, $present->capabilities ) ) as $missing ) {
				$present->add_cap( $missing );
			}
		}
		foreach ( self::MANAGERS as $name ) {
			$this->complete( $name );
		}
	}

	/** Every write of a role rewrites an option, so only what is missing is added. */
	private function complete( string $name ): void {
		$role = get_role( $name );
		if ( ! $role instanceof WP_Role ) {
			return;
		}
		foreach ( Permissions::all() as $capability ) {
			if ( ! array_key_exists( $capability, $role->capabilities ) ) {
				$role->add_cap( $capability );
			}
		}
	}
}
