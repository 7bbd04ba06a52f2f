<?php
/** For tests on a real WordPress: DESKFOLD_TEST_WP names its folder, in which Deskfold is active. */
declare( strict_types=1 );

global $wpdb, $wp_version, $table_prefix, $wp_filter, $wp_actions, $wp_rest_server, $current_site, $current_blog;

$deskfold_wp = (string) getenv( 'DESKFOLD_TEST_WP' );
if ( '' === $deskfold_wp || ! is_file( $deskfold_wp . '/wp-load.php' ) ) {
	fwrite( STDERR, "DESKFOLD_TEST_WP must name the folder of a WordPress with Deskfold switched on: run `npm test -- wp-sqlite`.\n" );
	exit( 2 );
}
require_once dirname( __DIR__, 2 ) . '/vendor/autoload.php';

$_SERVER['HTTP_HOST']       = 'shop.test';
$_SERVER['SERVER_NAME']     = 'shop.test';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';
$_SERVER['REMOTE_ADDR']     = '127.0.0.1';
$_SERVER['HTTP_USER_AGENT'] = 'Deskfold tests';

defined( 'WP_USE_THEMES' ) || define( 'WP_USE_THEMES', false );
defined( 'DISABLE_WP_CRON' ) || define( 'DISABLE_WP_CRON', true );
require_once $deskfold_wp . '/wp-load.php';
// What a request in wp-admin brings along and the activation needs.
require_once ABSPATH . 'wp-admin/includes/admin.php';

if ( ! is_plugin_active( 'deskfold/plugin.php' ) ) {
	$deskfold_result = activate_plugin( 'deskfold/plugin.php' );
	if ( is_wp_error( $deskfold_result ) ) {
		fwrite( STDERR, 'Deskfold could not be switched on: ' . $deskfold_result->get_error_message() . "\n" );
		exit( 2 );
	}
}
// Nothing leaves the machine, and no mail leaves the test.
add_filter( 'pre_http_request', static fn () => new WP_Error( 'no_network', 'Tests do not use the network.' ), 1 );
