<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Email\Mailbox;

/** A token that the mail server will take now. One worker renews it; the others wait for that a little. */
final class AccessToken {

	/** It must last for a whole conversation. */
	private const SKEW_MS = 120_000;

	private const LOOKS    = 25;
	private const PAUSE_US = 200_000;

	public function __construct(
		private readonly Registrations $registrations,
		private readonly GrantStore $grants,
		private readonly TokenEndpoint $endpoint,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $refused a token that the mail server just refused: another one is wanted
	 * @throws Problem
	 */
	public function __invoke( Mailbox $mailbox, string $refused = '' ): string {
		$app      = $this->registrations->complete( $mailbox->provider() );
		$provider = $app->provider();
		match ( $mailbox->grant->state( $provider->name, $mailbox->address ) ) {
			Grant::NONE   => throw OAuthProblem::first( $provider ),
			Grant::BROKEN => throw OAuthProblem::again( $provider, $mailbox->grant->account ),
			Grant::ASKS   => throw OAuthProblem::other_account( $mailbox->grant->account, $mailbox->address ),
			default       => null,
		};
		for ( $look = 0; $look < self::LOOKS; $look++ ) {
			$access = $this->usable( $mailbox->id, $refused );
			if ( null !== $access ) {
				return $access;
			}
			$lease = $this->grants->claim( $mailbox->id );
			if ( null !== $lease ) {
				return $this->renew( $mailbox, $app, $lease, $refused );
			}
			usleep( self::PAUSE_US );
		}
		throw OAuthProblem::busy();
	}

	private function renew( Mailbox $mailbox, Registration $app, string $lease, string $refused ): string {
		try {
			// Somebody may have renewed it between our look and our lease.
			$access = $this->usable( $mailbox->id, $refused );
			if ( null !== $access ) {
				$this->grants->leave( $mailbox->id, $lease );
				return $access;
			}
			$old = $this->grants->tokens( $mailbox->id )['refresh'];
			if ( '' === $old ) {
				throw OAuthProblem::again( $app->provider(), $mailbox->grant->account );
			}
			$new = $this->endpoint->refresh( $app, $old, $mailbox->grant->account );
		} catch ( Problem $problem ) {
			if ( OAuthProblem::SIGN_IN_AGAIN === $problem->kind ) {
				$this->grants->broke( $mailbox->id, $lease, $problem->getMessage() );
			} else {
				$this->grants->leave( $mailbox->id, $lease );
			}
			throw $problem;
		}
		$this->grants->renewed( $mailbox->id, $lease, $new, $old );
		return $new->access;
	}

	private function usable( int $mailbox_id, string $refused ): ?string {
		$tokens = $this->grants->tokens( $mailbox_id );
		$lasts  = $tokens['until'] > $this->clock->now_ms() + self::SKEW_MS;
		return $lasts && '' !== $tokens['access'] && $tokens['access'] !== $refused ? $tokens['access'] : null;
	}
}
