<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Cli\ExamineDesk;
use Deskfold\Cli\Finding;
use Deskfold\Core\Clock;
use Deskfold\Email\Incoming;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\SaveMailbox;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

final class DoctorTest extends WpTestCase {

	use RunsWpCli;

	private const NOON = 1_790_000_000_000;

	public function test_a_healthy_desk_has_nothing_wrong(): void {
		Make::ticket()->saved();
		update_option( \Deskfold\Core\FeelPulse::SEEN, (string) time(), false );
		$found = $this->examine();
		self::assertSame( [], array_keys( $found, Finding::WRONG, true ), (string) wp_json_encode( $found ) );
		foreach ( [ 'php', 'tables', 'indexes', 'transactions', 'counters', 'storage', 'disk', 'private', 'mail', 'cron', 'backlog', 'outbox', 'log' ] as $check ) {
			self::assertArrayHasKey( $check, $found );
		}
	}

	public function test_wrong_counters_are_found_and_put_right(): void {
		Make::ticket()->saved();
		$this->database()->run( 'UPDATE %i SET value = 7 WHERE name = %s', $this->database()->table( 'counters' ), 'status:new' );
		self::assertSame( Finding::WRONG, $this->examine()['counters'] );
		self::assertSame( Finding::OK, $this->examine( true )['counters'] );
		self::assertSame( Finding::OK, $this->examine()['counters'] );
	}

	public function test_a_missing_index_is_found_and_made_again(): void {
		$this->commits();
		$this->database()->run( 'ALTER TABLE %i DROP INDEX agent_newest', $this->database()->table( 'tickets' ) );
		try {
			self::assertSame( Finding::WRONG, $this->examine()['indexes'] );
		} finally {
			self::assertSame( Finding::OK, $this->examine( true )['indexes'] );
		}
		self::assertSame( Finding::OK, $this->examine()['indexes'] );
	}

	public function test_a_lost_table_is_made_again_with_what_later_steps_added(): void {
		$this->commits();
		$this->database()->run( 'DROP TABLE %i', $this->database()->table( 'tickets' ) );
		try {
			self::assertSame( Finding::WRONG, $this->examine()['tables'] );
		} finally {
			self::assertNotSame( Finding::WRONG, $this->examine( true )['tables'] );
		}
		self::assertSame( [ Finding::OK, Finding::OK ], [ $this->examine()['tables'], $this->examine()['indexes'] ] );
		self::assertSame( 0, Make::ticket()->recorded()->ticket->merged_into );
	}

	public function test_a_key_that_a_later_step_added_is_missed_too(): void {
		$this->commits();
		$this->database()->run( 'ALTER TABLE %i DROP INDEX thread_key', $this->database()->table( 'messages' ) );
		try {
			self::assertSame( Finding::WRONG, $this->examine()['indexes'] );
		} finally {
			self::assertSame( Finding::OK, $this->examine( true )['indexes'] );
		}
	}

	public function test_what_came_in_and_was_not_read_and_what_should_have_left_is_told(): void {
		$this->now( self::NOON );
		$ticket = Make::ticket()->saved();
		( $this->get( ReceiveRaw::class ) )( 'email', 1, 'late', 'x' );
		( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'late-reply', '<p>x</p>' ), Actor::agent( 1, 'Ann' ) );
		$this->now( self::NOON + 9 * 60_000 );
		self::assertSame( [ Finding::OK, Finding::OK ], [ $this->examine()['backlog'], $this->examine()['outbox'] ] );
		$this->now( self::NOON + 11 * 60_000 );
		self::assertSame( [ Finding::WRONG, Finding::WRONG ], [ $this->examine()['backlog'], $this->examine()['outbox'] ] );
	}

	public function test_a_reply_whose_worker_died_is_told(): void {
		$ticket   = Make::ticket()->saved();
		$recorded = ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'stuck-reply', '<p>x</p>' ), Actor::agent( 1, 'Ann' ) );
		$this->database()->update( 'messages', [ 'state' => 'sending', 'lease_until' => $this->get( Clock::class )->now_ms() - 1 ], [ 'id' => $recorded->message->id ] );
		self::assertSame( Finding::WRONG, $this->examine()['outbox'] );
	}

	public function test_a_mailbox_that_was_never_fetched_is_wrong_and_its_server_is_asked(): void {
		( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', incoming: new Incoming( 'imap', new MailServer( '127.0.0.1', 1, 'none', 'ann' ) ) ) );
		self::assertSame( Finding::WRONG, $this->examine()['mail_in'] );
		self::assertSame( Finding::WRONG, $this->examine( false, true )['mail_connection'] );
	}

	public function test_the_tick_is_scheduled_again(): void {
		wp_unschedule_hook( 'deskfold_tick' );
		self::assertSame( Finding::WRONG, $this->examine()['cron'] );
		self::assertSame( Finding::OK, $this->examine( true )['cron'] );
		self::assertNotFalse( wp_next_scheduled( 'deskfold_tick' ) );
	}

	public function test_the_command_ends_with_1_when_something_is_wrong(): void {
		$this->commits();
		Make::ticket()->saved();
		$this->database()->run( 'UPDATE %i SET value = 7 WHERE name = %s', $this->database()->table( 'counters' ), 'status:new' );
		[ $code, $said ] = $this->wp( [ 'doctor', '--offline', '--format=json' ] );
		$findings        = json_decode( $said, true );
		self::assertSame( 1, $code );
		self::assertSame( [ 'check', 'state', 'message', 'advice' ], array_keys( $findings[0] ) );
		self::assertSame( 'status:new says 7 instead of 1', trim( explode( ':', array_column( $findings, 'message', 'check' )['counters'], 2 )[1], ' .' ) );
	}

	/**
	 * @phpstan-impure
	 * @return array<string, string> worst state, by check
	 */
	private function examine( bool $fix = false, bool $connect = false ): array {
		$states = [];
		foreach ( ( $this->get( ExamineDesk::class ) )( $fix, $connect ) as $finding ) {
			$states[ $finding->check ] = Finding::WRONG === ( $states[ $finding->check ] ?? '' ) ? Finding::WRONG : $finding->state;
		}
		return $states;
	}
}
