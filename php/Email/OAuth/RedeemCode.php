<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** Turns the code that the browser brought into tokens, and finds out whose they are. */
final class RedeemCode {

	public function __construct(
		private readonly Registrations $registrations,
		private readonly TokenEndpoint $endpoint,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @return array{string, Tokens} the account's address and its tokens
	 * @throws Problem
	 */
	public function __invoke( string $provider_name, string $state, string $code ): array {
		$app      = $this->registrations->complete( $provider_name );
		$provider = $app->provider();
		$tokens   = $this->endpoint->exchange( $app, $code, AskForGrant::verifier( $this->secrets, $state ), Registration::redirect_uri() );
		if ( ! $provider->is_enough( $tokens->scope ) ) {
			/* translators: %s: name of a mail provider, such as "Google". */
			throw new Problem( 'scope_missing', sprintf( __( 'The permission to read and send mail was not given. Nothing was changed. Sign in again and leave every box ticked that %s shows.', 'deskfold' ), $provider->title ), 409 );
		}
		if ( '' === $tokens->refresh ) {
			/* translators: %s: name of a mail provider, such as "Google". */
			throw new Problem( 'no_lasting_grant', sprintf( __( '%s gave a permission for one hour only. Remove this app from your account there, then sign in again.', 'deskfold' ), $provider->title ), 409 );
		}
		$account = IdToken::account( $tokens->id_token, $provider, $app->client_id, AskForGrant::nonce( $this->secrets, $state ), $this->clock->now_ms() );
		if ( null === $account ) {
			/* translators: %s: name of a mail provider, such as "Google". */
			throw new Problem( 'account_unknown', sprintf( __( '%s did not say whose account this is, or said it for another site. Nothing was changed. Please sign in again.', 'deskfold' ), $provider->title ), 502 );
		}
		return [ $account, $tokens ];
	}
}
