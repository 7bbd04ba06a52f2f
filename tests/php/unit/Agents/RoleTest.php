<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Agents;

use Deskfold\Agents\Permissions;
use Deskfold\Agents\Role;
use Deskfold\Core\Problem;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class RoleTest extends TestCase {

	public function test_each_role_may_what_the_one_below_it_may(): void {
		$bundles = [ Role::Readonly->capabilities(), Role::Agent->capabilities(), Role::Supervisor->capabilities(), Permissions::all() ];
		foreach ( [ 0, 1, 2 ] as $at ) {
			self::assertSame( [], array_diff( $bundles[ $at ], $bundles[ $at + 1 ] ) );
			self::assertNotSame( [], array_diff( $bundles[ $at + 1 ], $bundles[ $at ] ) );
		}
	}

	public function test_nobody_becomes_a_manager_through_our_roles(): void {
		foreach ( Role::cases() as $role ) {
			self::assertNotContains( Permissions::MANAGE, $role->capabilities() );
		}
	}

	/** @return array<string, array{string}> */
	public static function words_that_are_no_role(): array {
		return [
			'an administrator' => [ 'administrator' ],
			'our own slug'     => [ 'deskfold_agent' ],
			'other case'       => [ 'Agent' ],
			'nothing'          => [ '' ],
			'a space after'    => [ 'agent ' ],
		];
	}

	#[DataProvider( 'words_that_are_no_role' )]
	public function test_no_other_word_is_a_role( string $word ): void {
		$this->expectException( Problem::class );
		Role::named( $word );
	}

	public function test_a_ticket_capability_without_a_ticket_is_refused(): void {
		$map = new Permissions();
		foreach ( [ [], [ 0 ], [ -3 ], [ 'seven' ], [ null ], [ [ 7 ] ] ] as $args ) {
			self::assertSame( [ 'do_not_allow' ], $map->map( [ 'x' ], Permissions::READ_TICKET, 1, $args ) );
			self::assertSame( [ 'do_not_allow' ], $map->map( [ 'x' ], Permissions::EDIT_TICKET, 1, $args ) );
		}
	}

	public function test_capabilities_of_others_pass_untouched(): void {
		self::assertSame( [ 'edit_posts' ], ( new Permissions() )->map( [ 'edit_posts' ], 'edit_post', 1, [ 5 ] ) );
	}
}
