<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

/**
 * Who signed in. It comes straight from the provider over TLS, so its signature adds nothing (OpenID Connect Core §3.1.3.7);
 * all else in it is checked.
 */
final class IdToken {

	/** @return ?string the account's mail address in small letters; null when the token is not for us, or has none */
	public static function account( string $token, Provider $provider, string $client_id, string $nonce, int $now_ms ): ?string {
		$parts  = explode( '.', $token );
		$json   = 3 === count( $parts ) ? base64_decode( strtr( $parts[1], '-_', '+/' ), true ) : false;
		$claims = false === $json ? null : json_decode( $json, true, 8 );
		if ( ! is_array( $claims ) ) {
			return null;
		}
		$text  = static fn ( string $name ): string => is_string( $claims[ $name ] ?? null ) ? $claims[ $name ] : '';
		$until = $claims['exp'] ?? 0;
		$fits  = 1 === preg_match( $provider->issuer, $text( 'iss' ) )
			&& in_array( $client_id, (array) ( $claims['aud'] ?? [] ), true )
			&& hash_equals( $nonce, $text( 'nonce' ) )
			&& is_numeric( $until ) && (int) $until * 1000 > $now_ms - 300_000;
		// Google proves the address; Microsoft names the account by what its owner signs in with.
		$names = Provider::GOOGLE === $provider->name ? [ $text( 'email' ) ] : [ $text( 'preferred_username' ), $text( 'upn' ), $text( 'email' ) ];
		foreach ( $fits ? $names : [] as $name ) {
			if ( str_contains( $name, '@' ) && strlen( $name ) <= 254 && 1 !== preg_match( '/[\s\x00-\x1f\x7f]/', $name ) ) {
				return mb_strtolower( $name, 'UTF-8' );
			}
		}
		return null;
	}
}
