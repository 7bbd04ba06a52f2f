<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\Permissions;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** Who may do what, on a real WordPress. */
final class PermissionsTest extends WpTestCase {

	/** @return array<string, array{string, list<string>}> role in WordPress => what it may */
	public static function roles(): array {
		$read  = [ Permissions::USE_DESK, Permissions::READ_TICKET ];
		$reply = [ ...$read, Permissions::REPLY, Permissions::EDIT_TICKET ];
		return [
			'a visitor'        => [ '', [] ],
			'a subscriber'     => [ 'subscriber', [] ],
			'an editor'        => [ 'editor', [] ],
			'a reader'         => [ 'deskfold_readonly', $read ],
			'an agent'         => [ 'deskfold_agent', $reply ],
			'a supervisor'     => [ 'deskfold_supervisor', [ ...$reply, Permissions::SUPERVISE ] ],
			'an administrator' => [ 'administrator', [ ...$reply, Permissions::SUPERVISE, Permissions::MANAGE ] ],
		];
	}

	/** @param list<string> $may */
	#[DataProvider( 'roles' )]
	public function test_a_role_may_exactly_this( string $role, array $may ): void {
		$user = '' === $role ? 0 : $this->person( 'Somebody', $role );
		foreach ( Permissions::all() as $capability ) {
			self::assertSame( in_array( $capability, $may, true ), user_can( $user, $capability ), $capability );
		}
		foreach ( [ Permissions::READ_TICKET, Permissions::EDIT_TICKET ] as $capability ) {
			self::assertSame( in_array( $capability, $may, true ), user_can( $user, $capability, 7 ), $capability );
			self::assertFalse( user_can( $user, $capability, 0 ), "$capability without a ticket" );
		}
	}

	/** @return array<string, array{string, string, array<string, mixed>, list<string>}> request => who gets through */
	public static function requests(): array {
		$desk = [ 'deskfold_readonly', 'deskfold_agent', 'deskfold_supervisor', 'administrator' ];
		$new  = [ 'user' => 'nobody-of-that-name', 'role' => 'agent' ];
		return [
			'the team is read'     => [ 'GET', '/agents', [], $desk ],
			'somebody is added'    => [ 'POST', '/agents', $new, [ 'administrator' ] ],
			'a role is changed'    => [ 'POST', '/agents/999999', [ 'role' => 'agent' ], [ 'administrator' ] ],
			'somebody is removed'  => [ 'DELETE', '/agents/999999', [], [ 'administrator' ] ],
			'settings are read'    => [ 'GET', '/settings', [], [ 'administrator' ] ],
			'settings are changed' => [ 'POST', '/settings', [ 'general' => [ 'team_name' => 'Us' ] ], [ 'administrator' ] ],
		];
	}

	/**
	 * @param array<string, mixed> $params
	 * @param list<string>         $allowed
	 */
	#[DataProvider( 'requests' )]
	public function test_only_these_get_through_when( string $method, string $path, array $params, array $allowed ): void {
		foreach ( [ '', 'subscriber', 'editor', 'deskfold_readonly', 'deskfold_agent', 'deskfold_supervisor', 'administrator' ] as $role ) {
			$user     = '' === $role ? 0 : $this->person( "Some $role", $role );
			$response = $this->rest( $method, $path, $params, $user );
			if ( in_array( $role, $allowed, true ) ) {
				self::assertNotContains( $response->get_status(), [ 401, 403 ], $role );
			} else {
				self::assert_refused( '' === $role ? 401 : 403, $response, 'rest_forbidden' );
			}
		}
	}

	public function test_a_shop_manager_manages_the_desk_but_not_the_team(): void {
		add_role( 'shop_manager', 'Shop manager', [ 'read' => true, 'manage_woocommerce' => true ] );
		do_action( 'activated_plugin', 'woocommerce/woocommerce.php', false );
		$manager = $this->person( 'Mona Manager', 'shop_manager' );

		self::assertTrue( user_can( $manager, Permissions::MANAGE ) );
		self::assertSame( 200, $this->rest( 'GET', '/settings', [], $manager )->get_status() );
		self::assert_refused( 403, $this->rest( 'POST', '/agents', [ 'user' => 'x', 'role' => 'agent' ], $manager ) );
		remove_role( 'shop_manager' );
	}
}
