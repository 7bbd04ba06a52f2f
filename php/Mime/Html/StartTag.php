<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** What one start tag becomes. The same few come again and again, in a mail and from mail to mail. */
final class StartTag {

	/** @var array<string, array{string, string, string}> tag as sent → name, clean tag, mark */
	private static array $seen = [];

	/** @return ?array{string, string, string} as read() gave it; null when it was not met or not kept */
	public static function seen( string $raw ): ?array {
		return self::$seen[ $raw ] ?? null;
	}

	/**
	 * @param string $raw  from `<` to `>`
	 * @param bool   $keep whether it may be remembered: its quotes are whole
	 * @return array{string, string, string} name, clean tag ('' for one that is not allowed), mark of a mail program
	 */
	public static function read( string $raw, bool $keep ): array {
		if ( isset( self::$seen[ $raw ] ) ) {
			return self::$seen[ $raw ];
		}
		$length = strcspn( $raw, " \t\r\n/>", 1 );
		$name   = strtolower( substr( $raw, 1, $length ) );
		$mark   = strlen( $raw ) > 8 ? Marks::of( $name, $raw ) : '';
		$clean  = isset( AllowedHtml::ELEMENTS[ $name ] ) ? '<' . $name . ( $length + 2 >= strlen( $raw ) ? '' : AllowedHtml::attributes( $name, rtrim( substr( $raw, $length + 1 ), '>' ) ) ) . '>' : '';
		if ( $keep && strlen( $raw ) < 600 ) {
			if ( count( self::$seen ) > 3000 ) {
				self::$seen = [];
			}
			self::$seen[ $raw ] = [ $name, $clean, $mark ];
		}
		return [ $name, $clean, $mark ];
	}
}
