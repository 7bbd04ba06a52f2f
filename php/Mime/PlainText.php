<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** Text as the rest of the house wants it: UTF-8, "\n", nothing invisible that could hide or break something. */
final class PlainText {

	public static function clean( string $text ): string {
		if ( false !== strpos( $text, "\r" ) ) {
			$text = str_replace( [ "\r\n", "\r" ], "\n", $text );
		}
		if ( 1 === preg_match( '/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/', $text ) ) {
			$text = (string) preg_replace( '/\x1b[\[(][0-9;?]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+/', '', $text );
		}
		return str_starts_with( $text, "\u{feff}" ) ? substr( $text, 3 ) : $text;
	}

	public static function to_html( string $text ): string {
		return '' === $text ? '' : '<div>' . str_replace( "\n", "<br>\n", htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' ) ) . '</div>';
	}
}
