<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\ComposedMail;
use Deskfold\Email\MailServer;
use Deskfold\Email\Patience;
use Deskfold\Email\SmtpClient;
use Deskfold\Tests\Mail\ScriptedServer;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Where exactly a sending breaks decides whether it may be tried again. */
final class SmtpClientTest extends TestCase {

	private const READY = [
		[ 'say', "220 ready\r\n" ],
		[ 'hear' ],
		[ 'say', "250-smtp.demo.test hello\r\n250-SIZE 1000\r\n250 AUTH=LOGIN PLAIN\r\n" ],
	];

	/** MAIL, RCPT and DATA are taken; then come the lines of the mail and its dot. */
	private const TAKEN = [ ...self::READY, [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "354 go on\r\n" ], [ 'hear' ], [ 'hear' ], [ 'hear' ], [ 'hear' ] ];

	/** @return array<string, array{list<array{0: string, 1?: string|float|int, 2?: int}>, string, bool}> */
	public static function breaks(): array {
		return [
			'cut at the greeting'          => [ [], 'mail_server_closed', true ],
			'a busy greeting'              => [ [ [ 'say', "421 too many\r\n" ] ], 'mail_refused', true ],
			'a greeting that says no'      => [ [ [ 'say', "554 no service for you\r\n" ] ], 'mail_refused', true ],
			'another protocol'             => [ [ [ 'say', "* OK IMAP ready\r\n" ] ], 'mail_server_protocol', true ],
			'cut at MAIL'                  => [ [ ...self::READY, [ 'hear' ] ], 'mail_server_closed', true ],
			'stalls at RCPT'               => [ [ ...self::READY, [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'wait', 3 ] ], 'mail_server_timeout', true ],
			'no such user'                 => [ [ ...self::READY, [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "550 5.1.1 who?\r\n" ] ], 'recipient_refused', false ],
			'come back later'              => [ [ ...self::READY, [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "450 4.2.0 greylisted\r\n" ] ], 'recipient_refused', true ],
			'DATA refused'                 => [ [ ...self::READY, [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "250 ok\r\n" ], [ 'hear' ], [ 'say', "554 no\r\n" ] ], 'mail_refused', false ],
			'cut after the dot'            => [ self::TAKEN, 'delivery_uncertain', true ],
			'stalls after the dot'         => [ [ ...self::TAKEN, [ 'wait', 3 ] ], 'delivery_uncertain', true ],
			'rambles after the dot'        => [ [ ...self::TAKEN, [ 'say', "what was that\r\n" ] ], 'delivery_uncertain', true ],
			'refused for good after it'    => [ [ ...self::TAKEN, [ 'say', "554 5.7.1 spam\r\n" ] ], 'mail_refused', false ],
			'refused for now after it'     => [ [ ...self::TAKEN, [ 'say', "451 4.3.0 disk full\r\n" ] ], 'mail_refused', true ],
		];
	}

	/** @param list<array{0: string, 1?: string|float|int, 2?: int}> $script */
	#[DataProvider( 'breaks' )]
	public function test_each_place_where_it_can_break_has_its_meaning( array $script, string $kind, bool $retry ): void {
		$server = new ScriptedServer( $script );
		try {
			$this->client( $server )->send( self::mail() );
			self::fail( 'Nothing was noticed.' );
		} catch ( Problem $problem ) {
			self::assertSame( [ $kind, $retry ], [ $problem->kind, $problem->retry ], $problem->getMessage() );
		}
	}

	public function test_a_mail_that_is_taken_has_the_servers_word(): void {
		$server = new ScriptedServer( [ ...self::TAKEN, [ 'say', "250 2.0.0 queued as 4711\r\n" ], [ 'hear' ] ] );
		$client = $this->client( $server );
		self::assertSame( '250 2.0.0 queued as 4711', $client->send( self::mail() )->words );
		$client->quit();
		self::assertSame( [ 'EHLO demo.test', 'MAIL FROM:<support@demo.test> SIZE=17', 'RCPT TO:<ann@shopper.test>', 'DATA', 'Subject: x', '', '..', '.', 'QUIT' ], $server->heard() );
	}

	public function test_a_mail_that_is_too_large_is_not_even_begun(): void {
		$server = new ScriptedServer( [ ...self::READY, [ 'hear' ] ] );
		$client = $this->client( $server );
		try {
			$client->send( self::mail( str_repeat( 'x', 2000 ) ) );
			self::fail( 'It was sent.' );
		} catch ( Problem $problem ) {
			self::assertSame( [ 'mail_too_large', false ], [ $problem->kind, $problem->retry ] );
		}
		$client->quit();
		self::assertSame( [ 'EHLO demo.test', 'QUIT' ], $server->heard() );
	}

	public function test_an_address_beyond_ascii_goes_only_to_a_server_that_knows_such(): void {
		$server = new ScriptedServer( [ ...self::READY, [ 'hear' ] ] );
		$this->expectException( Problem::class );
		$this->client( $server )->send( new ComposedMail( 'support@demo.test', [ 'jörg@shopper.test' ], "x\r\n" ) );
	}

	public function test_encryption_that_is_not_offered_is_not_done_without(): void {
		$server = new ScriptedServer( [ ...self::READY, [ 'hear' ] ] );
		try {
			SmtpClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::STARTTLS, 'a', false ), new Patience( 0.6, 2.0 ), 'demo.test' );
			self::fail( 'It went on.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mail_encryption', $problem->kind );
		}
	}

	public function test_passwords_are_given_by_plain_or_login(): void {
		$plain = new ScriptedServer( [ ...self::READY, [ 'hear' ], [ 'say', "235 ok\r\n" ] ] );
		$this->client( $plain, 'ann' )->sign_in( 'geheim' );
		self::assertSame( 'AUTH PLAIN ' . base64_encode( "\0ann\0geheim" ), $plain->heard()[1] );

		$login = new ScriptedServer( [ [ 'say', "220 ready\r\n" ], [ 'hear' ], [ 'say', "250-x\r\n250 AUTH LOGIN\r\n" ], [ 'hear' ], [ 'say', "334 VXNlcm5hbWU6\r\n" ], [ 'hear' ], [ 'say', "334 UGFzc3dvcmQ6\r\n" ], [ 'hear' ], [ 'say', "235 ok\r\n" ] ] );
		$this->client( $login, 'ann' )->sign_in( 'geheim' );
		self::assertSame( [ 'AUTH LOGIN', base64_encode( 'ann' ), base64_encode( 'geheim' ) ], array_slice( $login->heard(), 1 ) );
	}

	public function test_without_a_way_to_sign_in_no_password_is_sent(): void {
		$server = new ScriptedServer( [ [ 'say', "220 ready\r\n" ], [ 'hear' ], [ 'say', "250 x\r\n" ], [ 'hear' ] ] );
		$client = $this->client( $server, 'ann' );
		try {
			$client->sign_in( 'geheim' );
			self::fail( 'It was sent.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mail_sign_in', $problem->kind );
		}
		$client->quit();
		self::assertSame( [ 'EHLO demo.test', 'QUIT' ], $server->heard() );
	}

	private function client( ScriptedServer $server, string $user = '' ): SmtpClient {
		return SmtpClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, $user ), new Patience( 0.6, 2.0 ), 'demo.test' );
	}

	private static function mail( string $body = '.' ): ComposedMail {
		return new ComposedMail( 'support@demo.test', [ 'ann@shopper.test' ], "Subject: x\r\n\r\n$body\r\n" );
	}
}
