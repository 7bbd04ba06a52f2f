<?php
/**
 * Prints the schemas of all rooms as JSON, by title: what `…Schema::schema()` answers, and the words that several
 * schemas share from `…Schema::words()`. No WordPress.
 */

declare( strict_types=1 );

$deskfold = dirname( __DIR__, 2 );
require $deskfold . '/php/autoload.php';
define( 'ABSPATH', $deskfold . '/' );

// Descriptions are translated in WordPress; here they are only words.
foreach ( array( '__', 'esc_html__', 'esc_attr__', '_x' ) as $name ) {
	eval( "function $name( string \$text ): string { return \$text; }" );
}

$found = array();
foreach ( (array) glob( $deskfold . '/php/*/*Schema.php' ) as $file ) {
	$class = 'Deskfold\\' . basename( dirname( (string) $file ) ) . '\\' . basename( (string) $file, '.php' );
	$given = is_callable( array( $class, 'words' ) ) ? $class::words() : array();
	if ( is_callable( array( $class, 'schema' ) ) ) {
		$given[] = $class::schema();
	}
	foreach ( $given as $key => $schema ) {
		$title = $schema['title'] ?? ( is_string( $key ) ? $key : null );
		if ( null === $title ) {
			continue;
		}
		$title = ucfirst( $title );
		if ( isset( $found[ $title ] ) && $found[ $title ] !== $schema ) {
			fwrite( STDERR, "Two different schemas are called $title; the second is in $class.\n" );
			exit( 1 );
		}
		$found[ $title ] = $schema;
	}
}
ksort( $found );
echo json_encode( (object) $found, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
