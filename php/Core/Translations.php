<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Our translations come with the plugin: WordPress 6.6 and 6.7 must be told so, and Mexico reads the Spanish of Spain. */
final class Translations {

	private const DOMAIN = 'deskfold';

	/** At the start, and whenever WordPress changes its language: for a mail to a customer, say. */
	public function load(): void {
		$locale = determine_locale();
		$file   = self::file( $locale, '.l10n.php' );
		if ( null !== $file ) {
			load_textdomain( self::DOMAIN, substr( $file, 0, -strlen( '.l10n.php' ) ) . '.mo', $locale );
		}
	}

	/**
	 * Does some work in another language: a customer's, whatever the agent reads.
	 *
	 * @template T
	 * @param string              $locale such as "hu_HU"; '' for the site's
	 * @param callable(string): T $work   gets the locale that our sentences are in
	 * @return T
	 */
	public function in( string $locale, callable $work ): mixed {
		$locale   = '' === $locale ? get_locale() : $locale;
		$before   = determine_locale();
		$file     = self::file( $locale, '.l10n.php' );
		$switched = $locale !== $before && switch_to_locale( $locale );
		// WordPress itself may lack that language; our own sentences we have all the same.
		$is_ours = ! $switched && $locale !== $before && null !== $file;
		if ( $is_ours ) {
			unload_textdomain( self::DOMAIN, true );
			load_textdomain( self::DOMAIN, substr( $file, 0, -strlen( '.l10n.php' ) ) . '.mo', $before );
		}
		try {
			return $work( null !== $file || str_starts_with( $locale, 'en' ) ? $locale : 'en_US' );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
			if ( $is_ours ) {
				unload_textdomain( self::DOMAIN, true );
				$this->load();
			}
		}
	}

	/** @return list<string> locales that we come with, beside English */
	public function known(): array {
		$files = glob( dirname( __DIR__, 2 ) . '/languages/' . self::DOMAIN . '-*.l10n.php' );
		return array_map( static fn ( string $file ): string => substr( basename( $file, '.l10n.php' ), strlen( self::DOMAIN ) + 1 ), false === $files ? [] : $files );
	}

	/**
	 * The sentences of a script, in the language at hand or in its nearest relative.
	 *
	 * @param string|false $file what WordPress would read
	 */
	public function of_script( mixed $file, string $handle, string $domain ): mixed {
		if ( self::DOMAIN !== $domain || ! is_string( $file ) || is_file( $file ) || 1 !== preg_match( '/-([0-9a-f]{32}\.json)$/D', $file, $sum ) ) {
			return $file;
		}
		return self::file( determine_locale(), "-{$sum[1]}" ) ?? $file;
	}

	/** The file of this very locale, else of another with the same language. */
	private static function file( string $locale, string $ending ): ?string {
		$start = dirname( __DIR__, 2 ) . '/languages/' . self::DOMAIN . '-';
		if ( 1 !== preg_match( '/^[A-Za-z]{2,3}(_[A-Za-z0-9_]+)?$/D', $locale ) ) {
			return null;
		}
		$same      = glob( $start . strtok( $locale, '_' ) . "_*$ending" );
		$relatives = false === $same ? [] : $same;
		foreach ( [ $start . $locale . $ending, $start . strtok( $locale, '_' ) . $ending, ...$relatives ] as $file ) {
			if ( is_file( $file ) ) {
				return $file;
			}
		}
		return null;
	}
}
