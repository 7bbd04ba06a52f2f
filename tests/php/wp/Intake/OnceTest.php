<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Intake;

use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Core\SweepFilesJob;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\WpTestCase;

/** One mail, one message: whatever name it comes under, whoever else is at it, whatever breaks. */
final class OnceTest extends WpTestCase {

	private const MAIL = "From: Ann <ann@shopper.test>\r\nSubject: Parcel\r\nMessage-ID: <same@shopper.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWhere is it?\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1,2\r\n--b--\r\n";

	protected function tearDown(): void {
		Milestone::listen( null );
		parent::tearDown();
	}

	public function test_twins_are_one_message_whichever_is_read_first(): void {
		[ $first, $second ] = [ $this->receive( '1:7' ), $this->receive( '2:1' ) ];
		self::assertSame( IntakeResult::DUPLICATE, $this->process( $second )->result, 'the one that was stored first is the message' );
		self::assertSame( IntakeResult::CREATED, $this->process( $first )->result );
		self::assertSame( [ 1, 1 ], [ $this->count_of( 'tickets' ), $this->count_of( 'messages' ) ] );
	}

	public function test_a_twin_of_what_lies_in_quarantine_comes_to_lie_there_only_once(): void {
		[ $first, $second ] = [ $this->receive( '1:7', 'nothing that names anybody' ), $this->receive( '1:8', 'nothing that names anybody' ) ];
		self::assertSame( IntakeResult::QUARANTINED, $this->process( $first )->result );
		self::assertSame( IntakeResult::DUPLICATE, $this->process( $second )->result );
	}

	public function test_the_same_message_id_with_other_words_is_another_message(): void {
		$this->process( $this->receive( '1:7' ) );
		self::assertSame( IntakeResult::CREATED, $this->process( $this->receive( '1:8', str_replace( 'Where is it?', 'Where are they?', self::MAIL ) ) )->result );
		self::assertSame( 2, $this->count_of( 'messages' ) );
	}

	public function test_each_mailbox_that_a_mail_was_sent_to_has_its_own(): void {
		$this->process( $this->receive( '1:7', self::MAIL, 1 ) );
		self::assertSame( IntakeResult::CREATED, $this->process( $this->receive( '1:7', self::MAIL, 2 ) )->result );
		self::assertSame( [ '1', '2' ], $this->database()->column( 'SELECT mailbox_id FROM %i ORDER BY id', $this->database()->table( 'tickets' ) ) );
	}

	/** The second worker cannot see the first one's row yet, and is through before it. */
	public function test_a_twin_that_was_overlooked_is_stopped_by_the_messages_own_key(): void {
		$this->commits();
		$first  = $this->receive( '1:7' );
		$second = $this->receive( '1:8' );
		$done   = null;
		Milestone::listen(
			function ( string $name ) use ( $second, &$done ): void {
				if ( 'ticket-ready' === $name && null === $done ) {
					$done = false;
					$this->database()->run( 'UPDATE %i SET content_hash = %s WHERE id = %d', $this->database()->table( 'raw_messages' ), str_repeat( '0', 64 ), $second );
				}
			}
		);
		self::assertSame( IntakeResult::CREATED, $this->process( $first )->result );
		Milestone::listen( null );
		$hash = hash( 'sha256', self::MAIL );
		$this->database()->run( 'UPDATE %i SET content_hash = %s, id = id + 1000 WHERE id = %d', $this->database()->table( 'raw_messages' ), $hash, $first );
		$this->database()->run( 'UPDATE %i SET content_hash = %s WHERE id = %d', $this->database()->table( 'raw_messages' ), $hash, $second );
		$result = $this->process( $second );
		self::assertSame( [ IntakeResult::DUPLICATE, 'same_bytes' ], [ $result->result, $result->reason ] );
		self::assertSame( [ 1, 1, 1 ], [ $this->count_of( 'tickets' ), $this->count_of( 'messages' ), $this->count_of( 'attachments' ) ] );
	}

	public function test_a_worker_whose_lease_was_taken_over_writes_nothing(): void {
		$this->commits();
		$before = $this->files();
		$raw    = $this->receive( '1:7' );
		$taken  = null;
		Milestone::listen(
			function ( string $name ) use ( $raw, &$taken ): void {
				if ( 'parsed' === $name && null === $taken ) {
					// It sleeps for six minutes; somebody else does its work.
					$taken = true;
					$this->database()->run( 'UPDATE %i SET lease_until = 0 WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw );
					self::assertSame( IntakeResult::CREATED, $this->process( $raw )->result );
				}
			}
		);
		self::assertSame( IntakeResult::CREATED, $this->process( $raw )->result, 'it tells what the other did' );
		self::assertSame( [ 1, 1, 1 ], [ $this->count_of( 'tickets' ), $this->count_of( 'messages' ), $this->count_of( 'attachments' ) ] );
		self::assertSame( $before + 2, $this->files(), 'the mail and its attachment' );
	}

	public function test_a_worker_that_fails_after_it_lost_its_lease_does_not_park_what_the_other_has_read(): void {
		$this->commits();
		$raw = $this->receive( '1:7' );
		$one = true;
		Milestone::listen(
			function ( string $name ) use ( $raw, &$one ): void {
				if ( 'parsed' === $name && $one ) {
					$one = false;
					$this->database()->run( 'UPDATE %i SET lease_until = 0 WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw );
					$this->process( $raw );
					throw new \RuntimeException( 'and then it breaks' );
				}
			}
		);
		try {
			$this->process( $raw );
		} catch ( Problem $problem ) {
			self::assertSame( 'lease_lost', $problem->kind );
		}
		self::assertSame( 'done', $this->database()->value( 'SELECT state FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw ) );
	}

	/** $wpdb says a statement again when the connection broke: the row is there, the answer is "duplicate". */
	public function test_a_row_that_was_written_twice_keeps_its_file(): void {
		if ( $this->database()->is_sqlite() ) {
			self::markTestSkipped( 'SQLite has no connection that breaks.' );
		}
		$twice = true;
		add_filter(
			'query',
			function ( string $sql ) use ( &$twice ): string {
				if ( $twice && str_contains( $sql, 'INSERT INTO' ) && str_contains( $sql, 'raw_messages' ) ) {
					$twice = false;
					$GLOBALS['wpdb']->query( $sql ); // phpcs:ignore
				}
				return $sql;
			}
		);
		$raw = ( $this->get( ReceiveRaw::class ) )( 'email', 1, '1:7', self::MAIL );
		self::assertTrue( $raw->is_new );
		self::assertSame( IntakeResult::CREATED, $this->process( $raw->id )->result );
	}

	public function test_a_file_stays_when_nobody_knows_whether_its_row_was_written(): void {
		$before = $this->files();
		add_filter( 'query', static fn ( string $sql ): string => str_contains( $sql, 'INSERT INTO' ) && str_contains( $sql, 'raw_messages' ) ? 'SELECT broken FROM nowhere' : $sql );
		try {
			$this->receive( '1:7' );
			self::fail( 'It was not stored.' );
		} catch ( Problem $problem ) {
			self::assertTrue( $problem->retry );
		}
		self::assertSame( $before + 1, $this->files() );
	}

	public function test_files_that_no_row_names_are_swept_a_day_later_and_no_others(): void {
		$storage = $this->get( Storage::class );
		$raw     = $this->receive( '1:7' );
		$this->process( $raw );
		$orphan = $storage->write( 'left by a dead process' )->path;
		$young  = $storage->write( 'somebody is at it' )->path;
		$part   = $storage->path( $orphan ) . '.part';
		file_put_contents( $part, 'half' );
		$this->now( ( time() + 2 * 86_400 ) * 1000 );
		touch( $storage->path( $young ), time() + 2 * 86_400 );
		$this->run_job( SweepFilesJob::class );
		self::assertSame( [ false, false, true ], [ $storage->has( $orphan ), is_file( $part ), $storage->has( $young ) ] );
		foreach ( [ 'raw_messages', 'attachments' ] as $table ) {
			foreach ( $this->database()->column( 'SELECT path FROM %i', $this->database()->table( $table ) ) as $path ) {
				self::assertTrue( $storage->has( $path ), "$table: $path" );
			}
		}
		self::assertSame( 0, $this->run_job( SweepFilesJob::class ), 'once a day' );
		$storage->delete( $young );
	}

	public function test_a_mail_of_fifty_megabytes_is_stored_whole_and_read_from_its_beginning(): void {
		$mail = tmpfile();
		self::assertIsResource( $mail );
		fwrite( $mail, "From: Ann <ann@shopper.test>\r\nSubject: All my pictures\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere they are.\r\n--b\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n" );
		for ( $at = 0; $at < 50; $at++ ) {
			fwrite( $mail, chunk_split( str_repeat( 'AAAA', 190_000 + $at ) ) );
			fwrite( $mail, str_repeat( "QUJD\r\n", 45_000 ) );
		}
		rewind( $mail );
		$raw    = ( $this->get( ReceiveRaw::class ) )->stream( 'email', 1, $mail );
		$result = $this->process( $raw->id );
		self::assertSame( IntakeResult::CREATED, $result->result );
		$text = (string) $this->database()->value( 'SELECT text FROM %i WHERE id = %d', $this->database()->table( 'messages' ), (int) $result->message_id );
		self::assertStringContainsString( 'Here they are.', $text );
		self::assertStringContainsString( 'more than is read at once', $text );
		self::assertSame( 0, $this->count_of( 'attachments' ), 'no half of a file' );
		$row = $this->database()->row( 'SELECT * FROM %i WHERE id = %d', $this->database()->table( 'raw_messages' ), $raw->id );
		self::assertGreaterThan( 50_000_000, (int) ( $row['size'] ?? 0 ) );
		self::assertSame( $row['content_hash'] ?? '', hash_file( 'sha256', $this->get( Storage::class )->path( (string) ( $row['path'] ?? '' ) ) ) );
		rewind( $mail );
		self::assertFalse( ( $this->get( ReceiveRaw::class ) )->stream( 'email', 1, $mail )->is_new, 'the same again' );
	}

	private function receive( string $name, string $bytes = self::MAIL, int $mailbox_id = 1 ): int {
		return ( $this->get( ReceiveRaw::class ) )( 'email', $mailbox_id, $name, $bytes )->id;
	}

	private function process( int $raw_id ): IntakeResult {
		return ( $this->get( ProcessRaw::class ) )( $raw_id );
	}

	private function count_of( string $table ): int {
		return (int) $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( $table ) );
	}

	private function files(): int {
		$storage = $this->get( Storage::class );
		$count   = 0;
		foreach ( $storage->shelves() as $shelf ) {
			$count += count( $storage->on_shelf( $shelf ) );
		}
		return $count;
	}
}
