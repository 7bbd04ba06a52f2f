<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;
use Deskfold\Email\Mailbox;

/** Begins a sign-in: the address of the provider's page, with a state that only this person in this browser can bring back. */
final class AskForGrant {

	public function __construct(
		private readonly Registrations $registrations,
		private readonly RequestStore $requests,
		private readonly Secrets $secrets,
	) {
	}

	/**
	 * @param string $session of the browser, '' for a program
	 * @throws Problem
	 */
	public function __invoke( Mailbox $mailbox, int $user_id, string $session ): string {
		if ( '' === $session ) {
			throw new Problem( 'needs_browser', __( 'Sign in on the page of the mailbox, in a browser.', 'deskfold' ), 409 );
		}
		$app      = $this->registrations->complete( $mailbox->provider() );
		$provider = $app->provider();
		$state    = 'df.' . $this->secrets->token() . $this->secrets->token();
		$this->requests->begin( $state, $mailbox->id, $provider->name, $user_id, $session );
		$query = [
			'response_type'         => 'code',
			'client_id'             => $app->client_id,
			'redirect_uri'          => Registration::redirect_uri(),
			'scope'                 => implode( ' ', $provider->scopes ),
			'state'                 => $state,
			'nonce'                 => self::nonce( $this->secrets, $state ),
			'code_challenge'        => rtrim( strtr( base64_encode( hash( 'sha256', self::verifier( $this->secrets, $state ), true ) ), '+/', '-_' ), '=' ),
			'code_challenge_method' => 'S256',
			'login_hint'            => $mailbox->address,
		];
		return $provider->authorize . '?' . http_build_query( $query + $provider->prompt, '', '&', PHP_QUERY_RFC3986 );
	}

	/** Follows from the state by a key of the site, so that it need not be kept; 64 of the characters that RFC 7636 §4.1 allows. */
	public static function verifier( Secrets $secrets, string $state ): string {
		return $secrets->mac( $state, 'grant-verifier' );
	}

	public static function nonce( Secrets $secrets, string $state ): string {
		return $secrets->mac( $state, 'grant-nonce' );
	}
}
