<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Bytes to valid UTF-8, believing the declared charset as long as the bytes do not disprove it. */
final class Charset {

	/** Where plain ASCII bytes may mean something else. */
	private const STATEFUL = '/^(?:CP5022|ISO-2022|iconv:ISO-2022|HZ|UTF-7|UTF7|UTF-16|UTF-32|UCS)/';
	/** Those of them that have no 8-bit bytes at all. */
	private const SEVEN_BIT = '/^(?:CP5022|ISO-2022|iconv:ISO-2022|HZ|UTF-7|UTF7)/';
	private const MULTIBYTE = '/^(?:GB18030|BIG-5|iconv:BIG5|EUC-|SJIS|eucJP|UHC|iconv:JOHAB)/';

	/**
	 * @param string $charset as declared; '' when nothing was
	 * @param string $hint    what else the mail declares; used for bytes without a declaration
	 */
	public static function utf8( string $bytes, string $charset, string $hint = '' ): string {
		$known = '' === $charset ? '' : CharsetNames::find( $charset );
		$known = CharsetNames::ASCII === $known ? '' : $known;
		if ( 1 !== preg_match( '/[\x80-\xff]/', $bytes ) ) {
			return self::seven_bit( $bytes, $known );
		}
		$wide = self::with_mark( $bytes );
		if ( null !== $wide ) {
			return $wide;
		}
		$is_utf8 = 1 === preg_match( '//u', $bytes );
		if ( '' !== $known && 'UTF-8' !== $known && ! ( $is_utf8 && self::speaks_utf8( $bytes, $known ) ) ) {
			$text = self::convert( $bytes, self::meant( $bytes, $known ) );
			if ( null !== $text ) {
				return $text;
			}
		}
		return $is_utf8 ? $bytes : self::rescue( $bytes, 'UTF-8' === $known, $hint );
	}

	/**
	 * Text that somebody took for Windows-1252 and encoded a second time ("GrÃ¼ÃŸe"), encoded once. Null when it is not:
	 * one letter that stays as it is shows that the others are meant.
	 */
	public static function once( string $text ): ?string {
		if ( false === strpos( $text, "\u{c3}" ) && false === strpos( $text, "\u{e2}\u{20ac}" ) && false === strpos( $text, "\u{d0}" ) ) {
			return null;
		}
		if ( (int) preg_match_all( '/[\x{c2}-\x{f4}][\x{80}-\x{bf}\x{152}-\x{178}\x{192}\x{2c6}\x{2dc}\x{2013}-\x{203a}\x{20ac}\x{2122}]/u', $text ) < 4 ) {
			return null;
		}
		$bytes = @iconv( 'UTF-8', 'CP1252', $text ); // A letter outside of it warns: then this is no such text.
		return false !== $bytes && 1 === preg_match( '//u', $bytes ) ? $bytes : null;
	}

	private static function seven_bit( string $bytes, string $known ): string {
		if ( '' !== $known && 1 === preg_match( self::STATEFUL, $known ) ) {
			$is_wide = 1 === preg_match( '/^(?:UTF-16|UTF-32|UCS)/', $known );
			// Wide letters of any western text have zeros between; without one it is plain text under a wrong name.
			if ( $is_wide && false === strpos( $bytes, "\0" ) && 1 === preg_match( '/^[\t\r\n\x20-\x7e]*$/', $bytes ) ) {
				return $bytes;
			}
			return self::convert( $bytes, self::meant( $bytes, $known ) ) ?? $bytes;
		}
		// Japanese mail that forgot to say so, or says something that has no such sequences.
		return false !== strpos( $bytes, "\x1b\$" ) ? ( self::convert( $bytes, 'CP50221' ) ?? $bytes ) : $bytes;
	}

	/** Text that begins with a byte order mark says itself what it is. */
	private static function with_mark( string $bytes ): ?string {
		$mark = substr( $bytes, 0, 2 );
		if ( "\xff\xfe" !== $mark && "\xfe\xff" !== $mark ) {
			return null;
		}
		if ( "\xff\xfe\0\0" === substr( $bytes, 0, 4 ) ) {
			return self::convert( substr( $bytes, 4 ), 'UTF-32LE' );
		}
		return self::convert( substr( $bytes, 2 ), "\xff\xfe" === $mark ? 'UTF-16LE' : 'UTF-16BE' );
	}

	/** Valid UTF-8 under another name: for single bytes it is a sure sign, for Asian charsets only when there is enough of it. */
	private static function speaks_utf8( string $bytes, string $known ): bool {
		if ( 1 === preg_match( self::SEVEN_BIT, $known ) ) {
			return true;
		}
		if ( 1 === preg_match( self::STATEFUL, $known ) ) {
			return false;
		}
		if ( 1 !== preg_match( self::MULTIBYTE, $known ) ) {
			return true;
		}
		$high = strlen( (string) preg_replace( '/[\x00-\x7f]+/', '', $bytes ) );
		return $high >= 6 && 3 * (int) preg_match_all( '/[\xe1-\xef][\x80-\xbf]{2}/', $bytes ) > $high / 2;
	}

	/** The charset behind a declaration that its bytes contradict: byte order without a mark, Russian called latin1. */
	private static function meant( string $bytes, string $known ): string {
		if ( 'UTF-16' === $known ) {
			$sample = substr( $bytes, 0, 2000 );
			$odd    = (int) preg_match_all( '/\G(?:..)*?.\x00/s', $sample );
			$even   = (int) preg_match_all( '/\G(?:..)*?\x00./s', $sample );
			return $odd > $even ? 'UTF-16LE' : 'UTF-16BE';
		}
		if ( 'Windows-1252' !== $known ) {
			$is_raw = 1 === preg_match( '/^(?:CP5022|ISO-2022-JP)/', $known ) && 1 === preg_match( '/[\x80-\xff]/', $bytes );
			return ! $is_raw ? $known : ( mb_check_encoding( $bytes, 'eucJP-win' ) ? 'eucJP-win' : 'SJIS-win' );
		}
		$guess = strlen( (string) preg_replace( '/[\x00-\x7f]+/', '', substr( $bytes, 0, 8192 ) ) ) < 12 ? '' : CharsetGuess::of( $bytes );
		return 'Windows-1251' === $guess || 'KOI8-R' === $guess ? $guess : $known;
	}

	/** Valid UTF-8 whatever comes. */
	private static function rescue( string $bytes, bool $said_utf8, string $hint ): string {
		if ( $said_utf8 ) {
			// Real UTF-8 with a few broken places (cut in the middle, one foreign byte) is mended, not reread.
			$high = (string) preg_replace( '/[\x00-\x7f]+/', '', $bytes );
			$bad  = strlen( (string) preg_replace( '/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/', '', $high ) );
			if ( $bad * 2 <= strlen( $high ) || 1 === preg_match( '/^[\x00-\x7f]*(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})$/', $bytes ) ) {
				return mb_scrub( $bytes, 'UTF-8' );
			}
		}
		$named = '' === $hint ? '' : CharsetNames::find( $hint );
		if ( in_array( $named, [ '', 'UTF-8', 'Windows-1252', CharsetNames::ASCII ], true ) || 1 === preg_match( self::STATEFUL, $named ) ) {
			$named = CharsetGuess::of( $bytes );
		}
		return self::convert( $bytes, $named ) ?? self::convert( $bytes, 'Windows-1252' ) ?? mb_scrub( $bytes, 'UTF-8' );
	}

	/** Null when these bytes are not of that charset. */
	private static function convert( string $bytes, string $known ): ?string {
		if ( 1 === preg_match( self::SEVEN_BIT, $known ) && 1 === preg_match( '/[\x80-\xff]/', $bytes ) ) {
			return null;
		}
		if ( str_starts_with( $known, 'iconv:' ) ) {
			$text = @iconv( substr( $known, 6 ), 'UTF-8', $bytes ); // A bad byte warns; the answer says it too.
			return false === $text ? self::bytewise( $bytes, substr( $known, 6 ) ) : $text;
		}
		$before = mb_substitute_character();
		mb_substitute_character( 0xFFFD );
		$text = mb_convert_encoding( $bytes, 'UTF-8', $known );
		mb_substitute_character( $before );
		if ( ! is_string( $text ) ) {
			return null;
		}
		$bad = substr_count( $text, "\u{FFFD}" );
		// A few odd letters are the sender's; many mean another charset.
		return $bad > 2 && $bad * 20 > mb_strlen( $text, 'UTF-8' ) && 'Windows-1252' !== $known ? null : $text;
	}

	/** The single-byte charsets that only iconv knows have holes: a hole becomes U+FFFD and the rest stays readable. */
	private static function bytewise( string $bytes, string $name ): ?string {
		if ( 1 !== preg_match( '/^(?:CP(?:125\d|437|[78]\d\d)|MACINTOSH|MAC-.*|VISCII|TCVN|KOI8-T|GEORGIAN-PS|HP-ROMAN8|PTCP154)$/i', $name ) ) {
			return null;
		}
		$map = [];
		for ( $byte = 128; $byte < 256; $byte++ ) {
			$letter              = @iconv( $name, 'UTF-8', chr( $byte ) ); // The holes warn; they are what we look for.
			$map[ chr( $byte ) ] = false === $letter ? "\u{FFFD}" : $letter;
		}
		return strtr( $bytes, $map );
	}
}
