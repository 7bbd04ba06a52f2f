<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Bodies back to the bytes that were meant (RFC 2045, 6), whole or damaged. */
final class TransferEncoding {

	private const PIECE = 262_144;

	public static function decode( string $bytes, string $encoding, Problems $problems ): string {
		switch ( $encoding ) {
			case '':
			case '7bit':
			case '8bit':
			case 'binary':
				return $bytes;
			case 'quoted-printable':
				return quoted_printable_decode( $bytes );
			case 'base64':
				return self::base64( $bytes, $problems );
			case 'x-uuencode':
			case 'uuencode':
			case 'x-uue':
			case 'uue':
				return UuBlocks::whole( $bytes );
		}
		// `7-bit`, `8bits`, `quoted_printable`, `base-64` …
		$near = (string) preg_replace( '/[^a-z0-9]/', '', $encoding );
		if ( str_starts_with( $near, 'quoted' ) || 'qp' === $near ) {
			return quoted_printable_decode( $bytes );
		}
		if ( str_starts_with( $near, 'base64' ) ) {
			return self::base64( $bytes, $problems );
		}
		if ( 1 !== preg_match( '/^(?:7|8|bin|none|ascii|us|utf|iso)/', $near ) ) {
			$problems->add( 'unknown transfer encoding, read as it stands' );
		}
		return $bytes;
	}

	/** Nothing but letters of the alphabet and line ends, and padding only at the end. */
	public static function is_clean_base64( string $source, int $start, int $length ): bool {
		$letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
		$clean   = strspn( $source, "$letters\r\n", $start, $length );
		return $length - $clean <= 8 && '' === trim( substr( $source, $start + $clean, $length - $clean ), "=\r\n\t " );
	}

	/** The bytes of clean base64 that lies somewhere in a larger text, at the price of their own size. */
	public static function base64_in_pieces( string $source, int $start, int $length ): string {
		$out  = '';
		$rest = '';
		$end  = $start + $length;
		for ( $at = $start; $at < $end; $at += self::PIECE ) {
			$piece = $rest . str_replace( [ "\r", "\n" ], '', substr( $source, $at, min( self::PIECE, $end - $at ) ) );
			$whole = strlen( $piece ) - ( $at + self::PIECE < $end ? strlen( $piece ) % 4 : 0 );
			$out  .= self::from_base64( substr( $piece, 0, $whole ) );
			$rest  = substr( $piece, $whole );
		}
		return $out;
	}

	/** Letters that do not belong, and padding that is missing, are passed over. */
	public static function from_base64( string $text ): string {
		return base64_decode( $text, false ); // @phpstan-ignore function.strict (strict refuses what every mail program reads)
	}

	private static function base64( string $bytes, Problems $problems ): string {
		$is_clean = 1 !== preg_match( '/[^A-Za-z0-9+\/=\s]/', $bytes );
		if ( $is_clean && ! self::goes_on_after_padding( $bytes ) ) {
			return self::from_base64( $bytes );
		}
		$problems->add( 'damaged base64' );
		if ( ! $is_clean && self::is_plain( $bytes ) ) {
			return 1 === preg_match( '/=(?:[0-9A-F]{2}|\r?\n)/', $bytes ) ? quoted_printable_decode( $bytes ) : $bytes;
		}
		// What a list or a virus scanner wrote below it, in plain text, follows a line end.
		$tail = '';
		if ( 1 === preg_match( '/^(?:[A-Za-z0-9+\/=]{1,998}\r?\n)+(?=\r?\n|[-_*=~# ]{3}|[^\n]*[^A-Za-z0-9+\/=\s][^\n]*\s)/', $bytes, $head ) ) {
			$tail  = substr( $bytes, strlen( $head[0] ) );
			$bytes = $head[0];
		}
		$bytes = (string) preg_replace( '/[^A-Za-z0-9+\/=]+/', '', $bytes );
		$out   = '';
		if ( substr_count( $bytes, '=' ) > 200 ) {
			$out   = self::from_base64( str_replace( '=', '', $bytes ) );
			$bytes = '';
		}
		foreach ( explode( '=', $bytes ) as $piece ) {
			$out .= self::from_base64( $piece );
		}
		return '' === trim( $tail ) || ! mb_check_encoding( $out, 'UTF-8' ) ? $out : $out . "\n" . $tail;
	}

	/** Several base64 texts one after the other: each ends in its own padding. */
	private static function goes_on_after_padding( string $bytes ): bool {
		$padding = strpos( $bytes, '=' );
		return false !== $padding && strlen( $bytes ) - $padding > 2 && '' !== trim( substr( $bytes, $padding ), "=\r\n\t " );
	}

	/** Declared base64, written in words. */
	private static function is_plain( string $bytes ): bool {
		$sample = substr( $bytes, 0, 2000 );
		if ( 1 === preg_match( '/^\s*(?:[A-Za-z0-9+\/]{4}){2,}(?:[A-Za-z0-9+\/]{2}(?:==|[A-Za-z0-9+\/]=))?\r?$/m', (string) strtok( ltrim( $sample ), "\n" ) ) ) {
			return false;
		}
		$words  = (int) preg_match_all( '/[^\s\x00-\x1f]{1,30} (?=\S)/', $sample );
		return $words > 3 && $words * 30 > strlen( trim( $sample ) );
	}
}
