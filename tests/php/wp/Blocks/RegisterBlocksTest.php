<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Blocks;

use Deskfold\Blocks\EditorDefaults;
use Deskfold\Blocks\Patterns;
use Deskfold\Blocks\RegisterBlocks;
use Deskfold\Core\Settings;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\TestWith;

final class RegisterBlocksTest extends WpTestCase {

	public function test_both_blocks_are_known_with_their_texts_and_a_script_module(): void {
		foreach ( [ 'contact-form', 'my-tickets' ] as $name ) {
			$block = \WP_Block_Type_Registry::get_instance()->get_registered( "deskfold/$name" );
			self::assertNotNull( $block, $name );
			self::assertSame( 3, $block->api_version );
			self::assertSame( [], $block->editor_script_handles, 'a visitor needs no editor' );
			self::assertSame( [ "deskfold-$name-view-script-module" ], $block->view_script_module_ids );
		}
	}

	public function test_in_wp_admin_the_blocks_bring_their_editor_and_its_translations(): void {
		set_current_screen( 'post' );
		foreach ( [ 'contact-form', 'my-tickets' ] as $name ) {
			unregister_block_type( "deskfold/$name" );
		}
		( $this->get( RegisterBlocks::class ) )();
		foreach ( [ 'contact-form', 'my-tickets' ] as $name ) {
			$block = \WP_Block_Type_Registry::get_instance()->get_registered( "deskfold/$name" );
			self::assertSame( [ "deskfold-$name-editor-script" ], $block?->editor_script_handles );
			self::assertSame( 'deskfold', wp_scripts()->registered[ "deskfold-$name-editor-script" ]->textdomain );
		}
		unset( $GLOBALS['current_screen'] );
	}

	public function test_shortcodes_print_the_blocks_and_read_their_settings_from_words(): void {
		$html = do_shortcode( '[deskfold_contact_form topics="An order, Something else" asks_subject="yes" takes_files="no" button="Go" onclick="x"]' );
		self::assertStringContainsString( '<option value="Something else">', $html );
		self::assertStringContainsString( 'name="deskfold_subject"', $html );
		self::assertStringNotContainsString( 'name="deskfold_files[]"', $html );
		self::assertStringContainsString( '>Go</button>', $html );
		self::assertStringNotContainsString( 'onclick', $html );
		self::assertStringContainsString( 'name="deskfold_my" value="ask"', do_shortcode( '[deskfold_my_tickets]' ) );
	}

	public function test_the_patterns_hold_blocks_that_wordpress_reads_back(): void {
		$this->get( Patterns::class )->register();
		foreach ( [ 'contact-page', 'help-page' ] as $name ) {
			$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( "deskfold/$name" );
			self::assertIsArray( $pattern );
			$content = $pattern['content'] ?? null;
			self::assertIsString( $content );
			self::assertSame( $content, serialize_blocks( parse_blocks( $content ) ) );
			self::assertTrue( has_block( 'deskfold/contact-form', $content ) );
			$html = do_blocks( $content );
			self::assertStringContainsString( 'name="deskfold_message"', $html );
			self::assertStringContainsString( '>Send message</button>', $html );
			self::assertStringContainsString( 'We keep your message for as long as we need it to help you.', $html, 'nobody has written what to agree to' );
		}
	}

	public function test_the_contact_page_leads_to_the_requests_where_there_is_a_page_of_them(): void {
		$page = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Mine' ] );
		$this->get( Settings::class )->set( 'general', [ 'portal_page_id' => $page ] );
		$this->get( Patterns::class )->register();
		$pattern = \WP_Block_Patterns_Registry::get_instance()->get_registered( 'deskfold/contact-page' );
		self::assertIsArray( $pattern );
		self::assertStringContainsString( '<a href="' . esc_url( (string) get_permalink( (int) $page ) ) . '">My requests</a>', is_string( $pattern['content'] ?? null ) ? $pattern['content'] : '' );
	}

	public function test_the_editor_knows_what_a_form_says_by_itself_and_the_words_break_no_script(): void {
		wp_register_script( 'deskfold-contact-form-editor-script', 'https://shop.test/index.js', [], '1', [] );
		$this->get( Settings::class )->set( 'form', [ 'consent_text' => 'Use my <a href="/privacy">data</a>.', 'thanks_text' => '</script>1 < 2' ] );
		( $this->get( EditorDefaults::class ) )();
		$said = implode( '', (array) wp_scripts()->get_data( 'deskfold-contact-form-editor-script', 'before' ) );
		self::assertStringContainsString( '"consent":"Use my data."', $said );
		self::assertStringNotContainsString( '<', $said );
	}

	#[TestWith( [ 'contact-form' ] )]
	#[TestWith( [ 'my-tickets' ] )]
	public function test_each_block_is_light( string $name ): void {
		$build = dirname( __DIR__, 4 ) . "/build/$name";
		$bytes = 0;
		foreach ( [ 'view.js', 'style-index.css' ] as $file ) {
			$bytes += strlen( (string) gzencode( (string) file_get_contents( "$build/$file" ) ) );
		}
		self::assertLessThan( 15_000, $bytes, $name );
		$asset = require "$build/view.asset.php";
		self::assertIsArray( $asset );
		self::assertSame( [], $asset['dependencies'], 'nothing else is loaded for it' );
	}

	public function test_the_editor_finds_the_patterns_where_it_asks_for_them_and_other_requests_do_not_make_them(): void {
		$registry = \WP_Block_Patterns_Registry::get_instance();
		foreach ( [ 'contact-page', 'help-page' ] as $name ) {
			if ( $registry->is_registered( "deskfold/$name" ) ) {
				$registry->unregister( "deskfold/$name" );
			}
		}
		$this->as_admin();
		rest_do_request( new \WP_REST_Request( 'GET', '/wp/v2/types/post' ) );
		self::assertFalse( $registry->is_registered( 'deskfold/contact-page' ) );
		$listed = rest_do_request( new \WP_REST_Request( 'GET', '/wp/v2/block-patterns/patterns' ) )->get_data();
		self::assertContains( 'deskfold/contact-page', array_column( $listed, 'name' ) );
	}
}
