<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Admin;

use Deskfold\Admin\StorageSiteHealth;
use Deskfold\Core\CheckStorage;
use Deskfold\Core\FeelPulse;
use Deskfold\Core\Log;
use Deskfold\Core\Queue;
use Deskfold\Core\Storage;
use Deskfold\Core\StorageState;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Notifications\SendNotificationsJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

/** What runs behind the desk, as its settings show it. */
final class UpkeepTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	protected function tearDown(): void {
		$this->now( null );
		parent::tearDown();
	}

	public function test_every_job_has_a_name_in_words_and_tells_when_it_ran_and_how_that_ended(): void {
		$this->now( self::NOON );
		$this->as_admin();
		foreach ( $this->look()['jobs'] as $job ) {
			self::assertNotSame( $job['name'], $job['label'], 'words are missing in JobWords' );
		}
		add_filter( Queue::JOBS, static fn ( array $jobs ): array => [ 'Deskfold\\Tests\\Broken' => static fn () => throw new \DomainException( 'no paper, password=hunter22' ) ] + $jobs );
		$this->get( Queue::class )->run_all();
		$jobs = array_column( $this->look()['jobs'], null, 'name' );
		self::assertSame( [ self::NOON, null, '' ], [ $jobs['Outbox/DeliverJob']['ran_at'], $jobs['Outbox/DeliverJob']['failed_at'], $jobs['Outbox/DeliverJob']['error'] ] );
		self::assertSame( self::NOON, $jobs['Tests/Broken']['failed_at'] );
		self::assertStringContainsString( 'no paper', $jobs['Tests/Broken']['error'] );
		self::assertStringNotContainsString( 'hunter22', $jobs['Tests/Broken']['error'] );
	}

	public function test_it_says_that_nothing_runs_the_jobs_and_gives_the_line_for_the_crontab(): void {
		$this->as_admin();
		delete_option( FeelPulse::SEEN );
		wp_unschedule_hook( Queue::TICK );
		self::assertSame( 'off', $this->look()['pulse']['state'] );
		wp_schedule_event( time() - 1800, 'hourly', Queue::TICK );
		$pulse = $this->look()['pulse'];
		self::assertSame( [ 'late', 30 ], [ $pulse['state'], $pulse['minutes'] ] );
		self::assertMatchesRegularExpression( '~^\* \* \* \* \* cd .+ && wp cron event run --due-now$~', $pulse['line'] );
		update_option( FeelPulse::SEEN, (string) time(), false );
		self::assertSame( 'worker', $this->look()['pulse']['state'] );
	}

	public function test_what_waits_and_what_is_late_is_counted(): void {
		$this->now( self::NOON );
		$ticket = Make::ticket()->saved();
		( $this->get( ReceiveRaw::class ) )( 'email', 1, 'one', 'x' );
		$this->reply( $ticket->id );
		$this->as_admin();
		$waits = $this->look()['waits'];
		self::assertSame( [ 1, 1, 0, null ], array_map( fn ( string $job ): ?int => array_column( $this->look()['jobs'], 'waits', 'name' )[ $job ], [ 'Intake/IntakeJob', 'Outbox/DeliverJob', 'Notifications/SendNotificationsJob', 'Core/PruneJob' ] ) );
		self::assertSame( [ 1, 0, 1, 0 ], [ $waits['incoming'], $waits['incoming_late'], $waits['replies'], $waits['replies_late'] ] );
		$this->now( self::NOON + 11 * 60_000 );
		$waits = $this->look()['waits'];
		self::assertSame( [ 1, 1, 1, 1 ], [ $waits['incoming'], $waits['incoming_late'], $waits['replies'], $waits['replies_late'] ] );
	}

	public function test_a_reply_that_was_given_up_says_why_and_is_tried_again_once(): void {
		$ticket = Make::ticket()->saved();
		$id     = $this->reply( $ticket->id );
		$this->database()->update( 'messages', [ 'state' => 'failed', 'failure' => 'mailbox full; AUTH PLAIN AGFubgBzZWNyZXQ=' ], [ 'id' => $id ] );
		$this->as_admin();
		$failed = $this->look()['failed'];
		self::assertSame( [ 1, $id, $ticket->id, true ], [ $failed['replies_count'], $failed['replies'][0]['id'], $failed['replies'][0]['ticket_id'], $failed['replies'][0]['can_retry'] ] );
		self::assertStringContainsString( 'mailbox full', $failed['replies'][0]['reason'] );
		self::assertStringNotContainsString( 'AGFubgBzZWNyZXQ', $failed['replies'][0]['reason'] );
		$after = $this->asked( 'POST', "/upkeep/replies/$id/retry" );
		self::assertSame( [ [], 1 ], [ $after['failed']['replies'], $after['waits']['replies'] ] );
		$this->database()->update( 'messages', [ 'state' => 'sent' ], [ 'id' => $id ] );
		self::assert_refused( 409, $this->rest( 'POST', "/upkeep/replies/$id/retry" ), 'not_failed' );
		self::assert_refused( 404, $this->rest( 'POST', '/upkeep/replies/999999/retry' ) );
	}

	public function test_a_mail_to_an_agent_that_was_given_up_leaves_with_what_was_gathered_under_it(): void {
		$this->now( self::NOON );
		$ann    = $this->person( 'Ann Agent', 'deskfold_agent' );
		$ticket = Make::ticket()->saved();
		$lead   = $this->told( $ann, $ticket->id, 'a1', self::NOON );
		$under  = $this->told( $ann, $ticket->id, 'a2', self::NOON, $lead );
		$old    = $this->told( $ann, $ticket->id, 'a3', self::NOON - 2 * 86_400_000 );
		$this->as_admin();
		$failed = $this->look()['failed'];
		self::assertSame( [ $old => false, $lead => true ], array_column( $failed['notifications'], 'can_retry', 'id' ) );
		self::assertSame( [ 2, 'Ann Agent', 'no route' ], [ $failed['notifications_count'], $failed['notifications'][0]['to'], $failed['notifications'][0]['reason'] ] );
		$this->asked( 'POST', "/upkeep/notifications/$lead/retry" );
		self::assert_refused( 409, $this->rest( 'POST', "/upkeep/notifications/$lead/retry" ), 'not_failed' );
		self::assert_refused( 409, $this->rest( 'POST', "/upkeep/notifications/$under/retry" ), 'not_failed' );
		self::assertSame( [ 'waiting', 'waiting', 'failed' ], array_map( $this->state( ... ), [ $lead, $under, $old ] ) );
		$this->run_job( SendNotificationsJob::class );
		self::assertNotContains( $this->state( $lead ), [ 'waiting', 'failed' ] );
		self::assertSame( $this->state( $lead ), $this->state( $under ) );
	}

	public function test_the_log_is_read_page_by_page_by_level_without_secrets(): void {
		$log = $this->get( Log::class );
		foreach ( range( 1, 5 ) as $at ) {
			$log->write( Log::NOTE, 'Core', "note $at" );
			$log->write( Log::ERROR, 'Email', "error $at", [ 'error' => 'LOGIN "ann@x.test" "s3cret pw" refused', 'password' => 'plain', 'mailbox_id' => 3, 'ok' => false ] );
		}
		$this->as_admin();
		$seen   = [];
		$before = 0;
		do {
			$page   = $this->asked( 'GET', '/upkeep/log', [ 'limit' => 2, 'before' => $before, 'level' => 'error' ] );
			$seen   = [ ...$seen, ...array_column( $page['lines'], 'message' ) ];
			$before = $page['next'];
		} while ( 0 !== $before );
		self::assertSame( [ 'error 5', 'error 4', 'error 3', 'error 2', 'error 1' ], $seen );
		self::assertCount( 10, $this->asked( 'GET', '/upkeep/log' )['lines'] );
		$context = (array) $this->asked( 'GET', '/upkeep/log' )['lines'][0]['context'];
		self::assertSame( [ 'LOGIN "ann@x.test" •••• refused', '••••', '3', 'no' ], array_values( $context ) );
		self::assertSame( 400, $this->rest( 'GET', '/upkeep/log', [ 'level' => 'fatal' ] )->get_status() );
	}

	public function test_site_health_lists_the_test_for_managers_only(): void {
		$this->as_admin();
		self::assertArrayHasKey( StorageSiteHealth::TEST, (array) ( apply_filters( 'site_status_tests', [] )['async'] ?? [] ) );
		wp_set_current_user( $this->person( 'Ann Agent', 'deskfold_agent' ) );
		self::assertArrayNotHasKey( StorageSiteHealth::TEST, (array) ( apply_filters( 'site_status_tests', [] )['async'] ?? [] ) );
	}

	/** The web server's part is played: nothing listens at the test site's address. */
	public function test_the_storage_is_good_until_the_web_server_hands_a_stored_file_out(): void {
		$this->as_admin();
		$folder = $this->get( Storage::class )->folder();
		$answer = static fn ( string $body ): array => [ 'headers' => [], 'body' => $body, 'response' => [ 'code' => 200, 'message' => 'OK' ], 'cookies' => [], 'filename' => null ];
		$play   = static fn ( callable $as ) => add_filter( 'pre_http_request', static fn ( mixed $given, array $args, string $url ): mixed => $as( $url ), 10, 3 );
		if ( ! str_starts_with( $folder, wp_upload_dir( null, false )['basedir'] . '/' ) ) {
			self::assertContains( $this->asked( 'GET', '/upkeep/storage' )['door'], [ StorageState::OUTSIDE, StorageState::INSIDE ] );
			return;
		}
		$play( static fn (): array => $answer( 'Forbidden' ) );
		$look = $this->asked( 'GET', '/upkeep/storage' );
		self::assertSame( [ 'good', 'refused', $folder, [], '' ], [ $look['keeps'], $look['door'], $look['folder'], $look['closing'], $look['advice'] ] );
		self::assertSame( 'good', $this->get( StorageSiteHealth::class )->result()['status'] );
		$play( static fn ( string $url ): array => $answer( (string) file_get_contents( $folder . substr( $url, (int) strpos( $url, '/' . basename( $folder ) ) + 1 + strlen( basename( $folder ) ) ) ) ) );
		$look = $this->asked( 'GET', '/upkeep/storage' );
		self::assertSame( 'served', $look['door'] );
		self::assertMatchesRegularExpression( '~^location \^\~ /.+/deskfold-[0-9a-f]{32}/ \{ deny all; \}$~', $look['closing'][0]['line'] );
		self::assertSame( [ 'nginx', 'Apache' ], array_column( $look['closing'], 'server' ) );
		$health = $this->asked( 'GET', '/upkeep/storage/health' );
		self::assertSame( [ 'critical', StorageSiteHealth::TEST ], [ $health['status'], $health['test'] ] );
		foreach ( [ ...array_column( $look['lines'], 'words' ), $look['advice'], $look['closing'][1]['line'] ] as $words ) {
			self::assertStringContainsString( esc_html( $words ), $health['description'], 'Site Health says the same' );
		}
		$play( static fn (): \WP_Error => new \WP_Error( 'http_request_failed', 'refused' ) );
		self::assertSame( StorageState::SILENT, ( $this->get( CheckStorage::class ) )()->door );
	}

	/** @return array<string, mixed> */
	private function look(): array {
		return $this->asked( 'GET', '/upkeep' );
	}

	private function reply( int $ticket_id ): int {
		return ( $this->get( ReplyToTicket::class ) )( $ticket_id, new Reply( "up-$ticket_id-reply", '<p>x</p>' ), Actor::agent( 1, 'Ann' ) )->message->id;
	}

	private function told( int $agent_id, int $ticket_id, string $source, int $at, int $group_id = 0 ): int {
		return $this->database()->insert( 'notifications', [ 'agent_id' => $agent_id, 'ticket_id' => $ticket_id, 'message_id' => 0, 'kind' => 'assigned', 'source' => $source, 'state' => 'failed', 'reason' => 'no route', 'secret' => '0123456789abcdef', 'seen_entry' => 0, 'group_id' => $group_id, 'attempts' => 6, 'created_at' => $at ] );
	}

	private function state( int $id ): string {
		return (string) $this->database()->value( 'SELECT state FROM %i WHERE id = %d', $this->database()->table( 'notifications' ), $id );
	}
}
