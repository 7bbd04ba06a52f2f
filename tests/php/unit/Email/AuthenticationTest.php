<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Unit\Email;

use Deskfold\Channels\Authentication;
use Deskfold\Email\EmailParser;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Whose word about a sender counts, wherever a forger writes their own. */
final class AuthenticationTest extends TestCase {

	private const OURS = "Authentication-Results: mx.shop.test;\r\n dkim=none; spf=fail smtp.mailfrom=evil.test;\r\n dmarc=fail header.from=agent.test\r\n";
	private const LIE  = "Authentication-Results: mx.shop.test;\r\n dkim=pass header.d=agent.test; dmarc=pass header.from=agent.test\r\n";
	private const HOP  = "Received: from evil.test (evil.test [192.0.2.9]) by mx.shop.test; Mon, 2 Nov 2026 08:12:00 +0000\r\n";
	private const FROM = "From: Ann <ann@agent.test>\r\n";

	/** @return array<string, array{string, string}> headers and the trusted name: none of them proves anything */
	public static function lies(): array {
		$their_hop = "Received: from a by b; Mon, 2 Nov 2026 08:00:00 +0000\r\n";
		return [
			'below ours, which stands on top'          => [ self::OURS . self::HOP . self::LIE, 'mx.shop.test' ],
			'below ours, which stands under the hop'   => [ self::HOP . self::OURS . self::LIE, 'mx.shop.test' ],
			'below ours and a hop of their own'        => [ self::HOP . self::OURS . $their_hop . self::LIE, 'mx.shop.test' ],
			'at the very end'                          => [ self::HOP . self::OURS . self::FROM . "Subject: x\r\n" . self::LIE, 'mx.shop.test' ],
			'five times'                               => [ self::HOP . self::OURS . str_repeat( self::LIE, 5 ), 'mx.shop.test' ],
			'under a name of their own, on top of all' => [ self::HOP . str_replace( 'mx.shop.test', 'mx.evil.test', self::LIE ) . self::LIE, 'mx.shop.test' ],
			'under a name that begins as ours'         => [ self::HOP . str_replace( 'mx.shop.test', 'mx.shop.test.evil.test', self::LIE ), 'mx.shop.test' ],
			'while nobody is trusted'                  => [ self::HOP . self::LIE, '' ],
			'without a name while nobody is trusted'   => [ self::HOP . str_replace( ' mx.shop.test;', '', self::LIE ), '' ],
			'without a name while a name is trusted'   => [ self::HOP . str_replace( ' mx.shop.test;', '', self::LIE ), 'mx.shop.test' ],
			'as an ARC field'                          => [ self::HOP . str_replace( 'Auth', 'ARC-Auth', str_replace( 'mx.shop', 'i=1; mx.shop', self::LIE ) ), 'mx.shop.test' ],
			'as Received-SPF'                          => [ self::HOP . "Received-SPF: pass (mx.shop.test) client-ip=192.0.2.9\r\n", 'mx.shop.test' ],
			'in a comment of ours'                     => [ "Authentication-Results: mx.shop.test; spf=fail (dmarc=pass header.from=agent.test;dmarc=pass header.from=agent.test)\r\n" . self::HOP, 'mx.shop.test' ],
			'in a nested comment with a quote'         => [ "Authentication-Results: mx.shop.test; spf=fail (a (\") ;dmarc=pass header.from=agent.test)\r\n" . self::HOP, 'mx.shop.test' ],
			'in a quoted sender'                       => [ "Authentication-Results: mx.shop.test; spf=pass smtp.mailfrom=\"a; dmarc=pass header.from=agent.test\"@evil.test\r\n" . self::HOP, 'mx.shop.test' ],
			'in a quoted reason'                       => [ "Authentication-Results: mx.shop.test; dkim=pass reason=\"x header.d=agent.test\" header.d=evil.test\r\n" . self::HOP, 'mx.shop.test' ],
			'beside the truth in one field'            => [ "Authentication-Results: mx.shop.test; dmarc=fail header.from=agent.test; dmarc=pass header.from=agent.test\r\n" . self::HOP, 'mx.shop.test' ],
			'for a domain of their own'                => [ "Authentication-Results: mx.shop.test; dkim=pass header.d=evil.test; spf=pass smtp.mailfrom=evil.test; dmarc=pass header.from=evil.test\r\n" . self::HOP, 'mx.shop.test' ],
			'for a domain that ends as the right one'  => [ "Authentication-Results: mx.shop.test; dkim=pass header.d=evilagent.test\r\n" . self::HOP, 'mx.shop.test' ],
			'by SPF alone'                             => [ "Authentication-Results: mx.shop.test; spf=pass smtp.mailfrom=agent.test\r\n" . self::HOP, 'mx.shop.test' ],
			'by a signature against the policy'        => [ "Authentication-Results: mx.shop.test; dkim=pass header.d=agent.test; dmarc=fail header.from=agent.test\r\n" . self::HOP, 'mx.shop.test' ],
			'by a signature of all who share a suffix' => [ "Authentication-Results: mx.shop.test; dkim=pass header.d=test\r\n" . self::HOP, 'mx.shop.test' ],
			'with a second From'                       => [ self::truth() . self::HOP . "From: evil@evil.test\r\n", 'mx.shop.test' ],
			'none at all'                              => [ "Authentication-Results: mx.shop.test; none\r\n" . self::HOP, 'mx.shop.test' ],
			'an empty field'                           => [ "Authentication-Results:\r\n" . self::HOP, 'mx.shop.test' ],
		];
	}

	#[DataProvider( 'lies' )]
	public function test_a_forger_proves_nothing( string $headers, string $trusted ): void {
		self::assertNotTrue( self::read( $headers, $trusted )?->is_aligned_pass() );
	}

	/** @return array<string, array{string, string}> */
	public static function truths(): array {
		$google = "Delivered-To: support@shop.test\r\nReceived: by 2002:a17:90a:1 with SMTP id x; Mon, 2 Nov 2026 08:12:01 +0000\r\nARC-Authentication-Results: i=1; mx.google.com; dmarc=fail\r\nReturn-Path: <ann@agent.test>\r\n" . self::HOP
			. "Received-SPF: pass (google.com: domain of ann@agent.test designates 192.0.2.9 as permitted sender) client-ip=192.0.2.9;\r\nAuthentication-Results: mx.google.com;\r\n       dkim=pass header.i=@agent.test header.s=s1 header.b=\"a/b+c\";\r\n       spf=pass (google.com: domain of ann@agent.test designates \"192.0.2.9\" as permitted sender) smtp.mailfrom=ann@agent.test;\r\n       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=agent.test\r\n";
		return [
			'our server, on top'              => [ self::truth() . self::HOP, 'mx.shop.test' ],
			'our server, under its hop'       => [ self::HOP . self::truth(), 'mx.shop.test' ],
			'our server in several fields'    => [ "Authentication-Results: mx.shop.test; spf=pass smtp.mailfrom=agent.test\r\nAuthentication-Results: MX.shop.test 1; dkim=pass header.d=agent.test\r\n" . self::HOP . self::LIE, 'mx.shop.test' ],
			'handed over without any hop'     => [ self::truth() . self::LIE, 'mx.shop.test' ],
			'Gmail'                           => [ $google, 'mx.google.com' ],
			'Microsoft 365, without a name'   => [ self::HOP . "Authentication-Results: spf=pass (sender IP is 192.0.2.9)\r\n smtp.mailfrom=agent.test; dkim=pass (signature was verified)\r\n header.d=agent.test;dmarc=pass action=none header.from=agent.test;compauth=pass reason=100\r\n", '-' ],
			'no policy, a signature'          => [ "Authentication-Results: mx.shop.test; dkim=fail header.d=agent.test; dkim=pass header.d=mail.agent.test; dmarc=none header.from=agent.test\r\n" . self::HOP, 'mx.shop.test' ],
			'a lie of a failure further down' => [ self::truth() . self::HOP . self::OURS, 'mx.shop.test' ],
			'odd spaces and comments'         => [ "Authentication-Results: (hi) mx.shop.test ( a \\) b ) ;dmarc = (p=none)\r\n\tpass header . from = agent.test\r\n" . self::HOP, 'mx.shop.test' ],
		];
	}

	#[DataProvider( 'truths' )]
	public function test_the_trusted_server_is_believed( string $headers, string $trusted ): void {
		$read = self::read( $headers, $trusted );
		self::assertTrue( $read?->is_aligned_pass() );
		self::assertFalse( $read->is_fail() );
		self::assertFalse( $read->trusting( '' )->is_aligned_pass() );
		self::assertFalse( $read->trusting( 'mx.other.test' )->is_aligned_pass() );
	}

	public function test_what_fails_is_said_to_fail(): void {
		self::assertTrue( self::read( self::OURS . self::HOP, 'mx.shop.test' )?->is_fail() );
		self::assertTrue( self::read( self::OURS . self::HOP, '' )?->is_fail(), 'nobody forges a failure of their own' );
		self::assertTrue( self::read( self::HOP . "Received-SPF: softfail (mx.shop.test)\r\n", '' )?->is_fail() );
		self::assertTrue( self::read( "Authentication-Results: mx.shop.test; spf=softfail smtp.mailfrom=agent.test; dkim=none\r\n", 'mx.shop.test' )?->is_fail() );
		self::assertFalse( self::read( "Authentication-Results: mx.shop.test; spf=fail smtp.mailfrom=list.test; dkim=pass header.d=agent.test\r\n", 'mx.shop.test' )?->is_fail(), 'a list sent it on' );
		self::assertFalse( self::read( "Authentication-Results: mx.shop.test; spf=none; dkim=temperror\r\n", 'mx.shop.test' )?->is_fail() );
		self::assertNull( self::read( self::HOP, 'mx.shop.test' ), 'nobody has said anything' );
	}

	public function test_whole_mails_of_real_programs(): void {
		$of = static function ( string $name, string $trusted ): Authentication {
			$bytes = (string) file_get_contents( dirname( __DIR__, 3 ) . "/fixtures/mail/$name.eml" );
			return ( ( new EmailParser() )( $bytes )->authentication ?? self::fail( 'Nothing was said about the sender.' ) )->trusting( $trusted );
		};
		self::assertFalse( $of( '300-gmails-word-and-a-lie-below-it', 'mx.google.com' )->is_aligned_pass() );
		self::assertTrue( $of( '300-gmails-word-and-a-lie-below-it', 'mx.google.com' )->is_fail() );
		self::assertTrue( $of( '301-an-agent-answers-from-outlook', 'mx.shop.test' )->is_aligned_pass() );
		self::assertTrue( $of( '302-an-agent-answers-from-a-phone', 'mx.shop.test' )->is_aligned_pass() );
	}

	public function test_all_servers_of_a_provider_may_be_trusted(): void {
		$read = static fn ( string $server ): ?bool => self::read( str_replace( 'mx.shop.test', $server, self::truth() ), '.shop.test' )?->is_aligned_pass();
		self::assertTrue( $read( 'a7.mail.shop.test' ) );
		self::assertFalse( $read( 'shop.test.evil.test' ) );
		self::assertFalse( $read( 'evilshop.test' ) );
		self::assertFalse( self::read( self::truth(), '.' )?->is_aligned_pass() );
	}

	public function test_people_can_read_what_counted(): void {
		self::assertSame( [ 'server' => 'mx.shop.test', 'spf' => 'fail', 'dkim' => 'none', 'dmarc' => 'fail', 'domain' => '' ], self::read( self::OURS . self::HOP . self::LIE, 'mx.shop.test' )?->summary() );
		self::assertSame( [ 'server' => '', 'spf' => 'none', 'dkim' => 'none', 'dmarc' => 'none', 'domain' => '' ], self::read( self::LIE, '' )?->summary() );
	}

	public function test_registries_vouch_for_nobody(): void {
		$read = static fn ( string $from, string $signer ): ?bool => ( new EmailParser() )( "Authentication-Results: m.test; dkim=pass header.d=$signer\r\nFrom: a@$from\r\n\r\nx" )->authentication?->trusting( 'm.test' )->is_aligned_pass();
		self::assertFalse( $read( 'shop.co.uk', 'co.uk' ) );
		self::assertFalse( $read( 'shop.com.au', 'com.au' ) );
		self::assertTrue( $read( 'shop.co.uk', 'mail.shop.co.uk' ) );
		self::assertFalse( $read( 'one.host.test', 'two.host.test' ), 'sisters do not speak for each other' );
		self::assertTrue( $read( 'bücher.test', 'xn--bcher-kva.test' ) );
	}

	private static function truth(): string {
		return "Authentication-Results: mx.shop.test; dkim=pass header.d=agent.test; spf=pass smtp.mailfrom=agent.test; dmarc=pass header.from=agent.test\r\n";
	}

	private static function read( string $headers, string $trusted ): ?Authentication {
		return ( new EmailParser() )( $headers . self::FROM . "Subject: Re: A bowl\r\n\r\nYes." )->authentication?->trusting( $trusted );
	}
}
