<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\ForgetKeyboards;
use Deskfold\Agents\Keyboard;
use Deskfold\Agents\KeyboardStore;
use Deskfold\Plugin;
use Deskfold\Tests\WpTestCase;

/** Everybody's own keys. */
final class KeyboardTest extends WpTestCase {

	public function test_keys_follow_their_agent_and_nobody_else(): void {
		$this->as_admin();
		self::assertSame( '{"single_keys":true,"keys":{}}', wp_json_encode( $this->rest( 'GET', '/me/keyboard' )->get_data() ) );
		$keys = [ 'resolve' => 'd', 'spam' => '\\', 'goMine' => 'g "', 'next' => 'ü' ];
		$this->rest( 'POST', '/me/keyboard', [ 'single_keys' => false, 'keys' => $keys ] );

		$kept = Plugin::container()->get( KeyboardStore::class );
		self::assertSame( $keys, $kept->of( get_current_user_id() )->keys );
		self::assertFalse( $kept->of( get_current_user_id() )->single_keys );
		self::assertSame( [], $kept->of( 99 )->keys );
	}

	public function test_what_is_no_key_is_refused(): void {
		$this->as_admin();
		foreach ( [ [ 'resolve' => '' ], [ 'resolve' => str_repeat( 'x', 41 ) ], [ 'resolve' => [ 'e' ] ], array_fill_keys( array_map( static fn ( int $at ): string => "c$at", range( 1, 101 ) ), 'e' ) ] as $keys ) {
			self::assertSame( 400, $this->rest( 'POST', '/me/keyboard', [ 'single_keys' => true, 'keys' => $keys ] )->get_status() );
		}
		self::assertSame( 400, $this->rest( 'POST', '/me/keyboard', [ 'keys' => [] ] )->get_status() );
	}

	public function test_a_row_that_somebody_broke_is_the_desk_as_it_came(): void {
		update_user_meta( 1, KeyboardStore::META, 'x' );
		self::assertEquals( new Keyboard(), Plugin::container()->get( KeyboardStore::class )->of( 1 ) );
		update_user_meta( 1, KeyboardStore::META, [ 'single_keys' => false, 'keys' => [ 'resolve' => 'd', '<b>' => 'e', 'spam' => 7 ] ] );
		self::assertEquals( new Keyboard( false, [ 'resolve' => 'd' ] ), Plugin::container()->get( KeyboardStore::class )->of( 1 ) );
	}

	public function test_nothing_stays_behind(): void {
		$store = Plugin::container()->get( KeyboardStore::class );
		$store->keep( 1, new Keyboard( false ) );
		Plugin::container()->get( ForgetKeyboards::class )();
		self::assertTrue( $store->of( 1 )->single_keys );
	}
}
