<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\FetchState;
use Deskfold\Email\FolderReader;
use Deskfold\Email\ImapClient;
use Deskfold\Email\MailServer;
use Deskfold\Email\Patience;
use Deskfold\Tests\Mail\ScriptedServer;
use PHPUnit\Framework\TestCase;

/** One bad mail never stops those behind it, and none is forgotten. */
final class FolderReaderTest extends TestCase {

	/** @var array<int, string> */
	private array $taken = [];

	private FetchState $saved;

	private ?Problem $problem = null;

	protected function setUp(): void {
		$this->saved = new FetchState();
	}

	public function test_a_mail_that_the_server_will_not_give_is_passed_by_and_asked_for_later(): void {
		$this->read(
			new FetchState( 77, 10 ),
			[
				...self::found( 11, 12, 13 ),
				...self::answer( "{tag} NO [SERVERBUG] one of them is broken\r\n" ),
				...self::answer( self::mail( 11 ) ),
				...self::answer( "{tag} NO broken\r\n" ),
				...self::answer( self::mail( 13 ) ),
			]
		);
		self::assertSame( [ 11, 13 ], array_keys( $this->taken ) );
		self::assertSame( 13, $this->saved->last_uid );
		self::assertSame( [ 12 => 1 ], $this->saved->trouble );

		$this->read( $this->saved, [ ...self::answer( "* SEARCH 13\r\n{tag} OK\r\n" ), ...self::answer( "* 2 FETCH (UID 12 RFC822.SIZE 2)\r\n{tag} OK\r\n" ), ...self::answer( self::mail( 12 ) ) ] );
		self::assertSame( [ 11, 13, 12 ], array_keys( $this->taken ) );
		self::assertSame( [], $this->saved->trouble );
	}

	public function test_a_mail_that_breaks_the_connection_again_and_again_is_given_up_and_counted(): void {
		$state = new FetchState( 77, 10 );
		for ( $try = 1; $try <= FetchState::TRIES; $try++ ) {
			$look = 1 === $try ? self::found( 11 ) : [ ...self::answer( "* SEARCH\r\n{tag} OK\r\n" ), ...self::answer( "* 1 FETCH (UID 11 RFC822.SIZE 2)\r\n{tag} OK\r\n" ) ];
			$this->read( $state, [ ...$look, [ 'hear' ], [ 'say', "* 1 FETCH (UID 11 BODY[] {9}\r\nhalf" ] ] );
			self::assertSame( 'mail_server_closed', $this->problem?->kind );
			$state = $this->saved;
			self::assertSame( [ 11 => $try ], $state->trouble );
		}
		self::assertSame( 1, $state->given_up() );
		self::assertSame( [], $state->to_retry() );
		$this->read( $state, [ ...self::found( 12 ), ...self::answer( self::mail( 12 ) ) ] );
		self::assertNull( $this->problem );
		self::assertSame( [ 12 ], array_keys( $this->taken ) );
	}

	public function test_when_we_cannot_store_the_mail_stays_to_be_fetched_and_is_not_blamed(): void {
		$full = new Problem( 'storage_failed', 'The disk is full.', 507, true );
		$this->read( new FetchState( 77, 10 ), [ ...self::found( 11, 12, 13 ), ...self::answer( self::mail( 11, 12, 13 ) ) ], static fn ( int $uid ): ?Problem => 12 === $uid ? $full : null );
		self::assertSame( $full, $this->problem );
		self::assertSame( 11, $this->saved->last_uid );
		self::assertSame( [], $this->saved->trouble );
	}

	public function test_a_mail_that_is_too_large_comes_as_its_head_with_a_note(): void {
		$head = "From: ann@shopper.test\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\nMIME-Version: 1.0\r\nSubject: Film\r\n\r\n";
		$this->read(
			new FetchState( 77, 10 ),
			[
				...self::answer( "* SEARCH 11\r\n{tag} OK\r\n" ),
				...self::answer( "* 1 FETCH (UID 11 RFC822.SIZE 80000000)\r\n{tag} OK\r\n" ),
				...self::answer( '* 1 FETCH (UID 11 BODY[HEADER] {' . strlen( $head ) . "}\r\n$head)\r\n{tag} OK\r\n" ),
			]
		);
		$mail = $this->taken[11] ?? '';
		self::assertStringStartsWith( "From: ann@shopper.test\r\nSubject: Film\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n", $mail );
		self::assertStringNotContainsString( 'boundary', $mail );
		$text = (string) base64_decode( explode( "\r\n\r\n", $mail, 2 )[1] ?? '', true );
		self::assertStringContainsString( '80 MB', $text );
		self::assertStringContainsString( '“INBOX”', $text );
	}

	public function test_a_box_of_a_hundred_thousand_is_read_piece_by_piece_and_within_its_memory(): void {
		$before = memory_get_usage();
		$this->read(
			new FetchState( 77, 10 ),
			[
				...self::answer( '* SEARCH ' . implode( ' ', range( 11, 100_010 ) ) . "\r\n{tag} OK\r\n" ),
				...self::answer( "* 1 FETCH (UID 11 RFC822.SIZE 2)\r\n{tag} OK\r\n" ),
				...self::answer( self::mail( 11 ) ),
				...self::answer( "{tag} BYE\r\n* BYE enough\r\n" ),
			]
		);
		self::assertSame( [ 11 ], array_keys( $this->taken ) );
		self::assertLessThan( 111, $this->saved->last_uid, 'the others are asked for in the next look' );
		self::assertLessThan( 40_000_000, memory_get_peak_usage() - $before );
	}

	public function test_a_mail_deleted_meanwhile_is_no_trouble(): void {
		$this->read( new FetchState( 77, 10, 0, [ 5 => 2 ] ), [ ...self::found( 11 ), ...self::answer( "{tag} OK\r\n" ), ...self::answer( "{tag} OK\r\n" ), ...self::answer( "{tag} OK\r\n" ) ] );
		self::assertSame( 11, $this->saved->last_uid );
		self::assertSame( [], $this->saved->trouble );
	}

	public function test_a_new_numbering_starts_from_the_first_day_and_forgets_old_trouble(): void {
		$server = $this->read( new FetchState( 76, 5000, 1_767_225_600_000, [ 4000 => 2 ] ), [ ...self::answer( "* SEARCH\r\n{tag} OK\r\n" ) ] );
		self::assertSame( 'D4 UID SEARCH UID 1:* SINCE 31-Dec-2025', $server->heard()[3] );
		self::assertSame( [ 77, 3 ], [ $this->saved->uidvalidity, $this->saved->last_uid ] );
		self::assertSame( [], $this->saved->trouble );
	}

	public function test_when_the_time_is_up_the_rest_waits(): void {
		$server   = new ScriptedServer( ScriptedServer::imap( self::answer( "* SEARCH 11 12\r\n{tag} OK\r\n" ) ) );
		$patience = new Patience( 0.6, FolderReader::RESERVE - 1 );
		$client   = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), $patience );
		$client->sign_in( 'x' );
		$reader = new FolderReader( $client, new FetchState( 77, 10 ), $patience, 1000, static function (): void {}, static function (): void {} );
		self::assertSame( 10, $reader->read( $client->open_folder( 'INBOX' ) )->last_uid );
		self::assertTrue( $reader->has_more() );
	}

	/**
	 * @param list<array{0: string, 1?: string|float|int, 2?: int}> $script
	 * @param ?\Closure(int): ?Problem                              $fault
	 */
	private function read( FetchState $state, array $script, ?\Closure $fault = null ): ScriptedServer {
		$server   = new ScriptedServer( ScriptedServer::imap( $script ) );
		$patience = new Patience( 0.6, FolderReader::RESERVE + 5 );
		$client   = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), $patience );
		$client->sign_in( 'x' );
		$reader        = new FolderReader(
			$client,
			$state,
			$patience,
			1000,
			function ( int $uid, string $bytes ) use ( $fault ): void {
				$problem = null === $fault ? null : $fault( $uid );
				if ( null !== $problem ) {
					throw $problem;
				}
				$this->taken[ $uid ] = $bytes;
			},
			function ( FetchState $state ): void {
				$this->saved = $state;
			}
		);
		$this->problem = null;
		try {
			$this->saved = $reader->read( $client->open_folder( 'INBOX' ) );
		} catch ( Problem $problem ) {
			$this->problem = $problem;
		}
		return $server;
	}

	/** @return list<array{0: string, 1?: string|float|int, 2?: int}> */
	private static function answer( string $text ): array {
		return [ [ 'hear' ], [ 'say', $text ] ];
	}

	/** @return list<array{0: string, 1?: string|float|int, 2?: int}> a search and the sizes */
	private static function found( int ...$uids ): array {
		$sizes = implode( '', array_map( static fn ( int $uid ): string => "* 1 FETCH (UID $uid RFC822.SIZE 2)\r\n", $uids ) );
		return [ ...self::answer( '* SEARCH ' . implode( ' ', $uids ) . "\r\n{tag} OK\r\n" ), ...self::answer( "$sizes{tag} OK\r\n" ) ];
	}

	private static function mail( int ...$uids ): string {
		return implode( '', array_map( static fn ( int $uid ): string => "* 1 FETCH (UID $uid BODY[] {2}\r\nhi)\r\n", $uids ) ) . "{tag} OK\r\n";
	}
}
