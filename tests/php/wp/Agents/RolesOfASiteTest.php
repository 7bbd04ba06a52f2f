<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\InstallRoles;
use Deskfold\Agents\Permissions;
use Deskfold\Agents\UninstallRoles;
use Deskfold\Tests\WpTestCase;

/** What activation puts into a site, and uninstalling takes out again. */
final class RolesOfASiteTest extends WpTestCase {

	protected function tearDown(): void {
		$this->get( InstallRoles::class )();
		parent::tearDown();
	}

	public function test_installing_twice_writes_nothing_the_second_time(): void {
		$install = $this->get( InstallRoles::class );
		$install();
		$writes = 0;
		add_action(
			'update_option',
			static function () use ( &$writes ): void {
				++$writes;
			}
		);
		$install();
		self::assertSame( 0, $writes );
	}

	public function test_installing_again_repairs_a_role_that_lost_something(): void {
		get_role( 'deskfold_agent' )?->remove_cap( Permissions::REPLY );
		$this->get( InstallRoles::class )();
		self::assertTrue( get_role( 'deskfold_agent' )?->has_cap( Permissions::REPLY ) );
	}

	public function test_a_right_that_the_owner_denied_stays_denied(): void {
		$role = get_role( 'administrator' );
		self::assertInstanceOf( \WP_Role::class, $role );
		$role->add_cap( Permissions::MANAGE, false );
		$this->get( InstallRoles::class )();
		self::assertFalse( $role->has_cap( Permissions::MANAGE ) );
		$role->remove_cap( Permissions::MANAGE );
	}

	public function test_uninstalling_leaves_nothing_of_ours_in_roles_and_people(): void {
		$agent    = $this->person( 'Ann Agent', 'deskfold_agent' );
		$excluded = $this->person( 'Olga Admin', 'administrator' );
		$this->asked( 'DELETE', "/agents/$excluded", [], 1 );

		$this->get( UninstallRoles::class )();

		foreach ( wp_roles()->role_objects as $name => $role ) {
			self::assertStringStartsNotWith( 'deskfold_', (string) $name );
			self::assertSame( [], array_intersect( Permissions::all(), array_keys( $role->capabilities ) ) );
		}
		foreach ( [ $agent, $excluded ] as $id ) {
			self::assertStringNotContainsString( 'deskfold', (string) wp_json_encode( get_user_meta( $id ) ) );
		}
	}
}
