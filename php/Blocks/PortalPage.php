<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\Core\Settings;

/** The page on which customers find their requests. */
final class PortalPage {

	public function __construct( private readonly Settings $settings ) {
	}

	/** Its address; '' when the shop has none that visitors can see. */
	public function __invoke(): string {
		$general = $this->settings->get( 'general' );
		$page    = is_array( $general ) && is_numeric( $general['portal_page_id'] ?? null ) ? (int) $general['portal_page_id'] : 0;
		return $page > 0 && 'publish' === get_post_status( $page ) ? (string) get_permalink( $page ) : '';
	}
}
