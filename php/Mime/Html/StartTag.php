<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** What one start tag becomes. The same few come again and again, in a mail and from mail to mail. */
final class StartTag {

	/** @var array<string, array{string, string, string}> tag as sent → name, clean tag, mark */
	private static array $seen = [];

	/** @return ?array{string, string, string} as read() gave it; null when it was not met or not kept */
	public static function seen( string $raw ): ?array {
		return self::$seen[ $raw ] ?? null;
	}

	/**
	 * @param string $raw  from `<` to `>`
	 * @param bool   $keep whether it may be remembered: its quotes are whole
	 * @return array{string, string, string} name, clean tag ('' for one that is not allowed), mark of a mail program
	 */
	public static function read( string $raw, bool $keep ): array {
		if ( isset( self::$seen[ $raw ] ) ) {
			return self::$seen[ $raw ];
		}
		$length = strcspn( $raw, " \t\r\n/>", 1 );
		$name   = strtolower( substr( $raw, 1, $length ) );
		$mark   = strlen( $raw ) > 8 ? Marks::of( $name, $raw ) : '';
		$clean  = isset( AllowedHtml::ELEMENTS[ $name ] ) ? '<' . $name . ( $length + 2 >= strlen( $raw ) ? '' : AllowedHtml::attributes( $name, rtrim( substr( $raw, $length + 1 ), '>' ) ) ) . '>' : '';
		if ( $keep && strlen( $raw ) < 600 ) {
			if ( count( self::$seen ) > 3000 ) {
				self::$seen = [];
			}
			self::$seen[ $raw ] = [ $name, $clean, $mark ];
		}
		return [ $name, $clean, $mark ];
	}

	/**
	 * Quoted attribute values may hold a `>`.
	 *
	 * @param int $lt where it begins
	 * @return ?int where it has ended; null when a quote in it never does
	 */
	public static function end( string $html, int $lt ): ?int {
		$gt = strpos( $html, '>', $lt );
		if ( false === $gt ) {
			return strlen( $html );
		}
		$raw = substr( $html, $lt, $gt - $lt );
		if ( 0 === substr_count( $raw, '"' ) % 2 && 0 === substr_count( $raw, "'" ) % 2 ) {
			return $gt + 1;
		}
		$found = preg_match( '/\G<[^\s"\'>=]*+(?:[^>=]++|=\s*+(?:"[^"]*+"|\'[^\']*+\'|[^\s>"\'][^\s>]*+|(?=>)))*+>/', $html, $match, 0, $lt );
		return 1 === $found ? $lt + strlen( $match[0] ) : null;
	}
}
