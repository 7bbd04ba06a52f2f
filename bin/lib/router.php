<?php
/**
 * For PHP's own server: files as they are, every other address to WordPress.
 */

declare( strict_types=1 );

( static function (): void {
	$root = rtrim( (string) $_SERVER['DOCUMENT_ROOT'], '/' );
	$path = rawurldecode( (string) strtok( (string) $_SERVER['REQUEST_URI'], '?' ) );
	$file = $root . '/' . ltrim( $path, '/' );

	if ( 1 === preg_match( '#(^|/)\.(?!well-known(/|$))#', $path ) || str_contains( $path, "\0" ) ) {
		http_response_code( 404 );
		exit;
	}
	// As Apache would: a folder that refuses to be served is not served.
	for ( $folder = dirname( $file ); strlen( $folder ) > strlen( $root ); $folder = dirname( $folder ) ) {
		if ( is_file( $folder . '/.htaccess' ) && 1 === preg_match( '/^\s*(Require all denied|Deny from all)/mi', (string) file_get_contents( $folder . '/.htaccess' ) ) ) {
			http_response_code( 403 );
			exit;
		}
	}
	if ( is_dir( $file ) && ! str_ends_with( $path, '/' ) ) {
		header( 'Location: ' . $path . '/' );
		http_response_code( 301 );
		exit;
	}
	$GLOBALS['deskfold_script'] = is_file( $file ) || is_file( rtrim( $file, '/' ) . '/index.php' ) ? null : $root . '/index.php';
} )();

if ( null === $GLOBALS['deskfold_script'] ) {
	return false;
}
$_SERVER['SCRIPT_NAME']     = '/index.php';
$_SERVER['PHP_SELF']        = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $GLOBALS['deskfold_script'];
unset( $_SERVER['PATH_INFO'] );
chdir( dirname( $GLOBALS['deskfold_script'] ) );
require $GLOBALS['deskfold_script'];
