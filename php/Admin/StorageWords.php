<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\StorageState;

/** How the folder of stored files stands, in sentences: the same ones for the desk's settings and for WordPress's Site Health. */
final class StorageWords {

	/** @return list<array{is_well: bool, words: string}> */
	public static function lines( StorageState $state ): array {
		$lines = [ self::line( StorageState::GOOD === $state->keeps, self::keeps( $state ) ) ];
		if ( StorageState::READ_ONLY !== $state->keeps ) {
			$lines[] = self::line( in_array( $state->door, [ StorageState::REFUSED, StorageState::OUTSIDE ], true ), self::door( $state ) );
		}
		if ( null !== $state->free ) {
			$lines[] = self::line( ! $state->is_nearly_full(), self::room( $state->free, $state->is_nearly_full() ) );
		}
		return $lines;
	}

	/** What to do; '' when there is nothing. */
	public static function advice( StorageState $state ): string {
		if ( StorageState::READ_ONLY === $state->keeps ) {
			return __( 'Let the web server write into the uploads folder, then check again.', 'deskfold' );
		}
		return match ( $state->door ) {
			StorageState::SERVED => __( 'Give the line for your web server to whoever runs it, then check again.', 'deskfold' ),
			StorageState::SILENT => __( 'To be sure, give the line for your web server to whoever runs it.', 'deskfold' ),
			StorageState::INSIDE => __( 'Name a folder outside WordPress in DESKFOLD_STORAGE, and move the files there.', 'deskfold' ),
			default              => '',
		};
	}

	/** @return array<string, string> what closes the folder, by web server; none where it is closed or nobody knows its address */
	public static function closing( StorageState $state ): array {
		if ( StorageState::READ_ONLY === $state->keeps || ! in_array( $state->door, [ StorageState::SERVED, StorageState::SILENT ], true ) ) {
			return [];
		}
		$path = (string) wp_parse_url( $state->address, PHP_URL_PATH );
		return ( '' === $path ? [] : [ 'nginx' => "location ^~ $path/ { deny all; }" ] ) + [ 'Apache' => "<Directory \"{$state->folder}\">\n\tRequire all denied\n</Directory>" ];
	}

	/** @return array{is_well: bool, words: string} */
	private static function line( bool $is_well, string $words ): array {
		return [ 'is_well' => $is_well, 'words' => $words ];
	}

	private static function keeps( StorageState $state ): string {
		return match ( $state->keeps ) {
			StorageState::GOOD    => __( 'Files can be stored and read.', 'deskfold' ),
			StorageState::DAMAGED => __( 'A file that was just stored reads differently. Check the disk.', 'deskfold' ),
			default               => __( 'Files cannot be stored: no mail and no attachment can be kept.', 'deskfold' ),
		};
	}

	private static function door( StorageState $state ): string {
		return match ( $state->door ) {
			StorageState::REFUSED => __( 'The web server does not hand out stored files: the site asked itself for one and did not get it.', 'deskfold' ),
			StorageState::OUTSIDE => __( 'The folder lies outside of what the web server serves.', 'deskfold' ),
			StorageState::SERVED  => __( 'The web server hands out stored files to whoever knows their random name.', 'deskfold' ),
			StorageState::INSIDE  => __( 'The folder lies inside WordPress, and whether it can be fetched cannot be checked.', 'deskfold' ),
			default               => __( 'Whether stored files can be fetched could not be checked: the site does not answer itself.', 'deskfold' ),
		};
	}

	private static function room( int $free, bool $is_nearly_full ): string {
		$words = $is_nearly_full
			/* translators: %s: a size, such as 120 MB. */
			? __( 'The disk is nearly full: %s are free. Mail that cannot be stored is refused.', 'deskfold' )
			/* translators: %s: a size, such as 12 GB. */
			: __( 'There is room: %s are free.', 'deskfold' );
		return sprintf( $words, (string) size_format( $free, 1 ) );
	}
}
