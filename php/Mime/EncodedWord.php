<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Header text to UTF-8: RFC 2047 as it is written in the wild, and raw 8-bit headers. */
final class EncodedWord {

	/** The text of one word is bounded so that a field full of beginnings costs little. */
	private const WORD = '/=\?([\w.:+-]*)(?:\*[\w-]*)?\?(?:([bB])\?([^?]{0,8000})|([qQ])\?(.{0,8000}?))\?=(?![0-9A-F]{2}[^\s?]*\?=)/s';

	/** @param string $hint charset of the body: what raw bytes most likely are */
	public static function decode( string $text, string $hint = '' ): string {
		if ( false === strpos( $text, '=?' ) ) {
			return self::clean( Charset::utf8( $text, '', $hint ) );
		}
		$count = preg_match_all( self::WORD, $text, $words, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		if ( false === $count || 0 === $count ) {
			return self::clean( Charset::utf8( $text, '', $hint ) );
		}
		$out     = '';
		$end     = 0;
		$charset = '';
		$pending = '';
		foreach ( $words as $index => $word ) {
			$gap  = substr( $text, $end, $word[0][1] - $end );
			$next = strtolower( $word[1][0] );
			$glue = $index > 0 && '' === trim( $gap );
			if ( ! $glue || $next !== $charset ) {
				$out    .= Charset::utf8( $pending, $charset, $hint ) . ( $glue ? '' : Charset::utf8( $gap, '', $hint ) );
				$pending = '';
			}
			$charset  = $next;
			$pending .= '' !== ( $word[2][0] ?? '' ) ? self::base64( $words, $index ) : self::quoted( $word[5][0] ?? '' );
			$end      = $word[0][1] + strlen( $word[0][0] );
		}
		$out .= Charset::utf8( $pending, $charset, $hint ) . Charset::utf8( substr( $text, $end ), '', $hint );
		return self::clean( $out );
	}

	/** No line break and no control character of a header reaches anybody. */
	public static function clean( string $text ): string {
		return 1 === preg_match( '/[\x00-\x1f\x7f]/', $text ) ? trim( (string) preg_replace( '/[\x00-\x1f\x7f]+/', ' ', $text ) ) : $text;
	}

	private static function quoted( string $text ): string {
		$text = strtr( $text, [ '_' => ' ', "\r" => '', "\n" => '' ] );
		// PHP takes a lone "=" for a soft line break; here it is a sign that somebody forgot to encode.
		return quoted_printable_decode( (string) preg_replace( '/=(?![0-9A-Fa-f]{2})/', '=3D', $text ) );
	}

	/**
	 * Some senders cut the base64 text anywhere: then a word that is not whole takes its missing letters from the next.
	 *
	 * @param list<array<array{string, int}>> $words
	 */
	private static function base64( array &$words, int $index ): string {
		$text = (string) preg_replace( '/[^A-Za-z0-9+\/]/', '', $words[ $index ][3][0] ?? '' );
		$over = strlen( $text ) % 4;
		$next = $words[ $index + 1 ] ?? null;
		if ( 0 !== $over && null !== $next && '=' !== substr( $words[ $index ][3][0] ?? '', -1 ) && '' !== ( $next[2][0] ?? '' )
			&& 0 === strcasecmp( $next[1][0], $words[ $index ][1][0] ) ) {
			$words[ $index + 1 ][3] = [ substr( $text, -$over ) . ( $next[3][0] ?? '' ), 0 ];
			$text                   = substr( $text, 0, -$over );
		}
		return TransferEncoding::from_base64( $text );
	}
}
