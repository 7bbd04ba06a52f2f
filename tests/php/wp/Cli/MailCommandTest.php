<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Cli;

use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\unit\Email\Bombs;
use Deskfold\Tests\WpTestCase;

/** `wp deskfold mail …` in a process of its own, as a mail server would call it. */
final class MailCommandTest extends WpTestCase {

	private const MAIL = "From: Ann <ann@shopper.test>\nTo: support@demo.test\nSubject: Parcel\nMessage-ID: <1@shopper.test>\n\nWhere is it?\n";

	private string $phar = '';

	private string $file = '';

	private string $memory = '512M';

	protected function setUp(): void {
		parent::setUp();
		$this->phar = self::phar() ?? self::markTestSkipped( 'WP-CLI is not in the cache: run `npm start` once.' );
		$this->commits();
		$this->file = (string) tempnam( sys_get_temp_dir(), 'deskfold-mail-' );
		file_put_contents( $this->file, self::MAIL );
	}

	protected function tearDown(): void {
		unlink( $this->file );
		parent::tearDown();
	}

	public function test_import_says_what_became_of_each_mail_and_takes_none_twice(): void {
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test' ) );
		[ $code, $lines ] = $this->wp( [ 'mail', 'import', $this->file, '--mailbox=support@demo.test', '--format=json' ] );
		self::assertSame( 0, $code );
		self::assertSame( [ 'source', 'result', 'ticket', 'message', 'reason' ], array_keys( $lines[0] ) );
		self::assertSame( [ $this->file, 'created' ], [ $lines[0]['source'], $lines[0]['result'] ] );
		self::assertSame( (string) $mailbox->id, $this->database()->value( 'SELECT mailbox_id FROM %i', $this->database()->table( 'tickets' ) ) );

		[ , $again ] = $this->wp( [ 'mail', 'import', '-' ], self::MAIL );
		self::assertSame( [ '-', 'duplicate', $lines[0]['ticket'], $lines[0]['message'] ], [ $again[0]['source'], $again[0]['result'], $again[0]['ticket'], $again[0]['message'] ] );
	}

	public function test_a_mail_of_25_megabytes_is_taken_in_with_a_memory_limit_of_128(): void {
		$this->memory = '128M';
		$mail         = Bombs::mail( 'one large file', 25_000_000 );
		file_put_contents( $this->file, $mail );
		[ $code, $lines ] = $this->wp( [ 'mail', 'import', $this->file ] );
		self::assertSame( [ 0, 'created' ], [ $code, $lines[0]['result'] ?? '' ] );
		$kept = $this->database()->row( 'SELECT name, size FROM %i', $this->database()->table( 'attachments' ) );
		self::assertSame( [ 'a.pdf', (string) ( 57 * substr_count( $mail, 'QUJDQUJD' ) / 9 ) ], [ $kept['name'] ?? '', $kept['size'] ?? '' ] );
		self::assertSame( '0', $this->database()->value( "SELECT COUNT(*) FROM %i WHERE warning <> ''", $this->database()->table( 'messages' ) ) );
	}

	public function test_an_unknown_mailbox_stops_everything(): void {
		[ $code, $lines ] = $this->wp( [ 'mail', 'import', $this->file, '--mailbox=nobody@demo.test' ] );
		self::assertSame( [ 1, [] ], [ $code, $lines ] );
	}

	public function test_parse_has_every_field_and_stores_nothing(): void {
		[ $code, $lines ] = $this->wp( [ 'mail', 'parse', $this->file, '--format=json' ] );
		self::assertSame( 0, $code );
		self::assertSame( [ 'source', 'subject', 'from', 'to', 'cc', 'reply_to', 'message_id', 'in_reply_to', 'references', 'date', 'text', 'html', 'reply_text', 'attachments', 'is_auto_reply', 'is_receipt', 'is_bounce', 'failed_recipients', 'bounce_kind', 'bounce', 'is_feedback_report', 'feedback', 'forwarded', 'problems', 'marks' ], array_keys( $lines[0] ) );
		self::assertSame( [ 'name' => 'Ann', 'address' => 'ann@shopper.test' ], $lines[0]['from'] );
		self::assertSame( '0', $this->rows( 'raw_messages' ) );
	}

	public function test_pipe_ends_with_0_once_the_mail_is_stored(): void {
		[ $code, $lines ] = $this->wp( [ 'mail', 'pipe' ], self::MAIL );
		self::assertSame( [ 0, [] ], [ $code, $lines ] );
		self::assertSame( [ '1', '1' ], [ $this->rows( 'raw_messages' ), $this->rows( 'tickets' ) ] );
	}

	public function test_pipe_ends_with_75_when_the_mail_could_not_be_stored(): void {
		self::assertSame( 75, $this->wp( [ 'mail', 'pipe', '--exec=define( "DESKFOLD_STORAGE", "/proc/nowhere" );' ], self::MAIL )[0] );
		self::assertSame( 75, $this->wp( [ 'mail', 'pipe', '--mailbox=nobody@demo.test' ], self::MAIL )[0], 'a typing mistake of the admin must not bounce mail' );
		self::assertSame( '0', $this->rows( 'raw_messages' ) );
	}

	public function test_pipe_ends_with_65_when_there_was_no_mail(): void {
		self::assertSame( 65, $this->wp( [ 'mail', 'pipe' ], "\n" )[0] );
	}

	public function test_fetch_tells_of_each_mailbox_and_fails_when_one_did(): void {
		self::assertSame( 0, $this->wp( [ 'mail', 'fetch' ] )[0] );
		( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', incoming: new \Deskfold\Email\Incoming( 'imap', new \Deskfold\Email\MailServer( '127.0.0.1', 1, 'none', 'ann' ) ) ) );
		self::assertSame( 1, $this->wp( [ 'mail', 'fetch' ] )[0] );
	}

	private function rows( string $table ): ?string {
		return $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( $table ) );
	}

	/**
	 * @param list<string> $args
	 * @return array{int, list<array<string, mixed>>} exit code, and what was said as JSON
	 */
	private function wp( array $args, string $input = '' ): array {
		$command = [ PHP_BINARY, '-d', 'memory_limit=' . $this->memory, '-d', 'display_errors=0', $this->phar, '--allow-root', '--path=' . ABSPATH, 'deskfold', ...$args ];
		$process = proc_open( $command, [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'file', '/dev/null', 'w' ] ], $pipes );
		self::assertIsResource( $process );
		fwrite( $pipes[0], $input );
		fclose( $pipes[0] );
		$said  = (string) stream_get_contents( $pipes[1] );
		$lines = [];
		foreach ( explode( "\n", trim( $said ) ) as $line ) {
			$read = json_decode( $line, true );
			if ( is_array( $read ) ) {
				/** @var array<string, mixed> $read */
				$lines[] = $read;
			}
		}
		return [ proc_close( $process ), $lines ];
	}

	private static function phar(): ?string {
		$cache = getenv( 'XDG_CACHE_HOME' );
		$home  = false === $cache || '' === $cache ? getenv( 'HOME' ) . '/.cache' : $cache;
		$found = glob( "$home/deskfold/wp-studio-*/wp-cli/wp-cli.phar" );
		return false === $found ? null : ( $found[0] ?? null );
	}
}
