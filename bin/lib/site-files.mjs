// @ts-check
// The PHP files that a site of ours gets beside WordPress and the plugin.

/** @param {() => string} salt */
export const wpConfig = ( salt ) => `<?php
require __DIR__ . '/../site.php';

define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
${ [ 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ]
	.map( ( name ) => `define( '${ name }', '${ salt() }' );` ).join( '\n' ) }

// A site for trying things out calls nobody and changes no file by itself.
define( 'WP_HTTP_BLOCK_EXTERNAL', ! getenv( 'DESKFOLD_SITE_ONLINE' ) );
define( 'AUTOMATIC_UPDATER_DISABLED', true );

$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;

/** Mail goes to the catcher; nobody deletes the linked plugin's sources by accident. */
export const muPlugin = `<?php
/**
 * Plugin Name: This trial site
 * Description: Sends all mail to the mail catcher, and keeps the linked plugins from being deleted.
 */

declare( strict_types=1 );

if ( defined( 'DESKFOLD_SITE_SMTP_PORT' ) ) {
	add_action(
		'phpmailer_init',
		static function ( $mailer ): void {
			// A mailbox with an SMTP server of its own has chosen already.
			if ( 'smtp' === $mailer->Mailer ) {
				return;
			}
			$mailer->isSMTP();
			$mailer->Host        = '127.0.0.1';
			$mailer->Port        = DESKFOLD_SITE_SMTP_PORT;
			$mailer->SMTPAuth    = false;
			$mailer->SMTPAutoTLS = false;
		},
		1
	);
}

// WordPress asks about updates; without an answer its log would fill with warnings.
add_filter(
	'pre_http_request',
	static fn( $answer, array $request, string $url ) => WP_HTTP_BLOCK_EXTERNAL && 'api.wordpress.org' === wp_parse_url( $url, PHP_URL_HOST )
		? array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 503, 'message' => '' ), 'cookies' => array(), 'filename' => null )
		: $answer,
	10,
	3
);

// "wordpress@127.0.0.1" is no address.
add_filter( 'wp_mail_from', static fn( string $from ): string => str_starts_with( $from, 'wordpress@' ) ? 'shop@demo.test' : $from );

// For a look at another language or direction, without touching anybody's settings: a cookie such as deskfold_site_locale=ar.
add_filter(
	'determine_locale',
	static function ( string $locale ): string {
		$wish = $_COOKIE['deskfold_site_locale'] ?? '';
		return is_string( $wish ) && 1 === preg_match( '/^[a-z]{2,3}(_[A-Za-z]+)?$/D', $wish ) ? $wish : $locale;
	}
);

add_filter(
	'map_meta_cap',
	static fn( array $caps, string $cap ): array => in_array( $cap, array( 'delete_plugins', 'update_plugins' ), true ) ? array( 'do_not_allow' ) : $caps,
	10,
	2
);
`;

/** Run once by WP-CLI: readable addresses, no sample content, no wizards, no faces fetched from elsewhere. */
export const afterInstall = `<?php
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'show_avatars', 0 );
update_option( 'timezone_string', 'UTC' );
update_option( 'show_on_front', 'posts' );
wp_delete_post( 1, true );
wp_delete_post( 2, true );
update_user_meta( 1, 'show_welcome_panel', 0 );
update_option( 'woocommerce_onboarding_profile', array( 'skipped' => true ) );
update_option( 'woocommerce_allow_tracking', 'no' );
update_option( 'woocommerce_coming_soon', 'no' );
flush_rewrite_rules();
`;
