<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Email\AcceptMail;
use Deskfold\Email\Incoming;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\SaveMailbox;
use Deskfold\Tests\WpTestCase;
use PHPUnit\Framework\Attributes\DataProvider;

/** Which server a mailbox is told to trust. */
final class AuthServerTest extends WpTestCase {

	/** @return array<string, array{string, list<string>, array{proposal: string, seen: string, mails: int}}> host, what stands on top of each mail, what is said */
	public static function mailboxes(): array {
		$named = static fn ( string $name ): string => "Authentication-Results: $name; dmarc=pass header.from=x.test";
		return [
			'the provider\'s server'         => [ 'imap.demo.test', array_fill( 0, 4, $named( 'mx.demo.test' ) ), [ 'proposal' => 'mx.demo.test', 'seen' => 'mx.demo.test', 'mails' => 4 ] ],
			'Gmail'                          => [ 'imap.gmail.com', array_fill( 0, 3, $named( 'mx.google.com' ) ), [ 'proposal' => 'mx.google.com', 'seen' => 'mx.google.com', 'mails' => 3 ] ],
			'Microsoft 365'                  => [ 'outlook.office365.com', array_fill( 0, 3, 'Authentication-Results: spf=pass smtp.mailfrom=x.test; dmarc=pass header.from=x.test' ), [ 'proposal' => '-', 'seen' => '-', 'mails' => 3 ] ],
			'servers that take turns'        => [ 'imap.mail.yahoo.com', [ $named( 'a1.mail.yahoo.com' ), $named( 'a2.mail.yahoo.com' ), $named( 'a1.mail.yahoo.com' ) ], [ 'proposal' => '.yahoo.com', 'seen' => '.yahoo.com', 'mails' => 3 ] ],
			'a stranger who wrote ten times' => [ 'imap.demo.test', array_fill( 0, 11, $named( 'mx.evil.test' ) ), [ 'proposal' => '', 'seen' => 'mx.evil.test', 'mails' => 10 ] ],
			'one mail without'               => [ 'imap.demo.test', [ $named( 'mx.demo.test' ), $named( 'mx.demo.test' ), 'X-Nothing: 1', $named( 'mx.demo.test' ) ], [ 'proposal' => '', 'seen' => '', 'mails' => 4 ] ],
			'too few'                        => [ 'imap.demo.test', array_fill( 0, 2, $named( 'mx.demo.test' ) ), [ 'proposal' => '', 'seen' => '', 'mails' => 2 ] ],
		];
	}

	/**
	 * @param list<string>                                       $tops
	 * @param array{proposal: string, seen: string, mails: int} $said
	 */
	#[DataProvider( 'mailboxes' )]
	public function test_a_server_is_proposed_that_stands_on_top_of_all_mails_and_is_the_mailboxs_own( string $host, array $tops, array $said ): void {
		$other   = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'other@demo.test' ) );
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', incoming: new Incoming( Incoming::IMAP, new MailServer( $host, 993, MailServer::TLS, 'support' ) ) ), 'secret' );
		foreach ( $tops as $number => $top ) {
			( $this->get( AcceptMail::class ) )( $mailbox->id, "$top\r\nFrom: a$number@x.test\r\nSubject: Hi\r\n\r\nAuthentication-Results: mx.body.test; none" );
			( $this->get( AcceptMail::class ) )( $other->id, "Authentication-Results: mx.other.test; none\r\nFrom: b$number@x.test\r\n\r\nHi" );
		}
		$this->as_admin();
		self::assertSame( $said, $this->asked( 'GET', "/mailboxes/{$mailbox->id}/authentication" ) );
	}

	public function test_the_name_is_kept_and_what_is_none_refused(): void {
		$this->as_admin();
		$made = $this->asked( 'POST', '/mailboxes', [ 'address' => 'support@demo.test', 'incoming' => [ 'kind' => 'pipe' ], 'authserv_id' => ' MX.Google.com ' ] );
		self::assertIsArray( $made );
		self::assertSame( 'mx.google.com', $made['authserv_id'] );
		self::assertIsInt( $made['id'] );
		$kept = $this->asked( 'POST', "/mailboxes/{$made['id']}", [ 'name' => 'Help' ] );
		self::assertIsArray( $kept );
		self::assertSame( 'mx.google.com', $kept['authserv_id'] );
		self::assert_refused( 400, $this->rest( 'POST', "/mailboxes/{$made['id']}", [ 'authserv_id' => 'mx google' ] ), 'invalid_authserv_id' );
		self::assert_refused( 404, $this->rest( 'GET', '/mailboxes/999/authentication' ) );
	}
}
