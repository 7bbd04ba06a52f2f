<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** The line of a message that the list shows. */
final class Snippet {

	private const LENGTH = 160;

	public static function of( string $text ): string {
		$line = trim( (string) preg_replace( '/\s+/u', ' ', mb_substr( $text, 0, 1000 ) ) );
		return mb_strlen( $line ) > self::LENGTH ? mb_substr( $line, 0, self::LENGTH - 1 ) . '…' : $line;
	}

	/** One line without control characters: a subject can never become two headers. */
	public static function subject( string $subject ): string {
		$line = trim( (string) preg_replace( '/[\p{Cc}\p{Zl}\p{Zp}\s]+/u', ' ', mb_scrub( $subject, 'UTF-8' ) ) );
		return '' === $line ? __( '(no subject)', 'deskfold' ) : mb_substr( $line, 0, 500 );
	}
}
