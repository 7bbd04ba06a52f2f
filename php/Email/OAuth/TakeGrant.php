<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Email\FetchStateStore;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailboxStore;

/** Ends a sign-in: what the provider sent back with the browser becomes the mailbox's grant. */
final class TakeGrant {

	public function __construct(
		private readonly RequestStore $requests,
		private readonly RedeemCode $redeem,
		private readonly GrantStore $grants,
		private readonly MailboxStore $mailboxes,
		private readonly FetchStateStore $states,
		private readonly Queue $queue,
	) {
	}

	/**
	 * Which mailbox it was for. Asked once: the state is used up by the question.
	 *
	 * @throws Problem when the state is not this person's, not this browser's, too old, or was used before
	 */
	public function mailbox( string $state, int $user_id, string $session ): Mailbox {
		$request = $this->requests->take( $state, $user_id, $session );
		$mailbox = null === $request ? null : $this->mailboxes->find( $request['mailbox_id'] );
		// Another provider may have been chosen meanwhile: its code would go to the wrong place.
		if ( null === $request || null === $mailbox || $mailbox->provider() !== $request['provider'] ) {
			throw new Problem( 'sign_in_unknown', __( 'This sign-in was not begun here, or more than ten minutes ago, or has been used already. Nothing was changed. Please start again on the page of the mailbox.', 'deskfold' ), 409 );
		}
		return $mailbox;
	}

	/**
	 * @param string $error  of the provider (RFC 6749 §4.1.2.1), '' for none
	 * @param string $issuer who says so (RFC 9207), '' where it is not said
	 * @throws Problem
	 */
	public function __invoke( Mailbox $mailbox, string $state, string $code, string $error, string $issuer ): Mailbox {
		$provider = Provider::named( $mailbox->provider() );
		if ( '' !== $issuer && 1 !== preg_match( $provider->issuer, $issuer ) ) {
			throw OAuthProblem::refused( $provider, 'wrong_issuer' );
		}
		if ( 'access_denied' === $error ) {
			/* translators: %s: name of a mail provider, such as "Google". */
			throw new Problem( 'sign_in_denied', sprintf( __( '%s says that the sign-in was cancelled. Nothing was changed.', 'deskfold' ), $provider->title ), 409 );
		}
		if ( '' !== $error || '' === $code || strlen( $code ) > 4096 ) {
			throw OAuthProblem::refused( $provider, $error );
		}
		[ $account, $tokens ] = ( $this->redeem )( $provider->name, $state, $code );
		$this->grants->keep( $mailbox->id, $provider->name, $account, $tokens );
		$this->states->soon( $mailbox->id );
		$this->queue->soon( \Deskfold\Email\PollMailboxJob::class );
		return $this->mailboxes->find( $mailbox->id ) ?? throw Problem::not_found();
	}
}
