<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\ImapClient;
use Deskfold\Email\MailServer;
use Deskfold\Email\Patience;
use Deskfold\Tests\Mail\ScriptedServer;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** What the client makes of servers that stall, lie, cut and ramble. Real ones are met in the WordPress tests. */
final class ImapClientTest extends TestCase {

	/** Alive until the test ends. */
	private ?ScriptedServer $server = null;

	protected function tearDown(): void {
		$this->server = null;
	}

	public function test_a_mail_comes_byte_for_byte_however_it_is_cut_and_whatever_is_in_it(): void {
		$mail = "A: b\r\n\r\n)\r\nD5 OK done\r\n* BYE\r\n{5}\r\n\0ÿ";
		$text = '* 1 FETCH (FLAGS (\\Seen $x) UID 1 BODY[] {' . strlen( $mail ) . "}\r\n{$mail})\r\n";
		$taken = $this->fetched( [ [ 'hear' ], [ 'drip', $text, 1 ], [ 'say', "{tag} OK\r\n" ] ] );
		self::assertSame( [ 1 => $mail ], $taken );
	}

	/** @return array<string, array{string, array<int, string>}> */
	public static function answers(): array {
		return [
			'a quoted body'                  => [ '* 1 FETCH (UID 1 BODY[] "a \"b\" \\\\ c")' . "\r\n", [ 1 => 'a "b" \\ c' ] ],
			'an empty body'                  => [ "* 1 FETCH (UID 1 BODY[] {0}\r\n)\r\n", [ 1 => '' ] ],
			'no body'                        => [ "* 1 FETCH (UID 1 BODY[] NIL)\r\n", [ 1 => '' ] ],
			'the body before the number'     => [ "* 1 FETCH (BODY[] {2}\r\nhi UID 1)\r\n", [ 1 => 'hi' ] ],
			'small letters'                  => [ "* 1 fetch (uid 1 body[] {2}\r\nhi)\r\n", [ 1 => 'hi' ] ],
			'a mail nobody asked for'        => [ "* 9 FETCH (UID 9 BODY[] {2}\r\nno)\r\n* 1 FETCH (UID 1 BODY[] {2}\r\nhi)\r\n", [ 1 => 'hi' ] ],
			'the same mail twice'            => [ "* 1 FETCH (UID 1 BODY[] {2}\r\nhi)\r\n* 1 FETCH (UID 1 BODY[] {2}\r\nno)\r\n", [ 1 => 'hi' ] ],
			'news in between'                => [ "* 5 EXISTS\r\n* 1 FETCH (FLAGS (\\Recent))\r\n* 2 EXPUNGE\r\n* 1 FETCH (UID 1 BODY[] {2}\r\nhi)\r\n* OK [ALERT] Quota (nearly) full\r\n", [ 1 => 'hi' ] ],
			'a list with brackets in quotes' => [ "* 1 FETCH (ENVELOPE (\"a)(\" NIL ((\"x\" NIL \"y\" \"z\"))) UID 1 BODY[] {2}\r\nhi)\r\n", [ 1 => 'hi' ] ],
			'the mail is gone'               => [ '', [] ],
		];
	}

	/** @param array<int, string> $expected */
	#[DataProvider( 'answers' )]
	public function test_odd_but_lawful_answers_are_understood( string $answer, array $expected ): void {
		self::assertSame( $expected, $this->fetched( [ [ 'hear' ], [ 'say', $answer . "{tag} OK\r\n" ] ] ) );
	}

	/** @return array<string, array{list<array{0: string, 1?: string|float|int, 2?: int}>, string}> */
	public static function misdeeds(): array {
		return [
			'stalls inside a mail'            => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] {100}\r\nhalf" ], [ 'wait', 3 ] ], 'mail_server_timeout' ],
			'stalls before the answer'        => [ [ [ 'hear' ], [ 'wait', 3 ] ], 'mail_server_timeout' ],
			'drips one byte at a time'        => [ [ [ 'hear' ], [ 'drip', str_repeat( '* OK still here ', 100 ), 20 ] ], 'mail_server_timeout' ],
			'never stops talking'             => [ [ [ 'hear' ], [ 'drip', str_repeat( "* OK still here\r\n", 100 ), 20 ] ], 'mail_server_timeout' ],
			'cuts inside a mail'              => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] {100}\r\nhalf" ] ], 'mail_server_closed' ],
			'cuts before the answer'          => [ [ [ 'hear' ] ], 'mail_server_closed' ],
			'says goodbye'                    => [ [ [ 'hear' ], [ 'say', "* BYE Going down for maintenance\r\n" ] ], 'mail_server_closed' ],
			'says a mail is shorter'          => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] {4}\r\nlonger than that)\r\n{tag} OK\r\n" ] ], 'mail_server_protocol' ],
			'says a mail is longer'           => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] {50}\r\nhi)\r\n{tag} OK\r\n" ], [ 'wait', 3 ] ], 'mail_server_timeout' ],
			'sends more than is allowed'      => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] {999999999999}\r\n" ], [ 'wait', 3 ] ], 'mail_too_large' ],
			'sends endless little pieces'     => [ [ [ 'hear' ], [ 'say', '* X ' . str_repeat( "{0}\r\n ", 200 ) . "\r\n" ] ], 'mail_too_large' ],
			'sends a NUL'                     => [ [ [ 'hear' ], [ 'say', "* 1 FETCH (UID 1 BODY[] \0000\000)\r\n{tag} OK\r\n" ] ], 'mail_server_protocol' ],
			'answers another command'         => [ [ [ 'hear' ], [ 'say', "D999 OK\r\n" ] ], 'mail_server_protocol' ],
			'says no'                         => [ [ [ 'hear' ], [ 'say', "{tag} NO [SERVERBUG] Cannot open the mail\r\n" ] ], 'mail_refused' ],
			'says bad'                        => [ [ [ 'hear' ], [ 'say', "{tag} BAD What?\r\n" ] ], 'mail_refused' ],
		];
	}

	/** @param list<array{0: string, 1?: string|float|int, 2?: int}> $script */
	#[DataProvider( 'misdeeds' )]
	public function test_a_server_that_misbehaves_is_left_in_time_with_a_reason( array $script, string $kind ): void {
		$began = microtime( true );
		$taken = [];
		try {
			$this->fetch( $script, $taken );
			self::fail( 'Nothing was noticed.' );
		} catch ( Problem $problem ) {
			self::assertSame( $kind, $problem->kind, $problem->getMessage() );
			self::assertTrue( $problem->retry );
		}
		self::assertLessThan( 2.5, microtime( true ) - $began );
		self::assertSame( [], $taken, 'half a mail is no mail' );
	}

	/** @return array<string, array{string, string}> */
	public static function greetings(): array {
		return [
			'goodbye'                     => [ "* BYE Too many connections\r\n", 'mail_server_closed' ],
			'another protocol'            => [ "220 smtp.demo.test ESMTP\r\n", 'mail_server_protocol' ],
			'signed in before encryption' => [ "* PREAUTH welcome\r\n", 'mail_server_protocol' ],
			'a line without end'          => [ str_repeat( 'x', 20_000_000 ), 'mail_server_protocol' ],
		];
	}

	#[DataProvider( 'greetings' )]
	public function test_a_wrong_greeting_is_noticed( string $greeting, string $kind ): void {
		$server = new ScriptedServer( [ [ 'say', $greeting ], [ 'wait', 2 ] ] );
		try {
			ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'a' ), new Patience( 1.0, 2.0 ) );
			self::fail( 'It was taken for an IMAP server.' );
		} catch ( Problem $problem ) {
			self::assertSame( $kind, $problem->kind );
		}
	}

	public function test_a_server_without_starttls_gets_no_password(): void {
		$server = new ScriptedServer( [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "{tag} BAD no STARTTLS here\r\n" ], [ 'hear' ] ] );
		try {
			ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::STARTTLS, 'a', false ), new Patience( 1.0, 2.0 ) );
			self::fail( 'It went on.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mail_encryption', $problem->kind );
		}
		self::assertSame( [ 'D1 STARTTLS' ], array_slice( $server->heard(), 0, 1 ) );
	}

	public function test_what_is_said_before_the_encryption_does_not_count_after_it(): void {
		$server = new ScriptedServer( [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "{tag} OK go ahead\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" ], [ 'wait', 1 ] ] );
		$this->expectExceptionObject( \Deskfold\Email\WireProblem::protocol( new MailServer( '127.0.0.1', $server->port, MailServer::STARTTLS, 'a', false ) ) );
		ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::STARTTLS, 'a', false ), new Patience( 1.0, 2.0 ) );
	}

	/** @return array<string, array{string, string, string, list<string>}> */
	public static function sign_ins(): array {
		return [
			'PLAIN at once'        => [ 'AUTH=PLAIN SASL-IR', 'ann', 'geheim', [ 'D2 AUTHENTICATE PLAIN ' . base64_encode( "\0ann\0geheim" ) ] ],
			'PLAIN when asked'     => [ 'AUTH=PLAIN', 'ann', 'geheim', [ 'D2 AUTHENTICATE PLAIN', base64_encode( "\0ann\0geheim" ) ] ],
			'LOGIN with quotes'    => [ '', 'ann', 'a "b" \\ c', [ 'D2 LOGIN "ann" "a \\"b\\" \\\\ c"' ] ],
			'LOGIN with literals'  => [ '', 'änn', 'geheim', [ 'D2 LOGIN {4}', 'änn {6}', 'geheim' ] ],
		];
	}

	/** @param list<string> $expected */
	#[DataProvider( 'sign_ins' )]
	public function test_any_password_can_be_given_the_way_the_server_wants_it( string $capabilities, string $user, string $password, array $expected ): void {
		$script = [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "* CAPABILITY IMAP4rev1 $capabilities\r\n{tag} OK\r\n" ] ];
		foreach ( $expected as $at => $line ) {
			$script[] = [ 'hear' ];
			$script[] = [ 'say', $at + 1 < count( $expected ) ? "+ \r\n" : "D2 OK in\r\n" ];
		}
		$server = new ScriptedServer( $script );
		$client = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, $user ), new Patience( 1.0, 2.0 ) );
		$client->sign_in( $password );
		$client->sign_out();
		self::assertSame( $expected, array_slice( $server->heard(), 1, count( $expected ) ) );
	}

	public function test_a_server_that_forbids_passwords_gets_none(): void {
		$server = new ScriptedServer( [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "* CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS\r\n{tag} OK\r\n" ], [ 'hear' ] ] );
		$client = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), new Patience( 1.0, 2.0 ) );
		try {
			$client->sign_in( 'geheim' );
			self::fail( 'The password was sent.' );
		} catch ( Problem $problem ) {
			self::assertSame( 'mail_sign_in', $problem->kind );
		}
		$client->sign_out();
		self::assertSame( [ 'D1 CAPABILITY', 'D2 LOGOUT' ], $server->heard() );
	}

	public function test_only_newer_mails_are_named_in_rising_order(): void {
		$server = new ScriptedServer( ScriptedServer::imap( [ [ 'hear' ], [ 'say', "* SEARCH 12 5\r\n* SEARCH 9 12 7\r\n{tag} OK\r\n" ] ] ) );
		self::assertSame( [ 9, 12 ], $this->opened( $server )->uids_after( 7 ) );
		self::assertSame( 'D4 UID SEARCH UID 8:*', $server->heard()[3] );
	}

	public function test_a_folder_without_lasting_numbers_is_refused(): void {
		$server = new ScriptedServer( [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "{tag} OK\r\n" ], [ 'hear' ], [ 'say', "* 3 EXISTS\r\n{tag} OK\r\n" ] ] );
		$client = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), new Patience( 1.0, 2.0 ) );
		$this->expectException( Problem::class );
		$client->open_folder( 'INBOX' );
	}

	public function test_folder_names_travel_in_their_own_alphabet_and_cannot_carry_a_command(): void {
		$server = new ScriptedServer( [ [ 'say', "* OK ready\r\n" ], [ 'hear' ], [ 'say', "{tag} OK\r\n" ], [ 'hear' ], [ 'say', "* OK [UIDVALIDITY 1] x\r\n{tag} OK\r\n" ] ] );
		$client = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), new Patience( 1.0, 2.0 ) );
		$client->open_folder( "Entwürfe & \"mehr\"\r\nA1 DELETE INBOX" );
		self::assertSame( 'D2 EXAMINE "Entw&APw-rfe &- \"mehr\"&AA0ACg-A1 DELETE INBOX"', $server->heard()[1] );
	}

	/**
	 * @param list<array{0: string, 1?: string|float|int, 2?: int}> $script
	 * @return array<int, string>
	 */
	private function fetched( array $script ): array {
		$taken = [];
		$this->fetch( $script, $taken );
		return $taken;
	}

	/**
	 * @param list<array{0: string, 1?: string|float|int, 2?: int}> $script
	 * @param array<int, string>                                    $taken
	 */
	private function fetch( array $script, array &$taken ): void {
		$client = $this->opened( new ScriptedServer( ScriptedServer::imap( $script ) ) );
		$client->fetch(
			[ 1, 2 ],
			10_000,
			static function ( int $uid, string $bytes ) use ( &$taken ): void {
				$taken[ $uid ] = $bytes;
			}
		);
	}

	private function opened( ScriptedServer $server ): ImapClient {
		$this->server = $server;
		$client       = ImapClient::connect( new MailServer( '127.0.0.1', $server->port, MailServer::NONE, 'ann' ), new Patience( 0.6, 1.2 ) );
		$client->sign_in( 'geheim' );
		$client->open_folder( 'INBOX' );
		self::assertNotNull( $this->server );
		return $client;
	}

}
