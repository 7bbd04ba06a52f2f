<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Email\EmailParser;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** A megabyte of words that look like the beginning of something is read in a moment, whoever sends it. */
final class HostileWordsTest extends TestCase {

	private const BYTES   = 1_000_000;
	private const SECONDS = 10.0;

	/** @return iterable<string, array{string}> */
	public static function words(): iterable {
		foreach ( [
			"a@b.test a@b.test\n", "<a@b.test>:\n", 'a@b.test', "user user mailbox \n", '550 550 5.1.1 ', 'the user the user ', "could not be delivered to \n", 'Final-Recipient: rfc822; a@b.test' . "\n",
			"Final-Recipient: rfc822; a@b.test\nX: y\n", "---- words ----\n", "---------- Forwarded message ---------\n", "---------- Forwarded message ---------\nFrom: a\n", 'From: a To: b Subject: c ', "Von: a\nAn: b\n\n",
			"> From: a\n", "On 2 Nov 2026, Ann\n<a@b.test>\n", 'On Monday, wrote: ', "  On Mon, 2 Nov 2026, A <a@b.test> wrote:   x\n", "CAUTION: external\n", "CAUTION: external ", "-- \n", "--\nx\n", "_____\nx\n\n", 'Sent from my ',
			"Sent from my phone\n", '{"bounce":', "{\"notificationType\":\"Bounce\",\"bounce\":{\"a\":[\n", "Feedback-Type: abuse\n", "-----Original Message-----\n", "Reply above this line\n", '<', '>', '> ', "：", "写道：\n", ' via via ', 'On behalf of ', "[mailto:\n", "\u{200e}\u{202a}", '- ', '*', "* * *\n", '------', "\t", "This message is confidential ",
		] as $words ) {
			yield json_encode( $words, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE ) => [ $words ];
		}
	}

	#[DataProvider( 'words' )]
	public function test_a_megabyte_of_it_takes_a_moment( string $words ): void {
		$text  = substr( str_repeat( $words, 1 + intdiv( self::BYTES, strlen( $words ) ) ), 0, self::BYTES );
		$start = hrtime( true );
		foreach ( [ "From: a@b.test\nSubject: Fwd: x", "From: MAILER-DAEMON@b.test\nReturn-Path: <>\nSubject: failure notice", "From: a@b.test\nSubject: Re: x\nContent-Type: text/html" ] as $head ) {
			$mail = ( new EmailParser() )( "$head\n\nHello\n\n$text" );
			self::assertStringNotContainsString( 'parser failed', implode( "\n", $mail->problems ) );
			self::assertLessThanOrEqual( 300, mb_strlen( $mail->bounce->reason ?? '', 'UTF-8' ) );
			self::assertLessThanOrEqual( 100, count( $mail->bounce->recipients ?? [] ) );
		}
		self::assertLessThan( self::SECONDS, ( hrtime( true ) - $start ) / 1e9 );
	}

	public function test_a_report_of_many_megabytes_is_cut(): void {
		$start = hrtime( true );
		$mail  = ( new EmailParser() )( "From: MAILER-DAEMON@b.test\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n" . str_repeat( "X: y\n\n", 2_000_000 ) . "--b--\n" );
		self::assertNotNull( $mail->bounce );
		self::assertLessThan( self::SECONDS, ( hrtime( true ) - $start ) / 1e9 );
	}
}
