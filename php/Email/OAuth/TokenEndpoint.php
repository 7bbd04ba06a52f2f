<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;

/** Asks a provider for tokens, from this server and from nowhere else (RFC 6749 §4.1.3, §6; RFC 7636; RFC 7009). */
final class TokenEndpoint {

	private const SECONDS = 15;

	/** Real answers have three to eight thousand bytes. */
	private const LARGEST = 65_536;

	/** @throws Problem */
	public function exchange( Registration $app, string $code, string $verifier, string $redirect_uri ): Tokens {
		return $this->ask( $app, [ 'grant_type' => 'authorization_code', 'code' => $code, 'code_verifier' => $verifier, 'redirect_uri' => $redirect_uri ], '' );
	}

	/**
	 * @param string $account for the words, should it be refused
	 * @throws Problem
	 */
	public function refresh( Registration $app, string $refresh_token, string $account ): Tokens {
		return $this->ask( $app, [ 'grant_type' => 'refresh_token', 'refresh_token' => $refresh_token ], $account );
	}

	/** @throws Problem when it is not certain that the provider has forgotten it */
	public function revoke( Registration $app, string $token ): void {
		$provider = $app->provider();
		if ( '' !== $provider->revoke ) {
			[ $status ] = $this->post( $provider, $provider->revoke, [ 'token' => $token ] );
			// 400 is what an unknown, and so a useless, token gets.
			if ( 200 !== $status && 400 !== $status ) {
				throw OAuthProblem::unreachable( $provider, "revoke: $status" );
			}
		}
	}

	/** @param array<string, string> $fields */
	private function ask( Registration $app, array $fields, string $account ): Tokens {
		$provider          = $app->provider();
		[ $status, $body ] = $this->post( $provider, $provider->token, $fields + [ 'client_id' => $app->client_id, 'client_secret' => $app->client_secret ] );
		$answer            = json_decode( $body, true, 16 );
		if ( $status >= 500 || 429 === $status || ! is_array( $answer ) ) {
			throw OAuthProblem::unreachable( $provider, "token: $status" );
		}
		if ( 200 === $status ) {
			return Tokens::from( $answer ) ?? throw OAuthProblem::unreachable( $provider, 'token: no token in the answer' );
		}
		$error = is_string( $answer['error'] ?? null ) ? $answer['error'] : '';
		throw match ( true ) {
			in_array( $error, [ 'invalid_grant', 'interaction_required', 'consent_required', 'login_required' ], true ) && '' !== $account => OAuthProblem::again( $provider, $account ),
			in_array( $error, [ 'invalid_client', 'unauthorized_client' ], true ) => OAuthProblem::client( $provider ),
			'temporarily_unavailable' === $error => OAuthProblem::unreachable( $provider, "token: $error" ),
			default => OAuthProblem::refused( $provider, $error ),
		};
	}

	/**
	 * Fixed addresses of the provider; no answer may lead elsewhere.
	 *
	 * @param array<string, string> $fields
	 * @return array{int, string}
	 */
	private function post( Provider $provider, string $url, array $fields ): array {
		$answer = wp_safe_remote_post(
			$url,
			[
				'timeout'             => self::SECONDS,
				'redirection'         => 0,
				'limit_response_size' => self::LARGEST,
				'headers'             => [ 'Accept' => 'application/json' ],
				'body'                => $fields,
			]
		);
		if ( is_wp_error( $answer ) ) {
			throw OAuthProblem::unreachable( $provider, $answer->get_error_message() );
		}
		return [ (int) wp_remote_retrieve_response_code( $answer ), wp_remote_retrieve_body( $answer ) ];
	}
}
