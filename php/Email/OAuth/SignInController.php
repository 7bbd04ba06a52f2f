<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailboxSchema;
use Deskfold\Email\MailboxStore;
use Deskfold\Email\SignInAppSchema;

/** Signing a mailbox in and out with its provider, and the shop's own apps there. */
final class SignInController {

	/** What became of a sign-in, kept for the page that the browser comes back to. */
	private const TOLD    = 'deskfold_sign_in_';
	private const SECONDS = 300;

	public function __construct(
		private readonly Rest $rest,
		private readonly MailboxStore $store,
		private readonly Registrations $registrations,
		private readonly AskForGrant $ask,
		private readonly TakeGrant $take,
		private readonly GrantStore $grants,
		private readonly ForgetGrant $forget,
	) {
	}

	public function routes(): void {
		$id  = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$may = $this->may_manage( ... );
		$one = '/mailboxes/(?P<id>\d+)';

		$this->rest->route( 'POST', "$one/sign-in", $id, $may, $this->begin( ... ) );
		$this->rest->route( 'POST', "$one/sign-in/confirm", $id, $may, $this->confirm( ... ) );
		$this->rest->route( 'POST', "$one/sign-out", $id, $may, $this->sign_out( ... ) );
		$this->rest->route( 'GET', '/sign-in/outcome', [], $may, $this->outcome( ... ) );
		$this->rest->route( 'GET', '/sign-in/apps', [], $may, $this->apps( ... ) );
		$this->rest->route( 'POST', '/sign-in/apps/(?P<provider>[a-z]+)', SignInAppSchema::args(), $may, $this->keep_app( ... ) );
	}

	/**
	 * Action admin_post: the provider sends the browser here. Reading, so it has no nonce; the state is the proof, and it
	 * is taken by the very person and browser that began, once.
	 */
	public function come_back(): void {
		$query = Input::from_query();
		if ( 1 === preg_match( '/^df\.[0-9a-f]{64}$/', $query->query( 'state' ) ) ) {
			wp_safe_redirect( $this->settle( $query ) );
			exit;
		}
	}

	/** Action admin_post_nopriv: the login ran out while the provider's page was open. */
	public function come_back_unknown(): void {
		if ( 1 === preg_match( '/^df\.[0-9a-f]{64}$/', Input::from_query()->query( 'state' ) ) ) {
			wp_safe_redirect( wp_login_url( self::page( 'mailboxes' ) ) );
			exit;
		}
	}

	/** The page to show next; what happened waits there. */
	public function settle( Input $query ): string {
		$state = $query->query( 'state' );
		$place = 'mailboxes';
		try {
			if ( ! $this->may_manage() ) {
				throw Problem::not_found();
			}
			$mailbox = $this->take->mailbox( $state, get_current_user_id(), wp_get_session_token() );
			$place   = "mailboxes/{$mailbox->id}";
			$mailbox = ( $this->take )( $mailbox, $state, $query->query( 'code' ), $query->query( 'error' ), $query->query( 'iss' ) );
			/* translators: %s: user name. */
			$this->tell( true, sprintf( __( 'Signed in as %s.', 'deskfold' ), $mailbox->grant->account ) );
		} catch ( Problem $problem ) {
			$this->tell( false, $problem->getMessage() );
		}
		return self::page( "$place/told" );
	}

	private function may_manage(): bool {
		return current_user_can( Permissions::MANAGE );
	}

	private function tell( bool $ok, string $message ): void {
		set_transient( self::TOLD . get_current_user_id(), [ 'ok' => $ok, 'message' => $message ], self::SECONDS );
	}

	private static function page( string $place ): string {
		return admin_url( "admin.php?page=deskfold#/settings/$place" );
	}

	/** @return array{ok: bool, message: string} */
	private function outcome(): array {
		$told = get_transient( self::TOLD . get_current_user_id() );
		$told = is_array( $told ) ? $told : [];
		return [
			'ok'      => true === ( $told['ok'] ?? false ),
			'message' => is_string( $told['message'] ?? null ) ? $told['message'] : __( 'Nobody knows any more how the sign-in ended. Look at the state of the mailbox.', 'deskfold' ),
		];
	}

	/** @return array{url: string} */
	private function begin( Input $input ): array {
		return [ 'url' => ( $this->ask )( $this->found( $input ), get_current_user_id(), wp_get_session_token() ) ];
	}

	/** @return array<string, mixed> */
	private function confirm( Input $input ): array {
		$mailbox = $this->found( $input );
		$this->grants->confirm( $mailbox->id, $mailbox->address );
		return MailboxSchema::present( $this->found( $input ) );
	}

	/** @return array{is_revoked: bool, mailbox: array<string, mixed>} */
	private function sign_out( Input $input ): array {
		$is_revoked = ( $this->forget )( $this->found( $input ) );
		return [
			'is_revoked' => $is_revoked,
			'mailbox'    => MailboxSchema::present( $this->found( $input ) ),
		];
	}

	/** @return list<array<string, mixed>> */
	private function apps(): array {
		return array_map( fn ( string $name ): array => SignInAppSchema::present( $this->registrations->of( $name ) ), Provider::NAMES );
	}

	/** @return array<string, mixed> */
	private function keep_app( Input $input ): array {
		$secret = $input->has( 'client_secret' ) ? $input->string( 'client_secret' ) : null;
		return SignInAppSchema::present( $this->registrations->keep( $input->string( 'provider' ), $input->string( 'client_id' ), $secret, $input->string( 'tenant' ) ) );
	}

	private function found( Input $input ): Mailbox {
		return $this->store->find( $input->int( 'id' ) ) ?? throw Problem::not_found();
	}
}
