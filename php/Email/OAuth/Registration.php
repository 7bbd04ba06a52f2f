<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;

/** What the shop registered with a provider: the app in whose name people sign in. */
final class Registration {

	/**
	 * @param string $tenant   of Microsoft: a directory's id or domain, or '' for every account
	 * @param bool   $is_fixed whether it comes from wp-config.php and cannot be changed here
	 * @throws Problem
	 */
	public function __construct(
		public readonly string $provider,
		public readonly string $client_id = '',
		public readonly string $client_secret = '',
		public readonly string $tenant = '',
		public readonly bool $is_fixed = false,
	) {
		if ( ! in_array( $provider, Provider::NAMES, true ) ) {
			throw new Problem( 'unknown_provider', __( 'Signing in works with Google and Microsoft only.', 'deskfold' ) );
		}
		if ( 1 !== preg_match( '/^[\x21-\x7e]{0,255}$/', $client_id ) || 1 !== preg_match( '/^[\x21-\x7e]{0,500}$/', $client_secret ) ) {
			throw new Problem( 'invalid_client', __( 'The client ID or the client secret has spaces or letters that no provider uses. Copy each of them once more.', 'deskfold' ) );
		}
		if ( 1 !== preg_match( '/^[A-Za-z0-9.-]{0,120}$/', $tenant ) || str_contains( $tenant, '..' ) ) {
			throw new Problem( 'invalid_tenant', __( 'The tenant must be the directory’s ID or its domain, such as example.onmicrosoft.com.', 'deskfold' ) );
		}
	}

	/** Where a provider sends the browser back. Without a question mark: Microsoft takes no other for personal accounts. */
	public static function redirect_uri(): string {
		return admin_url( 'admin-post.php' );
	}

	public function is_complete(): bool {
		return '' !== $this->client_id && '' !== $this->client_secret;
	}

	/** Where its provider is asked. */
	public function provider(): Provider {
		return Provider::named( $this->provider, $this->tenant );
	}
}
