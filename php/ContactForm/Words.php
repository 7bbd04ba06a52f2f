<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** Cleans what a visitor typed. What cannot be seen must not reach a mail header or hide in a name. */
final class Words {

	private const LINE = 200;
	private const TEXT = 20000;

	/** One line: a name, a subject. Line breaks, controls and direction overrides become spaces. */
	public static function line( string $typed, int $length = self::LINE ): string {
		$plain = (string) preg_replace( '/[\p{Cc}\p{Zl}\p{Zp}\x{200B}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}]+/u', ' ', self::utf8( $typed ) );
		return mb_substr( trim( (string) preg_replace( '/\s+/u', ' ', $plain ) ), 0, $length );
	}

	/** Many lines: the message. */
	public static function text( string $typed ): string {
		$plain = str_replace( [ "\r\n", "\r" ], "\n", self::utf8( $typed ) );
		$plain = (string) preg_replace( '/[^\P{Cc}\n\t]/u', '', $plain );
		return mb_substr( trim( $plain ), 0, self::TEXT );
	}

	/** An e-mail address; a domain in its own script becomes the form that mail servers know. */
	public static function address( string $typed ): string {
		$plain = self::line( $typed, 254 );
		$at    = strrpos( $plain, '@' );
		if ( false === $at || ! function_exists( 'idn_to_ascii' ) || 1 !== preg_match( '/[^\x00-\x7F]/', substr( $plain, $at ) ) ) {
			return $plain;
		}
		$domain = idn_to_ascii( substr( $plain, $at + 1 ) );
		return false === $domain ? $plain : substr( $plain, 0, $at + 1 ) . $domain;
	}

	private static function utf8( string $typed ): string {
		return mb_check_encoding( $typed, 'UTF-8' ) ? $typed : mb_convert_encoding( $typed, 'UTF-8', 'Windows-1252' );
	}
}
