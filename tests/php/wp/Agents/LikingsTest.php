<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\ForgetKeyboards;
use Deskfold\Agents\LikingStore;
use Deskfold\Agents\ReadLikings;
use Deskfold\Tests\WpTestCase;

/** How everybody likes their desk. */
final class LikingsTest extends WpTestCase {

	public function test_a_choice_follows_its_agent_and_leaves_the_others_alone(): void {
		$agent = $this->as_agent( 'Ann' );
		self::assertSame( [], $this->get( ReadLikings::class )( $agent ) );
		$this->rest( 'POST', '/me/desk', [ 'closed_sections' => [ 'notes', 'other-tickets' ], 'theme' => 'dark' ] );
		$this->rest( 'POST', '/me/desk', [ 'go_next' => false ] );

		self::assertEquals( [ 'closed_sections' => [ 'notes', 'other-tickets' ], 'theme' => 'dark', 'go_next' => false ], $this->get( ReadLikings::class )( $agent ) );
		self::assertSame( [], $this->get( ReadLikings::class )( 1 ) );
	}

	public function test_what_is_no_choice_is_refused(): void {
		$this->as_agent( 'Ann' );
		foreach ( [ [ 'theme' => 'pink' ], [ 'order' => 'x' ], [ 'closed_sections' => [ '<b>' ] ], [ 'closed_sections' => array_map( strval( ... ), range( 1, 41 ) ) ] ] as $wrong ) {
			self::assertSame( 400, $this->rest( 'POST', '/me/desk', $wrong )->get_status() );
		}
	}

	public function test_nothing_stays_behind_when_the_plugin_goes(): void {
		update_user_meta( 1, LikingStore::META, [ 'theme' => 'dark', 'other' => 'x' ] );
		self::assertSame( [ 'theme' => 'dark' ], $this->get( ReadLikings::class )( 1 ) );
		$this->get( ForgetKeyboards::class )();
		self::assertSame( [], $this->get( ReadLikings::class )( 1 ) );
	}
}
