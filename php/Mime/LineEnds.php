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
		$head = substr( $bytes, 0, 4096 );
		if ( false !== strpos( $head, "\r\r\n" ) ) {
			return str_replace( "\r\r\n", "\r\n", $bytes );
		}
		if ( false !== strpos( $head, "\r" ) && false === strpos( $head, "\n" ) ) {
			return strtr( str_replace( "\r\n", "\n", $bytes ), "\r", "\n" );
		}
		if ( false !== strpos( $bytes, "\n --" ) && 1 === preg_match( '/\bboundary\s*=\s*"?([^"\s;]{4,200})/i', $head, $match ) ) {
			return (string) preg_replace( '/\n {1,3}(?=--' . preg_quote( $match[1], '/' ) . ')/', "\n", $bytes );
		}
		return $bytes;
	}
}
