<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\AccessToken;
use Deskfold\Email\OAuth\Provider;

/** Connects and signs in, with the stored password or as whoever the provider let in. */
final class SignIn {

	public function __construct(
		private readonly MailboxStore $store,
		private readonly AccessToken $token,
	) {
	}

	/**
	 * @template T of ImapClient|SmtpClient
	 * @param callable(): T                              $connect
	 * @param MailboxStore::INCOMING|MailboxStore::OUTGOING $side
	 * @param ?string                                    $password null for the stored one
	 * @return T
	 * @throws Problem
	 */
	public function __invoke( callable $connect, Mailbox $mailbox, MailServer $server, string $side, ?string $password = null ): ImapClient|SmtpClient {
		if ( $server->uses_token() ) {
			return $this->with_token( $connect, $mailbox, $server );
		}
		$client = $connect();
		if ( '' !== $server->user ) {
			$client->sign_in( $password ?? ( $mailbox->id > 0 ? $this->store->password( $mailbox->id, $side ) : '' ) );
		}
		return $client;
	}

	/** @throws Problem when a token would go to a server that is not its provider's */
	public static function check( ?MailServer $server ): void {
		$provider = null !== $server && $server->uses_token() ? Provider::named( $server->auth ) : null;
		if ( null !== $server && null !== $provider && ! $provider->serves( $server->host ) ) {
			throw SignInProblem::not_a_server_of( $provider->title, $server );
		}
	}

	/**
	 * @template T of ImapClient|SmtpClient
	 * @param callable(): T $connect
	 * @return T
	 */
	private function with_token( callable $connect, Mailbox $mailbox, MailServer $server ): ImapClient|SmtpClient {
		self::check( $server );
		// Google knows its accounts only; at Microsoft somebody may open a mailbox that is shared with them.
		$user  = Provider::GOOGLE === $server->auth ? $mailbox->grant->account : $server->user;
		$token = ( $this->token )( $mailbox );
		try {
			$client = $connect();
			$client->sign_in_with_token( $user, $token );
			return $client;
		} catch ( Problem $problem ) {
			if ( SignInProblem::TOKEN !== $problem->kind ) {
				throw $problem;
			}
		}
		// It may have been taken back before its time: another one tells.
		$client = $connect();
		$client->sign_in_with_token( $user, ( $this->token )( $mailbox, $token ) );
		return $client;
	}
}
