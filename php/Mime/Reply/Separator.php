<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** Lines that say: below is another mail. `-----Original Message-----`, "Begin forwarded message:", "reply above this line". */
final class Separator {

	/** @param string $text a line without blanks around it */
	public static function is_one( string $text ): bool {
		if ( strlen( $text ) > 200 ) {
			return false;
		}
		$text = trim( str_replace( [ '&nbsp;', "\u{200e}", "\u{200f}" ], [ ' ', '', '' ], $text ) );
		if ( '' === $text ) {
			return false;
		}
		if ( false !== strpos( "-_=*~>\xe2", $text[0] ) && 1 === preg_match( '/^(?:[-–—_=*~•>\s]{2,}|\*{1,2})\s*(?:' . MailWords::ORIGINAL . '|' . MailWords::FORWARDED . ').{0,60}?\s*:?\s*[-–—_=*~•\s]{1,}$/iu', $text ) ) {
			return true;
		}
		$end = rtrim( $text, '*_ ' );
		return ( str_ends_with( $end, ':' ) || str_ends_with( $end, '：' ) ) && 1 === preg_match( '/^[*_>\s]*(?:' . MailWords::FORWARDED . ')\s*[:：][*_\s]*$/iu', $text );
	}

	/** Whether one of the lines asks to write above it. */
	public static function says_above( string $text ): bool {
		return 1 === preg_match( '/^\s*(?:' . MailWords::ABOVE . ')/mu', $text );
	}

	/** A rule, or a bare "Original message", as it stands right above a header block. */
	public static function is_rule( string $text ): bool {
		return 1 === preg_match( '/^[-–—_=*~]{3,}$/u', $text ) || self::is_one( $text ) || 1 === preg_match( '/^[-*_\s]*(?:' . MailWords::ORIGINAL . ')[-*_:\s]*$/iu', $text );
	}
}
