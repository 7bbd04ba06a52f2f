<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** Addresses that may stay in a mail. '' for all others. */
final class Url {

	public static function link( string $value ): string {
		$url = self::plain( $value );
		if ( 1 === preg_match( '#^(?:https?://[^/\s?\#]|mailto:|tel:|cid:)#i', $url ) ) {
			return $url;
		}
		// `www.example.org` and `//example.org`, as browsers and people read them.
		if ( 1 === preg_match( '#^//[\w-]+\.[\w.-]+#', $url ) ) {
			return 'https:' . $url;
		}
		return 1 === preg_match( '#^www\.[\w-]+\.[\w.-]+(?:[/?\#]|$)#i', $url ) ? 'https://' . $url : '';
	}

	public static function image( string $value ): string {
		$url = self::plain( $value );
		if ( 1 === preg_match( '#^//[\w-]+\.[\w.-]+#', $url ) ) {
			$url = 'https:' . $url;
		}
		return 1 === preg_match( '#^https?://[^/\s?\#]#i', $url ) ? $url : '';
	}

	/** Browsers skip control characters inside a scheme; so nothing with them may pass as something else. */
	private static function plain( string $value ): string {
		$url = trim( (string) preg_replace( '/[\x00-\x1f\x7f]+/', '', $value ) );
		return strlen( $url ) > 8000 ? '' : str_replace( ' ', '%20', $url );
	}
}
