<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Email\Mailbox;

/** Signs a mailbox out: its tokens are forgotten here first, then void at the provider where that can be asked for. */
final class ForgetGrant {

	public function __construct(
		private readonly Registrations $registrations,
		private readonly GrantStore $grants,
		private readonly TokenEndpoint $endpoint,
		private readonly Log $log,
	) {
	}

	/** @return bool whether the provider knows, too */
	public function __invoke( Mailbox $mailbox ): bool {
		if ( '' === $mailbox->grant->provider ) {
			return true;
		}
		$token = $this->token( $mailbox );
		$this->grants->forget( $mailbox->id );
		if ( '' === $token ) {
			return '' !== $mailbox->grant->broken;
		}
		try {
			$app = $this->registrations->of( $mailbox->grant->provider );
			$this->endpoint->revoke( $app, $token );
			return '' !== $app->provider()->revoke;
		} catch ( Problem $problem ) {
			$this->log->write( Log::WARNING, 'Email', 'A sign-in could not be taken back at the provider', [ 'mailbox_id' => $mailbox->id, 'error' => Log::tell( $problem ) ] );
			return false;
		}
	}

	private function token( Mailbox $mailbox ): string {
		try {
			return $this->grants->tokens( $mailbox->id )['refresh'];
		} catch ( Problem ) {
			// The site's keys have changed: nobody can use it any more, and it is forgotten all the same.
			return '';
		}
	}
}
