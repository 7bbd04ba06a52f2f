<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Bytes to valid UTF-8, believing the declared charset as long as the bytes do not disprove it. */
final class Charset {

	/** Where plain ASCII bytes may mean something else. */
	private const STATEFUL = '/^(?:CP5022|ISO-2022|iconv:ISO-2022|HZ|UTF-7|UTF7|UTF-16|UTF-32|UCS)/';
	private const MULTIBYTE = '/^(?:GB18030|BIG-5|iconv:BIG5|EUC-TW|SJIS|eucJP|UHC|iconv:JOHAB)/';

	/**
	 * @param string $charset as declared; '' when nothing was
	 * @param string $hint    what else the mail declares; used for bytes without a declaration
	 */
	public static function utf8( string $bytes, string $charset, string $hint = '' ): string {
		$known = '' === $charset ? '' : CharsetNames::find( $charset );
		if ( 1 !== preg_match( '/[\x80-\xff]/', $bytes ) ) {
			if ( '' !== $known && 1 === preg_match( self::STATEFUL, $known ) ) {
				return self::convert( $bytes, $known ) ?? $bytes;
			}
			return '' === $known && false !== strpos( $bytes, "\x1b\$" ) ? ( self::convert( $bytes, 'CP50221' ) ?? $bytes ) : $bytes;
		}
		if ( str_starts_with( $bytes, "\xff\xfe" ) || str_starts_with( $bytes, "\xfe\xff" ) ) {
			return self::convert( substr( $bytes, 2 ), "\xff" === $bytes[0] ? 'UTF-16LE' : 'UTF-16BE' ) ?? $bytes;
		}
		$is_utf8 = 1 === preg_match( '//u', $bytes );
		if ( '' !== $known && 'UTF-8' !== $known && ( ! $is_utf8 || 1 === preg_match( self::MULTIBYTE, $known ) || 1 === preg_match( self::STATEFUL, $known ) ) ) {
			$text = self::convert( $bytes, $known );
			if ( null !== $text ) {
				return $text;
			}
		}
		return $is_utf8 ? $bytes : self::rescue( $bytes, 'UTF-8' === $known, $hint );
	}

	/** Valid UTF-8 whatever comes. */
	private static function rescue( string $bytes, bool $said_utf8, string $hint ): string {
		if ( $said_utf8 ) {
			// Real UTF-8 with a few broken places (cut in the middle, one foreign byte) is mended, not reread.
			$high = (string) preg_replace( '/[\x00-\x7f]+/', '', $bytes );
			$bad  = strlen( (string) preg_replace( '/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/', '', $high ) );
			if ( $bad * 2 <= strlen( $high ) ) {
				return mb_scrub( $bytes, 'UTF-8' );
			}
		}
		$named = '' === $hint ? '' : CharsetNames::find( $hint );
		if ( '' === $named || 'UTF-8' === $named || 'Windows-1252' === $named || 1 === preg_match( self::STATEFUL, $named ) ) {
			$named = CharsetGuess::of( $bytes );
		}
		return self::convert( $bytes, $named ) ?? self::convert( $bytes, 'Windows-1252' ) ?? mb_scrub( $bytes, 'UTF-8' );
	}

	/** Null when these bytes are not of that charset. */
	private static function convert( string $bytes, string $known ): ?string {
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
		if ( 1 !== preg_match( '/^(?:CP(?:125\d|874|437|85\d)|MACINTOSH|MAC-.*|VISCII|TCVN)$/', $name ) ) {
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
