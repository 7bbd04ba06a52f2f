<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Admin;

use Deskfold\Admin\AgentEntrance;
use Deskfold\Admin\DeskAsset;
use Deskfold\Admin\DeskBoot;
use Deskfold\Admin\DeskPage;
use Deskfold\Tests\WpTestCase;

/** The desk's page in wp-admin, and who finds the way there. */
final class DeskPageTest extends WpTestCase {

	protected function tearDown(): void {
		unset( $GLOBALS['current_screen'], $GLOBALS['menu'] );
		parent::tearDown();
	}

	public function test_the_menu_has_one_entry_for_whoever_may_use_the_desk(): void {
		$GLOBALS['menu'] = [];
		$this->as_readonly();
		$this->get( DeskPage::class )->menu();
		/** @var array<array<int, string>> $menu */
		$menu    = $GLOBALS['menu'];
		$entries = array_values( $menu );
		self::assertSame( [ 'Helpdesk' ], array_column( $entries, 0 ) );
		self::assertSame( [ 'deskfold_use_desk' ], array_column( $entries, 1 ) );
		self::assertStringStartsWith( 'data:image/svg+xml;base64,', $entries[0][6] ?? '' );
	}

	public function test_other_pages_get_neither_scripts_nor_classes_nor_silence(): void {
		$this->as_admin();
		$this->visit( 'dashboard' );
		$page = $this->get( DeskPage::class );
		add_action( 'admin_notices', '__return_null' );

		$page->enqueue( 'index.php' );
		$page->silence_others();

		self::assertFalse( wp_script_is( 'deskfold-desk', 'registered' ) );
		self::assertSame( 'wide', $page->body_class( 'wide' ) );
		self::assertNotFalse( has_action( 'admin_notices', '__return_null' ) );
	}

	public function test_notices_of_others_stay_away_from_the_desk(): void {
		$this->as_admin();
		$this->visit( 'toplevel_page_deskfold' );
		$page = $this->get( DeskPage::class );
		foreach ( [ 'admin_notices', 'all_admin_notices' ] as $hook ) {
			add_action( $hook, '__return_null' );
		}
		$page->silence_others();
		self::assertFalse( has_action( 'admin_notices' ) );
		self::assertFalse( has_action( 'all_admin_notices' ) );
		self::assertStringContainsString( 'deskfold-screen', $page->body_class( 'wide' ) );
	}

	public function test_the_script_knows_who_is_there_and_what_they_may(): void {
		$agent  = $this->as_agent( 'Ann “A” O’Agent' );
		$values = $this->get( DeskBoot::class )->values();
		self::assertSame( [ 'id' => $agent, 'name' => 'Ann “A” O’Agent', 'caps' => [ 'reply' => true, 'supervise' => false, 'manage' => false ] ], $values['user'] );
		self::assertSame( 8, $values['sendDelay'] );
		self::assertIsArray( $values['agents'] );
		self::assertContains( $agent, array_column( $values['agents'], 'id' ) );
	}

	public function test_the_first_list_travels_with_the_page(): void {
		$this->as_agent();
		$answers = $this->get( DeskBoot::class )->first_answers();
		self::assertSame( [ DeskBoot::FIRST_LIST ], array_keys( $answers ) );
		$this->as_subscriber();
		self::assertSame( [], $this->get( DeskBoot::class )->first_answers() );
	}

	public function test_nothing_that_somebody_wrote_can_end_the_script(): void {
		if ( null === DeskAsset::built() ) {
			self::markTestSkipped( 'The desk is not built.' );
		}
		update_option( 'blogname', '</script><script>alert(1)</script><!-- & ]]>' );
		$this->as_admin();
		$this->get( DeskPage::class )->enqueue( 'toplevel_page_deskfold' );
		$before = wp_scripts()->get_data( 'deskfold-desk', 'before' );
		$script = implode( '', array_filter( is_array( $before ) ? $before : [], 'is_string' ) );
		self::assertStringContainsString( 'window.deskfoldDesk = {', $script );
		self::assertStringContainsString( 'createPreloadingMiddleware( {', $script );
		self::assertStringNotContainsString( '<', $script );
	}

	public function test_an_agent_starts_at_the_desk_and_an_editor_where_they_always_do(): void {
		$entrance = $this->get( AgentEntrance::class );
		$agent    = get_userdata( $this->person( 'Ann Agent', 'deskfold_agent' ) );
		$editor   = get_userdata( $this->person( 'Ed Editor', 'editor' ) );
		$customer = get_userdata( $this->person( 'Cid Customer', 'subscriber' ) );

		self::assertSame( DeskPage::url(), $entrance->after_login( admin_url(), '', $agent ) );
		self::assertSame( DeskPage::url(), $entrance->after_login( admin_url(), admin_url(), $agent ) );
		self::assertSame( 'https://x.test/page', $entrance->after_login( 'https://x.test/page', 'https://x.test/page', $agent ) );
		self::assertSame( admin_url(), $entrance->after_login( admin_url(), '', $editor ) );
		self::assertSame( admin_url(), $entrance->after_login( admin_url(), '', $customer ) );
		self::assertSame( admin_url(), $entrance->after_login( admin_url(), '', new \WP_Error( 'wrong_password' ) ) );
	}

	public function test_a_shop_that_locks_wp_admin_lets_agents_in_and_customers_not(): void {
		$this->as_agent();
		self::assertFalse( apply_filters( 'woocommerce_prevent_admin_access', true ) );
		self::assertFalse( apply_filters( 'woocommerce_disable_admin_bar', true ) );
		$this->as_subscriber();
		self::assertTrue( apply_filters( 'woocommerce_prevent_admin_access', true ) );
		self::assertFalse( apply_filters( 'woocommerce_prevent_admin_access', false ) );
	}

	public function test_the_list_of_plugins_leads_to_the_desk(): void {
		$links = apply_filters( 'plugin_action_links_deskfold/plugin.php', [ 'deactivate' => '<a>Deactivate</a>' ] );
		self::assertIsArray( $links );
		self::assertSame( [ 'deskfold', 'deactivate' ], array_keys( $links ) );
		self::assertIsString( $links['deskfold'] );
		self::assertStringContainsString( 'page=deskfold', $links['deskfold'] );
	}

	private function visit( string $screen ): void {
		set_current_screen( $screen );
	}
}
