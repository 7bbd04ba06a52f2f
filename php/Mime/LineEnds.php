<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What transports did to the lines of a mail, undone where it would hide its structure. */
final class LineEnds {

	/** Old Mac line ends, doubled carriage returns, a byte order mark or blank lines in front. */
	public static function plain( string $bytes ): string {
		if ( str_starts_with( $bytes, "\xef\xbb\xbf" ) ) {
			$bytes = substr( $bytes, 3 );
		}
		if ( '' !== $bytes && ( "\n" === $bytes[0] || "\r" === $bytes[0] ) ) {
			$bytes = ltrim( $bytes, "\r\n" );
		}
		if ( 1 === preg_match( '/^[ \t]+(?=[\w-]{1,60}:)/', $bytes, $match ) ) {
			$bytes = substr( $bytes, strlen( $match[0] ) );
		}
		$head = substr( $bytes, 0, 4096 );
		if ( false !== strpos( $head, "\r\r\n" ) ) {
			return str_replace( "\r\r\n", "\r\n", $bytes );
		}
		if ( false !== strpos( $head, "\r" ) && false === strpos( $head, "\n" ) ) {
			return strtr( str_replace( "\r\n", "\n", $bytes ), "\r", "\n" );
		}
		$subject = stripos( $head, "\nsubject:" );
		if ( false === $subject || 1 === preg_match( '/\n\r?\n/', substr( $head, 0, $subject + 1 ) ) ) {
			$bytes = self::without_gap( $bytes, $head );
		}
		if ( false !== strpos( $bytes, "\n --" ) && 1 === preg_match( '/\bboundary\s*=\s*"?([^"\s;]{4,200})/i', $head, $match ) ) {
			return (string) preg_replace( '/\n {1,3}(?=--' . preg_quote( $match[1], '/' ) . ')/', "\n", $bytes );
		}
		return $bytes;
	}

	/** A blank line among the headers: what stands above it names no subject, date or type, what stands below goes on with them. */
	private static function without_gap( string $bytes, string $head ): string {
		if ( 1 !== preg_match( '/\n(\r?\n)(?=(?:(?:subject|mime-version|content-[\w-]+|message-id|date|received|to|cc|x-[\w-]+)[ \t]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2})/i', $head, $match, PREG_OFFSET_CAPTURE ) ) {
			return $bytes;
		}
		$above = substr( $head, 0, $match[0][1] + 1 );
		if ( 1 === preg_match( '/\n\r?\n|^(?:subject|date|content-type|mime-version)[ \t]*:/im', $above ) || 1 !== preg_match( '/^[\w-]+[ \t]*:/', $above ) ) {
			return $bytes;
		}
		return substr( $bytes, 0, $match[1][1] ) . substr( $bytes, $match[1][1] + strlen( $match[1][0] ) );
	}
}
