<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Core\Problem;
use Deskfold\Core\Settings;
use WP_Post;

/** Puts the form, or a customer's requests, on a page: below what is there, or on a new one. Twice is once. */
final class PutOnPage {

	public const FORM     = 'contact-form';
	public const REQUESTS = 'my-tickets';

	public function __construct( private readonly Settings $settings ) {
	}

	public static function is_on( string $block, WP_Post $page ): bool {
		return has_block( "deskfold/$block", $page ) || has_shortcode( $page->post_content, Shortcodes::tag( $block ) );
	}

	/**
	 * @param self::FORM|self::REQUESTS $block
	 * @param int                       $page_id 0 for a new page
	 * @throws Problem when WordPress does not let us
	 */
	public function __invoke( string $block, int $page_id ): WP_Post {
		$page = 0 === $page_id ? $this->made( $block ) : $this->extended( $block, $page_id );
		if ( self::REQUESTS === $block ) {
			// Whoever wrote through the form is led there.
			$general = $this->settings->get( 'general' );
			$this->settings->set( 'general', [ 'portal_page_id' => $page->ID ] + ( is_array( $general ) ? $general : [] ) );
		}
		return $page;
	}

	private function made( string $block ): WP_Post {
		if ( ! current_user_can( 'publish_pages' ) ) {
			throw new Problem( 'not_allowed', __( 'You may not make new pages on this site. Ask an administrator, or choose a page that you may change.', 'deskfold' ), 403 );
		}
		$title = self::FORM === $block ? _x( 'Contact', 'title of a page', 'deskfold' ) : __( 'My requests', 'deskfold' );
		$words = self::FORM === $block ? __( 'Write to us here. We answer by e-mail.', 'deskfold' ) : __( 'Here you find your messages to us, and our answers.', 'deskfold' );
		$html  = sprintf( '<!-- wp:paragraph --><p>%s</p><!-- /wp:paragraph -->', esc_html( $words ) );
		$page  = [ 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => wp_slash( $title ), 'post_content' => wp_slash( "$html\n\n<!-- wp:deskfold/$block /-->" ) ];
		return self::saved( wp_insert_post( $page, true ) );
	}

	private function extended( string $block, int $page_id ): WP_Post {
		$page = get_post( $page_id );
		if ( ! $page instanceof WP_Post || 'page' !== $page->post_type || 'trash' === $page->post_status ) {
			throw new Problem( 'unknown_page', __( 'This page does not exist any more. Choose another one.', 'deskfold' ), 404 );
		}
		if ( ! current_user_can( 'edit_post', $page_id ) ) {
			throw new Problem( 'not_allowed', __( 'You may not change this page. Choose another one, or make a new page.', 'deskfold' ), 403 );
		}
		if ( self::is_on( $block, $page ) ) {
			return $page;
		}
		// One block in a page without blocks would take the paragraphs of all the others away.
		$is_classic = '' !== trim( $page->post_content ) && ! has_blocks( $page );
		$addition   = $is_classic ? '[' . Shortcodes::tag( $block ) . ']' : "<!-- wp:deskfold/$block /-->";
		return self::saved( wp_update_post( [ 'ID' => $page_id, 'post_content' => wp_slash( rtrim( $page->post_content ) . "\n\n$addition" ) ], true ) );
	}

	private static function saved( int|\WP_Error $id ): WP_Post {
		if ( is_wp_error( $id ) ) {
			throw new Problem( 'page_not_saved', $id->get_error_message(), 500 );
		}
		$page = get_post( $id );
		return $page instanceof WP_Post ? $page : throw Problem::not_found();
	}
}
