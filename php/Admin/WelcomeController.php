<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Input;

/** Whoever opens a page of wp-admin may be expected elsewhere. */
final class WelcomeController {

	public function __construct( private readonly WelcomeOwner $welcome ) {
	}

	/** Action admin_init. */
	public function __invoke(): void {
		$way = wp_doing_ajax() || 'GET' !== Input::method() ? '' : ( $this->welcome )();
		if ( '' !== $way ) {
			wp_safe_redirect( $way, 302, 'Deskfold' );
			exit;
		}
	}
}
