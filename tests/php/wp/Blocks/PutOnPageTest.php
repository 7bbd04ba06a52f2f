<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Blocks;

use Deskfold\Core\Settings;
use Deskfold\Tests\WpTestCase;

/** The form and the requests come onto pages, and what was there stays. */
final class PutOnPageTest extends WpTestCase {

	protected function setUp(): void {
		parent::setUp();
		$this->as_admin();
	}

	public function test_a_new_page_shows_the_form_to_visitors(): void {
		$page = $this->put( 'contact-form' );
		self::assertSame( [ 'Contact', true, false ], [ $page['title'], $page['has_form'], $page['has_requests'] ] );
		self::assertSame( 'publish', get_post_status( $page['id'] ) );
		self::assertStringContainsString( 'name="deskfold_message"', apply_filters( 'the_content', get_post( $page['id'] )->post_content ?? '' ) );
	}

	public function test_the_page_of_requests_becomes_the_one_customers_are_led_to(): void {
		$page    = $this->put( 'my-tickets' );
		$general = $this->get( Settings::class )->get( 'general' );
		self::assertSame( $page['id'], is_array( $general ) ? $general['portal_page_id'] : 0 );
	}

	public function test_below_what_is_there_and_only_once(): void {
		$id = $this->page( '<!-- wp:paragraph --><p>A "quoted" \\ word</p><!-- /wp:paragraph -->' );
		$this->put( 'contact-form', $id );
		$this->put( 'contact-form', $id );
		self::assertSame( "<!-- wp:paragraph --><p>A \"quoted\" \\ word</p><!-- /wp:paragraph -->\n\n<!-- wp:deskfold/contact-form /-->", get_post( $id )->post_content ?? '' );
	}

	public function test_a_page_without_blocks_keeps_its_paragraphs(): void {
		$id = $this->page( "One line.\n\nAnother line." );
		$this->put( 'contact-form', $id );
		$html = apply_filters( 'the_content', get_post( $id )->post_content ?? '' );
		self::assertStringContainsString( '<p>Another line.</p>', $html );
		self::assertStringContainsString( 'name="deskfold_message"', $html );
	}

	public function test_what_is_no_page_of_theirs_is_left_alone(): void {
		$post = wp_insert_post( [ 'post_type' => 'post', 'post_status' => 'publish', 'post_title' => 'News' ] );
		self::assert_refused( 404, $this->rest( 'POST', '/pages', [ 'block' => 'contact-form', 'page_id' => $post ] ), 'unknown_page' );
		self::assert_refused( 404, $this->rest( 'POST', '/pages', [ 'block' => 'contact-form', 'page_id' => 999_999 ] ), 'unknown_page' );
		self::assert_refused( 400, $this->rest( 'POST', '/pages', [ 'block' => 'core/html', 'page_id' => 0 ] ) );
	}

	/** @return array<string, mixed> */
	private function put( string $block, int $page = 0 ): array {
		return (array) $this->asked( 'POST', '/pages', [ 'block' => $block, 'page_id' => $page ] );
	}

	private function page( string $content ): int {
		$id = wp_insert_post( [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Help', 'post_content' => wp_slash( $content ) ] );
		self::assertGreaterThan( 0, $id );
		return (int) $id;
	}
}
