<?php
declare( strict_types=1 );

// Deskfold\Room\Name lives in php/Room/Name.php. The build writes the whole map; without it the rule is enough.
spl_autoload_register(
	static function ( string $class_name ): void {
		/** @var array<string, string>|null $map */
		static $map = null;
		if ( ! str_starts_with( $class_name, 'Deskfold\\' ) ) {
			return;
		}
		if ( null === $map ) {
			$built = dirname( __DIR__ ) . '/build/classmap.php';
			/** @var array<string, string> $map */
			$map = is_file( $built ) ? require $built : [];
		}
		$file = dirname( __DIR__ ) . '/' . ( $map[ $class_name ] ?? 'php/' . str_replace( '\\', '/', substr( $class_name, 9 ) ) . '.php' );
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);
