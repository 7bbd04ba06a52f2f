<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class MailboxTest extends TestCase {

	public function test_a_plus_address_is_made_only_where_it_is_delivered(): void {
		self::assertSame( 'support+t7.00ff@demo.test', ( new Mailbox( 1, 'Support@Demo.test', plus_addressing: true ) )->plus_address( 't7.00ff' )?->email );
		self::assertNull( ( new Mailbox( 1, 'support@demo.test' ) )->plus_address( 't7.00ff' ) );
		self::assertNull( ( new Mailbox( 1, 'support@demo.test', plus_addressing: true ) )->plus_address( 'a@b' ) );
		self::assertNull( ( new Mailbox( 1, 'support@demo.test', plus_addressing: true ) )->plus_address( '' ) );
	}

	public function test_without_a_name_it_is_called_by_its_address(): void {
		self::assertSame( 'support@demo.test', ( new Mailbox( 1, ' Support@demo.test ' ) )->name );
	}

	public function test_names_are_one_line(): void {
		self::assertSame( 'North X-Evil: 1', ( new Mailbox( 1, 'a@b.test', from_name: "North\r\nX-Evil: 1" ) )->from_name );
	}

	/** @return array<string, array{string, string}> */
	public static function hosts(): array {
		return [
			'a name'                => [ 'IMAP.Demo.test', 'imap.demo.test' ],
			'spaces around'         => [ ' imap.demo.test ', 'imap.demo.test' ],
			'a dot at the end'      => [ 'imap.demo.test.', 'imap.demo.test' ],
			'one word'              => [ 'dovecot', 'dovecot' ],
			'underscores of docker' => [ 'mail_server', 'mail_server' ],
			'an umlaut'             => [ 'mail.müller.test', 'mail.xn--mller-kva.test' ],
			'IPv4'                  => [ '10.0.0.7', '10.0.0.7' ],
			'IPv6'                  => [ '[::1]', '::1' ],
		];
	}

	#[DataProvider( 'hosts' )]
	public function test_servers_are_named_in_any_usual_way( string $typed, string $host ): void {
		self::assertSame( $host, ( new MailServer( $typed, 993 ) )->host );
	}

	public function test_an_ipv6_address_is_dialled_in_brackets(): void {
		self::assertSame( 'tcp://[::1]:143', ( new MailServer( '::1', 143 ) )->target() );
	}

	public function test_the_certificate_goes_unchecked_on_this_machine_only(): void {
		foreach ( [ 'localhost', '127.0.0.1', '127.9.9.9', '::1' ] as $near ) {
			self::assertFalse( ( new MailServer( $near, 993, verify_certificate: false ) )->verify_certificate );
		}
		foreach ( [ 'localhost.evil.test', '10.0.0.1', '127.0.0.1.evil.test' ] as $far ) {
			try {
				new MailServer( $far, 993, verify_certificate: false );
				self::fail( "$far was trusted." );
			} catch ( Problem $problem ) {
				self::assertSame( 'unverified_certificate', $problem->kind );
			}
		}
	}
}
