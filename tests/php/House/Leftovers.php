<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

use FilesystemIterator;
use RecursiveCallbackFilterIterator;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use SplFileInfo;

/** What two people's changes leave in a file when nobody chose between them. */
final class Leftovers {

	private const FOREIGN = [ 'node_modules', 'vendor', 'build', 'dist', 'test-results' ];

	/** @return list<string> relative paths with the line, in every text file under the root that is ours */
	public static function under( string $root ): array {
		$own   = static fn ( SplFileInfo $file ): bool => '.' !== $file->getFilename()[0] && ! in_array( $file->getFilename(), self::FOREIGN, true );
		$files = new RecursiveIteratorIterator( new RecursiveCallbackFilterIterator( new RecursiveDirectoryIterator( $root, FilesystemIterator::SKIP_DOTS ), $own ) );
		$found = [];
		foreach ( $files as $file ) {
			if ( $file instanceof SplFileInfo && $file->isFile() ) {
				$text = (string) file_get_contents( $file->getPathname() );
				foreach ( str_contains( $text, "\0" ) ? [] : self::in( $text ) as $line ) {
					$found[] = substr( $file->getPathname(), strlen( $root ) + 1 ) . ":$line";
				}
			}
		}
		return $found;
	}

	/** @return list<int> the lines that hold a conflict marker */
	public static function in( string $text ): array {
		if ( false === preg_match_all( '/^(?:<{7}|>{7}|\|{7})(?: |\r?$)|^={7}\r?$/m', $text, $found, PREG_OFFSET_CAPTURE ) ) {
			return [];
		}
		return array_map( static fn ( array $match ): int => substr_count( $text, "\n", 0, $match[1] ) + 1, $found[0] );
	}
}
