<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\FetchMailbox;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailboxStore;
use Deskfold\Email\OAuth\AccessToken;
use Deskfold\Email\OAuth\GrantStore;
use Deskfold\Email\OAuth\Provider;
use Deskfold\Email\OAuth\Registrations;
use Deskfold\Email\OAuth\SignInController;
use Deskfold\Email\RemoveMailbox;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\Mail\OAuthStandIn;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** A mailbox signs in with its provider: from the button to a mail that was read and one that was sent; and what must not work. */
final class SignInTest extends WpTestCase {

	private const ADDRESS = 'support@demo.test';

	private MailServers $servers;
	private OAuthStandIn $provider;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->clear( self::ADDRESS );
		$this->provider = new OAuthStandIn( $this->servers->oauth );
		$this->as_admin();
		$this->in_browser( 1 );
		foreach ( Provider::NAMES as $name ) {
			$this->get( Registrations::class )->keep( $name, OAuthStandIn::CLIENT_ID, OAuthStandIn::CLIENT_SECRET, '' );
		}
	}

	protected function tearDown(): void {
		unset( $_COOKIE[ self::cookie() ] );
		$_GET = [];
		parent::tearDown();
	}

	/** @return array<string, array{string}> */
	public static function providers(): array {
		return [ 'Google' => [ Provider::GOOGLE ], 'Microsoft' => [ Provider::MICROSOFT ] ];
	}

	#[DataProvider( 'providers' )]
	public function test_from_the_button_to_a_mail_that_was_read_and_one_that_was_sent( string $name ): void {
		$id = $this->made( $name );
		self::assertSame( 'none', $this->mailbox( $id )['sign_in']['state'] );
		$this->sign_in( $id );
		self::assertSame( [ 'state' => 'works', 'account' => self::ADDRESS, 'reason' => '' ], array_diff_key( $this->mailbox( $id )['sign_in'], [ 'granted_at' => 0 ] ) );
		$this->servers->put( self::ADDRESS, "From: a@b.test\n\nHello" );
		self::assertCount( 1, ( $this->get( FetchMailbox::class ) )( $id )->raw_ids );
		$this->send( $id );
		$mails = $this->servers->mails( 'closed' );
		self::assertSame( self::ADDRESS, end( $mails )['user'] ?? '' );
		/** @var array{steps: list<array{name: string, ok: bool}>} $test */
		$test = $this->asked( 'POST', '/mailboxes/test', [ 'id' => $id ] );
		self::assertNotContains( false, array_column( $test['steps'], 'ok' ), (string) wp_json_encode( $test ) );
		self::assertContains( 'The sign-in holds', array_column( $test['steps'], 'name' ) );
	}

	public function test_the_request_asks_for_what_google_documents_and_keeps_its_secrets(): void {
		$id  = $this->made( Provider::GOOGLE );
		$url = $this->begun( $id );
		parse_str( (string) parse_url( $url, PHP_URL_QUERY ), $query );
		self::assertSame( [ 'code', 'S256', 'offline', 'consent', self::ADDRESS ], [ $query['response_type'], $query['code_challenge_method'], $query['access_type'], $query['prompt'], $query['login_hint'] ] );
		self::assertStringNotContainsString( OAuthStandIn::CLIENT_SECRET, rawurldecode( $url ) );
		self::assertIsString( $query['state'] );
		$dump = (string) wp_json_encode( $this->database()->rows( 'SELECT * FROM %i', $this->database()->table( 'grant_requests' ) ) );
		self::assertStringNotContainsString( substr( $query['state'], 3 ), $dump, 'the state is kept hashed' );
	}

	public function test_no_answer_no_row_and_no_line_of_the_log_holds_a_token_or_the_secret(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		$this->provider->rules( [ 'faults' => [ [ 'kind' => 'error', 'value' => 'invalid_grant' ] ] ] );
		$known = $this->provider->control();
		$this->expire( $id );
		$this->refused( fn () => ( $this->get( FetchMailbox::class ) )( $id ) );
		$said = [ $this->asked( 'GET', '/mailboxes' ), $this->asked( 'GET', '/sign-in/apps' ), $this->asked( 'GET', '/sign-in/outcome' ), $this->rest( 'POST', "/mailboxes/$id/fetch" )->get_data() ];
		$said[] = [ get_option( 'deskfold_settings' ), get_transient( 'deskfold_sign_in_1' ) ];
		foreach ( [ $this->database()->table( 'mailboxes' ), $this->database()->table( 'log' ), $this->database()->table( 'grant_requests' ) ] as $table ) {
			$said[] = $this->database()->rows( 'SELECT * FROM %i', $table );
		}
		$words = (string) wp_json_encode( $said, JSON_UNESCAPED_SLASHES );
		foreach ( [ ...$known['refreshes'], ...$known['accesses'], OAuthStandIn::CLIENT_SECRET, 'secret words of the provider' ] as $secret ) {
			self::assertStringNotContainsString( $secret, $words );
		}
	}

	public function test_a_state_works_once(): void {
		$id    = $this->made( Provider::GOOGLE );
		$query = $this->provider->visit( $this->begun( $id ), self::ADDRESS );
		self::assertTrue( $this->back( $query )['ok'] );
		$again = $this->back( $query );
		self::assertFalse( $again['ok'] );
		self::assertStringContainsString( 'has been used already', $again['message'] );
		self::assertSame( 1, $this->provider->asked( 'authorization_code' ), 'the code was not even tried again' );
	}

	public function test_a_state_is_its_persons_its_browsers_and_ten_minutes_young(): void {
		$id    = $this->made( Provider::GOOGLE );
		$other = $this->person( 'Mia Manager', 'administrator' );
		$cases = [
			'forged'           => static fn ( array $query ): array => [ 'state' => 'df.' . str_repeat( 'a', 64 ) ] + $query,
			'another person'   => function ( array $query ) use ( $other ): array {
				wp_set_current_user( $other );
				$this->in_browser( $other );
				return $query;
			},
			'another browser'  => function ( array $query ): array {
				$this->in_browser( 1 );
				return $query;
			},
			'too late'         => function ( array $query ): array {
				$this->now( (int) ( microtime( true ) * 1000 ) + 600_001 );
				return $query;
			},
			'no login at all'  => function ( array $query ): array {
				unset( $_COOKIE[ self::cookie() ] );
				return $query;
			},
			'provider changed' => function ( array $query ) use ( $id ): array {
				$this->asked( 'POST', "/mailboxes/$id", $this->servers_of( Provider::MICROSOFT ) );
				return $query;
			},
		];
		foreach ( $cases as $name => $change ) {
			$this->now( null );
			$this->as_admin();
			$this->in_browser( 1 );
			$query = $this->provider->visit( $this->begun( $id ), self::ADDRESS );
			self::assertFalse( $this->back( array_map( 'strval', $change( $query ) ) )['ok'], $name ); // @phpstan-ignore argument.type (the query with one change)
		}
		self::assertSame( 0, $this->provider->asked( 'authorization_code' ), 'no code was shown to anybody' );
	}

	public function test_who_may_not_manage_is_told_nothing_and_changes_nothing(): void {
		$id    = $this->made( Provider::GOOGLE );
		$query = $this->provider->visit( $this->begun( $id ), self::ADDRESS );
		$this->as_agent();
		self::assertFalse( $this->back( $query )['ok'] );
		$this->as_admin();
		self::assertSame( 'none', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_a_code_without_the_right_verifier_is_worth_nothing(): void {
		$id    = $this->made( Provider::GOOGLE );
		$mine  = $this->provider->visit( $this->begun( $id ), self::ADDRESS );
		$other = $this->provider->visit( $this->begun( $id ), 'thief@demo.test' );
		$told  = $this->back( [ 'code' => $other['code'] ] + $mine );
		self::assertFalse( $told['ok'], 'a code of another sign-in was smuggled in' );
		self::assertSame( 'none', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_the_browser_is_sent_to_our_own_page_whatever_the_query_says(): void {
		foreach ( [ 'https://evil.test/', '//evil.test' ] as $target ) {
			$_GET = [ 'state' => 'df.' . str_repeat( 'b', 64 ), 'redirect_uri' => $target, 'redirect_to' => $target, 'code' => $target ];
			self::assertSame( admin_url( 'admin.php?page=deskfold#/settings/mailboxes/told' ), $this->get( SignInController::class )->settle( Input::from_query() ) );
		}
		$_GET = [];
	}

	public function test_an_issuer_that_is_not_the_provider_is_refused(): void {
		$id    = $this->made( Provider::GOOGLE );
		$query = $this->provider->visit( $this->begun( $id ), self::ADDRESS );
		self::assertFalse( $this->back( [ 'iss' => 'https://login.evil.test' ] + $query )['ok'] );
		self::assertSame( 0, $this->provider->asked( 'authorization_code' ) );
	}

	public function test_who_cancels_reads_that_nothing_was_changed(): void {
		$id   = $this->made( Provider::GOOGLE );
		$told = $this->back( $this->provider->visit( $this->begun( $id ), self::ADDRESS, false ) );
		self::assertSame( [ false, 'Google says that the sign-in was cancelled. Nothing was changed.' ], [ $told['ok'], $told['message'] ] );
	}

	/** @return array<string, array{array<string, mixed>, string}> */
	public static function odd_answers(): array {
		return [
			'no lasting permission'       => [ [ 'noRefresh' => true ], 'one hour only' ],
			'mail was not ticked'         => [ [ 'scope' => 'openid email' ], 'leave every box ticked' ],
			'a token for another app'     => [ [ 'claims' => [ 'aud' => 'somebody' ] ], 'whose account' ],
			'a token of another sign-in'  => [ [ 'claims' => [ 'nonce' => 'x' ] ], 'whose account' ],
			'a token of another provider' => [ [ 'claims' => [ 'iss' => 'https://evil.test' ] ], 'whose account' ],
			'an old token'                => [ [ 'claims' => [ 'exp' => 1 ] ], 'whose account' ],
			'no address'                  => [ [ 'claims' => [ 'email' => '' ] ], 'whose account' ],
			'an unavailable service'      => [ [ 'faults' => [ [ 'kind' => 'status', 'value' => 503 ] ] ], 'no answer that makes sense' ],
			'garbage'                     => [ [ 'faults' => [ [ 'kind' => 'garbage' ] ] ], 'no answer that makes sense' ],
			'a huge answer'               => [ [ 'faults' => [ [ 'kind' => 'huge' ] ] ], 'no answer that makes sense' ],
			'a cut answer'                => [ [ 'faults' => [ [ 'kind' => 'cut' ] ] ], 'no answer that makes sense' ],
			'a token with a line break'   => [ [ 'faults' => [ [ 'kind' => 'empty' ] ] ], 'no answer that makes sense' ],
			'a wrong client secret'       => [ [ 'faults' => [ [ 'kind' => 'error', 'value' => 'invalid_client' ] ] ], 'client ID and client secret' ],
			'a word nobody knows'         => [ [ 'faults' => [ [ 'kind' => 'error', 'value' => '<script>' ] ] ], 'Google refused: error.' ],
		];
	}

	/** @param array<string, mixed> $rules */
	#[DataProvider( 'odd_answers' )]
	public function test_an_odd_answer_changes_nothing_and_is_told_in_plain_words( array $rules, string $words ): void {
		$id = $this->made( Provider::GOOGLE );
		$this->provider->rules( $rules );
		$told = $this->back( $this->provider->visit( $this->begun( $id ), self::ADDRESS ) );
		self::assertFalse( $told['ok'] );
		self::assertStringContainsString( $words, $told['message'] );
		self::assertSame( 'none', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_a_slow_provider_is_not_waited_for(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->provider->rules( [ 'faults' => [ [ 'kind' => 'slow', 'value' => 20 ] ] ] );
		$waits = [];
		add_filter( 'http_request_args', static function ( array $args ) use ( &$waits ): array {
			$waits[] = [ $args['timeout'], $args['redirection'], $args['limit_response_size'], $args['reject_unsafe_urls'] ];
			return [ 'timeout' => 0.2 ] + $args;
		} );
		self::assertStringContainsString( 'no answer that makes sense', $this->back( $this->provider->visit( $this->begun( $id ), self::ADDRESS ) )['message'] );
		self::assertSame( [ [ 15, 0, 65_536, true ] ], $waits );
	}

	public function test_another_account_is_asked_about_before_any_mail_flows(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id, 'sales@demo.test' );
		self::assertSame( [ 'asks', 'sales@demo.test' ], [ $this->mailbox( $id )['sign_in']['state'], $this->mailbox( $id )['sign_in']['account'] ] );
		$problem = $this->refused( fn () => ( $this->get( FetchMailbox::class ) )( $id ) );
		self::assertStringContainsString( 'You signed in as sales@demo.test, but this mailbox is support@demo.test.', $problem->getMessage() );
		$this->asked( 'POST', "/mailboxes/$id/sign-in/confirm" );
		( $this->get( FetchMailbox::class ) )( $id );
		self::assertSame( 'works', $this->mailbox( $id )['sign_in']['state'] );
		// The answer was given for this address only.
		$this->asked( 'POST', "/mailboxes/$id", [ 'address' => 'other@demo.test' ] );
		self::assertSame( 'asks', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_a_token_is_renewed_before_it_runs_out_and_a_new_refresh_token_replaces_the_old(): void {
		$id = $this->made( Provider::MICROSOFT );
		$this->provider->rules( [ 'life' => 100 ] );
		$this->sign_in( $id );
		$before = $this->provider->control()['refreshes'];
		( $this->get( FetchMailbox::class ) )( $id );
		$after = $this->provider->control()['refreshes'];
		self::assertSame( 1, $this->provider->asked( 'refresh_token' ), 'less than two minutes are too few' );
		self::assertNotSame( $before, $after );
		self::assertSame( $after[0], $this->get( GrantStore::class )->tokens( $id )['refresh'] );
		$this->provider->rules( [ 'rotates' => false, 'life' => 3600 ] );
		( $this->get( FetchMailbox::class ) )( $id );
		self::assertSame( $after[0], $this->get( GrantStore::class )->tokens( $id )['refresh'], 'no new one: the old one goes on' );
		( $this->get( FetchMailbox::class ) )( $id );
		self::assertSame( 2, $this->provider->asked( 'refresh_token' ), 'an hour is enough' );
	}

	public function test_a_token_that_the_mail_server_refuses_is_renewed_once(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		$this->provider->control( [ 'revoke' => 'access' ] );
		$this->send( $id );
		self::assertSame( 1, $this->provider->asked( 'refresh_token' ) );
		$this->provider->control( [ 'revoke' => 'access' ] );
		( $this->get( FetchMailbox::class ) )( $id );
		self::assertSame( 2, $this->provider->asked( 'refresh_token' ) );
		// A server that refuses every token is not asked for ever.
		$this->provider->rules( [ 'life' => 3600, 'claims' => [] ] );
		$this->database()->update( 'mailboxes', [ 'grant_account' => 'sales@demo.test', 'grant_confirmed_for' => self::ADDRESS ], [ 'id' => $id ] );
		$problem = $this->refused( fn () => ( $this->get( FetchMailbox::class ) )( $id ) );
		self::assertSame( [ 'mail_token_refused', true ], [ $problem->kind, $problem->retry ] );
		self::assertSame( 3, $this->provider->asked( 'refresh_token' ) );
	}

	public function test_what_was_taken_back_asks_for_a_new_sign_in_and_is_not_tried_on_and_on(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		$this->provider->control( [ 'revoke' => 'all' ] );
		$this->expire( $id );
		$problem = $this->refused( fn () => ( $this->get( FetchMailbox::class ) )( $id ) );
		self::assertSame( 'sign_in_again', $problem->kind );
		self::assertStringContainsString( 'seven days', $problem->getMessage() );
		self::assertSame( 'broken', $this->mailbox( $id )['sign_in']['state'] );
		$this->refused( fn () => $this->send( $id ) );
		self::assertSame( 1, $this->provider->asked( 'refresh_token' ) );
		$this->sign_in( $id );
		( $this->get( FetchMailbox::class ) )( $id );
		self::assertSame( 'works', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_a_fault_that_passes_leaves_the_sign_in_as_it_was(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		foreach ( [ [ 'kind' => 'status', 'value' => 500 ], [ 'kind' => 'status', 'value' => 429 ], [ 'kind' => 'garbage' ], [ 'kind' => 'error', 'value' => 'temporarily_unavailable' ], [ 'kind' => 'error', 'value' => 'invalid_client' ] ] as $fault ) {
			$this->expire( $id );
			$this->provider->rules( [ 'faults' => [ $fault + [ 'times' => 1 ] ] ] );
			self::assertTrue( $this->refused( fn () => ( $this->get( FetchMailbox::class ) )( $id ) )->retry );
			( $this->get( FetchMailbox::class ) )( $id );
		}
		self::assertSame( 'works', $this->mailbox( $id )['sign_in']['state'] );
	}

	public function test_while_one_worker_renews_the_other_waits_and_takes_its_token(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		$this->expire( $id );
		$store = $this->get( GrantStore::class );
		$lease = $store->claim( $id );
		self::assertNotNull( $lease );
		self::assertNull( $store->claim( $id ), 'the lease is one' );
		self::assertSame( 'sign_in_busy', $this->refused( fn () => $this->token( $id ) )->kind );
		self::assertSame( 0, $this->provider->asked( 'refresh_token' ), 'two would have made one of the rotating tokens void' );
		$store->leave( $id, $lease );
		$first = $this->token( $id );
		self::assertSame( $first, $this->token( $id ) );
		self::assertSame( 1, $this->provider->asked( 'refresh_token' ) );
	}

	public function test_signing_out_forgets_here_and_takes_it_back_there_and_a_get_does_nothing(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		self::assertSame( 404, $this->rest( 'GET', "/mailboxes/$id/sign-out" )->get_status() );
		self::assertSame( 404, $this->rest( 'GET', "/mailboxes/$id/sign-in" )->get_status() );
		self::assertSame( 'works', $this->mailbox( $id )['sign_in']['state'] );
		/** @var array{is_revoked: bool, mailbox: array{sign_in: array{state: string}}} $answer */
		$answer = $this->asked( 'POST', "/mailboxes/$id/sign-out" );
		self::assertSame( [ true, 'none' ], [ $answer['is_revoked'], $answer['mailbox']['sign_in']['state'] ] );
		self::assertSame( [], $this->provider->control()['refreshes'] );
		self::assertSame( [ 'access' => '', 'refresh' => '', 'until' => 0 ], $this->get( GrantStore::class )->tokens( $id ) );
	}

	public function test_microsoft_has_no_place_to_take_it_back_and_that_is_said(): void {
		$id = $this->made( Provider::MICROSOFT );
		$this->sign_in( $id );
		/** @var array{is_revoked: bool} $answer */
		$answer = $this->asked( 'POST', "/mailboxes/$id/sign-out" );
		self::assertFalse( $answer['is_revoked'] );
		self::assertSame( '', $this->get( GrantStore::class )->tokens( $id )['refresh'] );
	}

	public function test_a_mailbox_that_is_removed_is_signed_out(): void {
		$id = $this->made( Provider::GOOGLE );
		$this->sign_in( $id );
		( $this->get( RemoveMailbox::class ) )( $id );
		self::assertSame( [], $this->provider->control()['refreshes'] );
	}

	public function test_a_token_goes_to_its_providers_servers_only_and_a_stored_password_is_forgotten(): void {
		$id    = $this->made( Provider::GOOGLE );
		$evil = [ 'incoming' => [ 'host' => 'imap.evil.test', 'verify_certificate' => true ] ];
		self::assert_refused( 400, $this->rest( 'POST', "/mailboxes/$id", $evil ), 'foreign_server' );
		/** @var array{steps: list<array{ok: bool, message: string}>} $test */
		$test = $this->asked( 'POST', '/mailboxes/test', [ 'id' => $id ] + $evil );
		self::assertStringContainsString( 'imap.evil.test is not a mail server of Google', (string) wp_json_encode( $test ) );
		$this->asked( 'POST', "/mailboxes/$id", [ 'incoming' => [ 'auth' => 'password', 'password' => 'geheim', 'host' => 'imap.old.test', 'verify_certificate' => true ] ] );
		$this->asked( 'POST', "/mailboxes/$id", $this->servers_of( Provider::GOOGLE ) );
		self::assertSame( '', $this->get( MailboxStore::class )->password( $id, MailboxStore::INCOMING ) );
	}

	public function test_one_mailbox_has_one_provider(): void {
		$two = [ 'outgoing' => [ 'auth' => Provider::MICROSOFT ] + $this->smtp() ] + $this->servers_of( Provider::GOOGLE );
		self::assert_refused( 400, $this->rest( 'POST', '/mailboxes', [ 'address' => self::ADDRESS ] + $two ), 'two_providers' );
	}

	public function test_an_app_is_kept_with_its_secret_sealed_and_a_new_id_needs_a_new_secret(): void {
		self::assert_refused( 400, $this->rest( 'POST', '/sign-in/apps/google', [ 'client_id' => 'other' ] ), 'secret_needed' );
		self::assert_refused( 400, $this->rest( 'POST', '/sign-in/apps/microsoft', [ 'client_id' => OAuthStandIn::CLIENT_ID, 'tenant' => '../evil' ] ), 'invalid_tenant' );
		/** @var array{has_secret: bool, client_id: string} $app */
		$app = $this->asked( 'POST', '/sign-in/apps/microsoft', [ 'client_id' => OAuthStandIn::CLIENT_ID, 'tenant' => 'contoso.onmicrosoft.com' ] );
		self::assertTrue( $app['has_secret'] );
		self::assertSame( OAuthStandIn::CLIENT_SECRET, $this->get( Registrations::class )->of( Provider::MICROSOFT )->client_secret );
		$this->asked( 'POST', '/sign-in/apps/google', [ 'client_id' => 'x', 'client_secret' => '' ] );
		$id = $this->made( Provider::GOOGLE );
		self::assert_refused( 409, $this->rest( 'POST', "/mailboxes/$id/sign-in" ), 'client_missing' );
	}

	public function test_a_program_with_a_password_of_its_own_cannot_begin_a_sign_in(): void {
		$id = $this->made( Provider::GOOGLE );
		unset( $_COOKIE[ self::cookie() ] );
		self::assert_refused( 409, $this->rest( 'POST', "/mailboxes/$id/sign-in" ), 'needs_browser' );
	}

	public function test_the_real_addresses_are_the_documented_ones(): void {
		remove_all_filters( Provider::ENDPOINTS );
		$google    = Provider::named( Provider::GOOGLE );
		$microsoft = Provider::named( Provider::MICROSOFT, 'contoso.onmicrosoft.com' );
		self::assertSame( [ 'https://accounts.google.com/o/oauth2/v2/auth', 'https://oauth2.googleapis.com/token', 'https://oauth2.googleapis.com/revoke' ], [ $google->authorize, $google->token, $google->revoke ] );
		self::assertSame( [ 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize', 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token' ], [ $microsoft->authorize, $microsoft->token ] );
		self::assertContains( 'https://mail.google.com/', $google->scopes );
		self::assertSame( [], array_diff( [ 'https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send', 'offline_access' ], $microsoft->scopes ) );
		self::assertTrue( $microsoft->is_enough( 'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All' ) );
		self::assertFalse( $google->serves( '127.0.0.1' ) );
	}

	private function made( string $provider ): int {
		/** @var array{id: int} $mailbox */
		$mailbox = $this->asked( 'POST', '/mailboxes', [ 'address' => self::ADDRESS ] + $this->servers_of( $provider ) );
		return $mailbox['id'];
	}

	/** @return array<string, array<string, mixed>> */
	private function servers_of( string $provider ): array {
		$imap = [ 'kind' => 'imap', 'host' => '127.0.0.1', 'port' => $this->servers->imaps, 'security' => 'tls', 'user' => self::ADDRESS, 'verify_certificate' => false ];
		return [ 'incoming' => [ 'auth' => $provider ] + $imap, 'outgoing' => [ 'auth' => $provider ] + $this->smtp() ];
	}

	/** @return array<string, mixed> */
	private function smtp(): array {
		return [ 'kind' => 'smtp', 'host' => '127.0.0.1', 'port' => $this->servers->smtp_auth, 'security' => 'none', 'user' => self::ADDRESS ];
	}

	/** @return array{sign_in: array{state: string, account: string, reason: string, granted_at: ?int}} */
	private function mailbox( int $id ): array {
		/** @var array{sign_in: array{state: string, account: string, reason: string, granted_at: ?int}} $mailbox */
		$mailbox = $this->asked( 'GET', "/mailboxes/$id" );
		return $mailbox;
	}

	private function begun( int $id ): string {
		/** @var array{url: string} $answer */
		$answer = $this->asked( 'POST', "/mailboxes/$id/sign-in" );
		return $answer['url'];
	}

	private function sign_in( int $id, string $account = self::ADDRESS ): void {
		$told = $this->back( $this->provider->visit( $this->begun( $id ), $account ) );
		self::assertSame( [ true, "Signed in as $account." ], [ $told['ok'], $told['message'] ] );
	}

	/**
	 * The browser comes back with this query.
	 *
	 * @param array<string, string> $query
	 * @return array{ok: bool, message: string}
	 */
	private function back( array $query ): array {
		$_GET = $query;
		self::assertStringContainsString( '/wp-admin/admin.php?page=deskfold#/settings/mailboxes', $this->get( SignInController::class )->settle( Input::from_query() ) );
		$_GET = [];
		/** @var array{ok: bool, message: string} $told */
		$told = get_transient( 'deskfold_sign_in_' . get_current_user_id() );
		return $told;
	}

	/** Logs in anew, as another browser does. */
	private function in_browser( int $user ): void {
		$until = time() + 3600;
		$_COOKIE[ self::cookie() ] = wp_generate_auth_cookie( $user, $until, 'logged_in', \WP_Session_Tokens::get_instance( $user )->create( $until ) );
	}

	/** WordPress names it after the site. */
	private static function cookie(): string {
		$name = constant( 'LOGGED_IN_COOKIE' );
		return is_string( $name ) ? $name : '';
	}

	private function token( int $id ): string {
		return ( $this->get( AccessToken::class ) )( $this->found( $id ) );
	}

	private function found( int $id ): Mailbox {
		$mailbox = $this->get( MailboxStore::class )->find( $id );
		self::assertNotNull( $mailbox );
		return $mailbox;
	}

	/** As if the hour were over. */
	private function expire( int $id ): void {
		$this->database()->update( 'mailboxes', [ 'grant_until' => 1 ], [ 'id' => $id ] );
	}

	private function send( int $id ): void {
		$this->get( EmailChannel::class )->deliver(
			new OutgoingMessage(
				id: 1,
				ticket_id: 12,
				mailbox_id: $id,
				from: new Address( self::ADDRESS ),
				to: [ new Address( 'ann@shopper.test' ) ],
				cc: [],
				bcc: [],
				subject: 'Re: Parcel',
				html: '<p>Hello</p>',
				text: 'Hello',
				message_id: 'df.12.a.b@demo.test',
			)
		);
	}

	private function refused( callable $act ): Problem {
		try {
			$act();
		} catch ( Problem $problem ) {
			return $problem;
		}
		self::fail( 'Nothing was refused.' );
	}
}
