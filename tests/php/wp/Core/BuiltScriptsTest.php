<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** A script that asks for a handle which this WordPress does not know is dropped without a word. */
final class BuiltScriptsTest extends WpTestCase {

	/** @return array<string, array{string}> */
	public static function assets(): array {
		$found = glob( dirname( __DIR__, 4 ) . '/build/{,*/}*.asset.php', GLOB_BRACE );
		$found = false === $found ? [] : $found;
		return array_combine( array_map( static fn ( string $path ): string => basename( dirname( $path ) ) . '/' . basename( $path ), $found ), array_map( static fn ( string $path ): array => [ $path ], $found ) );
	}

	#[DataProvider( 'assets' )]
	public function test_every_handle_that_a_built_script_asks_for_is_there( string $path ): void {
		$asset = require $path;
		$this->assertIsArray( $asset );
		if ( 'module' === ( $asset['type'] ?? '' ) ) {
			$this->assertSame( [], $asset['dependencies'], 'modules of ours need no other' );
			return;
		}
		$unknown = array_filter( $asset['dependencies'], static fn ( string $handle ): bool => ! wp_script_is( $handle, 'registered' ) );
		$this->assertSame( [], array_values( $unknown ) );
	}
}
