<?php
/** For tests without WordPress: our classes, and the few words of WordPress that nouns and verbs use. */
declare( strict_types=1 );

require_once dirname( __DIR__, 2 ) . '/vendor/autoload.php';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
mb_internal_encoding( 'UTF-8' );
date_default_timezone_set( 'UTC' );
require_once __DIR__ . '/words.php';
