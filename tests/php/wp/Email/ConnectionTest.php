<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** The connection test and "fetch now", against real servers. */
final class ConnectionTest extends WpTestCase {

	private MailServers $servers;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->clear( 'support@demo.test' );
		$this->as_admin();
	}

	public function test_a_mailbox_that_works_passes_every_step(): void {
		$this->servers->put( 'support@demo.test', "From: a@b.test\n\nHello" );
		$steps = $this->steps( $this->imap(), $this->smtp() );
		self::assertSame( [ true ], array_values( array_unique( array_column( $steps, 'ok' ) ) ), (string) wp_json_encode( $steps ) );
		$names = [ 'The server name is right', 'We reach the server', 'The connection is safe', 'The password is right', 'We can read', 'The server name is right', 'We reach the sending server', 'The connection is not encrypted', 'We can send' ];
		self::assertSame( $names, array_column( $steps, 'name' ) );
		self::assertSame( 'The folder “INBOX” has 1 mail.', $steps[4]['message'] );
	}

	/** @return array<string, array{array<string, mixed>, int, string, string}> */
	public static function faults(): array {
		return [
			'a wrong password'         => [ [ 'password' => 'wrong' ], 4, 'We could not sign in', 'app password' ],
			'a name that is not there' => [ [ 'host' => 'imap.invalid', 'verify_certificate' => true ], 1, 'The server name is not known', 'spelling' ],
			'a closed port'            => [ [ 'port' => 1 ], 2, 'We do not reach the server', 'Check the port' ],
			'a folder that is missing' => [ [ 'folder' => 'Nowhere' ], 5, 'We cannot read', 'INBOX' ],
			'a certificate of nobody'  => [ [ 'verify_certificate' => true ], 3, 'The connection is not safe', 'No password was sent' ],
			'TLS on a STARTTLS port'   => [ [ 'security' => 'tls', 'port' => 'imap' ], 3, 'The connection is not safe', 'STARTTLS' ],
		];
	}

	/** @param array<string, mixed> $change */
	#[DataProvider( 'faults' )]
	public function test_the_step_that_fails_is_the_last_and_says_what_to_do( array $change, int $count, string $name, string $advice ): void {
		$change['port'] = 'imap' === ( $change['port'] ?? null ) ? $this->servers->imap : $change['port'] ?? $this->servers->imaps;
		$steps = $this->steps( $change + $this->imap(), [ 'kind' => 'wp_mail' ] );
		$steps = array_slice( $steps, 0, -1 );
		$last  = end( $steps );
		self::assertIsArray( $last );
		self::assertCount( $count, $steps, (string) wp_json_encode( $steps ) );
		self::assertSame( [ false, $name ], [ $last['ok'], $last['name'] ] );
		self::assertStringContainsString( $advice, $last['advice'] );
		self::assertNotContains( false, array_column( array_slice( $steps, 0, -1 ), 'ok' ) );
	}

	public function test_starttls_works_too(): void {
		$steps = $this->steps( [ 'security' => 'starttls', 'port' => $this->servers->imap ] + $this->imap(), [ 'kind' => 'wp_mail' ] );
		self::assertNotContains( false, array_column( $steps, 'ok' ) );
	}

	public function test_sending_is_tried_with_its_own_password(): void {
		$smtp  = [ 'port' => $this->servers->smtp_auth, 'user' => 'support@demo.test' ] + $this->smtp();
		$steps = $this->steps( [ 'kind' => 'none' ], $smtp + [ 'password' => 'wrong' ] );
		$last  = end( $steps );
		self::assertIsArray( $last );
		self::assertSame( [ false, 'We cannot send' ], [ $last['ok'], $last['name'] ] );
		self::assertNotContains( false, array_column( $this->steps( [ 'kind' => 'none' ], $smtp + [ 'password' => $this->servers->users['support@demo.test'] ] ), 'ok' ) );
	}

	public function test_a_saved_mailbox_is_tried_with_its_stored_password(): void {
		$steps = $this->tried( [ 'id' => $this->saved() ] );
		self::assertNotContains( false, array_column( $steps, 'ok' ), (string) wp_json_encode( $steps ) );
	}

	public function test_a_program_that_is_no_mail_server_is_not_quoted(): void {
		$listener = stream_socket_server( 'tcp://127.0.0.1:0' );
		self::assertIsResource( $listener );
		$port = (int) substr( (string) strrchr( (string) stream_socket_get_name( $listener, false ), ':' ), 1 );
		$pid  = pcntl_fork();
		if ( 0 === $pid ) {
			$peer = stream_socket_accept( $listener, 10 );
			if ( false !== $peer ) {
				fwrite( $peer, "SSH-2.0-OpenSSH_9.9 secret-banner\r\n" );
				fclose( $peer );
			}
			posix_kill( (int) getmypid(), SIGKILL );
		}
		$steps = $this->steps( [ 'security' => 'none', 'port' => $port ] + $this->imap(), [ 'kind' => 'wp_mail' ] );
		pcntl_waitpid( $pid, $status );
		self::assertStringNotContainsString( 'secret-banner', (string) wp_json_encode( $steps ) );
	}

	public function test_fetch_now_says_how_many_came(): void {
		$id = $this->saved();
		$this->servers->put( 'support@demo.test', "From: a@b.test\nSubject: x\n\nHello" );
		/** @var array{received: int, has_more: bool, mailbox: array{last_success_at: ?int}} $answer */
		$answer = $this->asked( 'POST', "/mailboxes/$id/fetch" );
		self::assertSame( [ 1, false ], [ $answer['received'], $answer['has_more'] ] );
		self::assertIsInt( $answer['mailbox']['last_success_at'] );
	}

	/**
	 * @param array<string, mixed> $incoming
	 * @param array<string, mixed> $outgoing
	 * @return list<array{name: string, ok: bool, message: string, advice: string}>
	 */
	private function steps( array $incoming, array $outgoing ): array {
		return $this->tried( [ 'address' => 'support@demo.test', 'incoming' => $incoming, 'outgoing' => $outgoing ] );
	}

	/**
	 * @param array<string, mixed> $fields
	 * @return list<array{name: string, ok: bool, message: string, advice: string}>
	 */
	private function tried( array $fields ): array {
		/** @var array{steps: list<array{name: string, ok: bool, message: string, advice: string}>} $answer */
		$answer = $this->asked( 'POST', '/mailboxes/test', $fields );
		return $answer['steps'];
	}

	private function saved(): int {
		/** @var array{id: int} $mailbox */
		$mailbox = $this->asked( 'POST', '/mailboxes', [ 'address' => 'support@demo.test', 'incoming' => $this->imap() ] );
		return $mailbox['id'];
	}

	/** @return array<string, mixed> */
	private function imap(): array {
		return [ 'kind' => 'imap', 'host' => '127.0.0.1', 'port' => $this->servers->imaps, 'security' => 'tls', 'user' => 'support@demo.test', 'password' => $this->servers->users['support@demo.test'], 'verify_certificate' => false ];
	}

	/** @return array<string, mixed> */
	private function smtp(): array {
		return [ 'kind' => 'smtp', 'host' => '127.0.0.1', 'port' => $this->servers->smtp, 'security' => 'none', 'user' => '' ];
	}
}
