<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** What a database says of its failures. */
final class DatabaseWords {

	private const MOST = 500;

	/** Without what people wrote: SQLite's driver tells the whole statement, and errors go into the log. Names of columns, tables and keys stay. */
	public static function without_values( string $error ): string {
		$plain = trim( html_entity_decode( wp_strip_all_tags( mb_scrub( $error, 'UTF-8' ) ), ENT_QUOTES ) );
		$value = "/(?<!column )(?<!table )(?<!key )(?<! in )'(?:[^'\\\\]|\\\\.|'')*'?/is";
		return mb_substr( (string) preg_replace( $value, "'…'", $plain ), 0, self::MOST );
	}
}
