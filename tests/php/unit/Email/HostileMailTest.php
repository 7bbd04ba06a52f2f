<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Email\EmailParser;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Mail that wants to cost more than it may. Each is read in a moment, stays readable and says what is missing. */
final class HostileMailTest extends TestCase {

	private const HEAD    = "From: a@b.test\nTo: s@demo.test\nSubject: x\nMIME-Version: 1.0\n";
	private const SECONDS = 10.0;

	/** @return iterable<string, array{callable(): string, string}> mail and what is said about it */
	public static function bombs(): iterable {
		yield 'a million parts' => [ static fn (): string => self::HEAD . "Content-Type: multipart/mixed; boundary=b\n\n" . str_repeat( "--b\n\nx\n", 1_000_000 ), 'too many parts' ];
		yield 'nested fifty thousand deep' => [ static fn (): string => self::HEAD . implode( '', array_map( static fn ( int $at ): string => "Content-Type: multipart/mixed; boundary=b$at\n\n--b$at\n", range( 1, 50_000 ) ) ), 'nested too deep' ];
		yield 'one header of 20 MB' => [ static fn (): string => 'X-A: ' . str_repeat( "abc def\n ", 2_200_000 ) . "\nSubject: x\n\nhi", 'size limit' ];
		yield 'a hundred thousand recipients' => [ static fn (): string => "From: a@b.test\nTo: " . str_repeat( "N <u@b.test>,\n ", 100_000 ) . "\n\nhi", 'size limit' ];
		yield 'five hundred files' => [ static fn (): string => self::HEAD . "Content-Type: multipart/mixed; boundary=b\n\n" . str_repeat( "--b\nContent-Type: image/png; name=a.png\n\nx\n", 500 ), 'too many attachments' ];
		yield 'beginnings of encoded words' => [ static fn (): string => "From: a@b.test\nSubject: " . str_repeat( '=?utf-8?q?', 100_000 ) . "\n\nhi", '' ];
		yield 'brackets' => [ static fn (): string => 'From: ' . str_repeat( '(', 60_000 ) . "\nTo: " . str_repeat( '"<', 30_000 ) . "\n\nhi", '' ];
		yield 'introductions' => [ static fn (): string => self::HEAD . "\n" . str_repeat( "On 2 Nov 2026, A <a@b.test> wrote:\n", 28_000 ), '' ];
		yield 'labels' => [ static fn (): string => self::HEAD . "\n" . str_repeat( "From: a@b.test\nx\n", 60_000 ), '' ];
		yield 'quotes and answers' => [ static fn (): string => self::HEAD . "\nx\n\nOn 2 Nov 2026, A <a@b.test> wrote:\n" . str_repeat( "> a\n\nb\n\n", 60_000 ), '' ];
		yield 'beginnings of files' => [ static fn (): string => self::HEAD . "\n" . str_repeat( "begin 644 a\nM\n", 70_000 ) . "\nend", '' ];
		yield 'marked quotes in HTML' => [ static fn (): string => self::HEAD . "Content-Type: text/html\n\n" . str_repeat( '<blockquote type=cite>x</blockquote>y', 50_000 ), '' ];
		yield 'elements in HTML' => [ static fn (): string => self::HEAD . "Content-Type: text/html\n\n" . str_repeat( '<div><p>x</p>', 150_000 ), '' ];
		yield 'lost boundaries' => [ static fn (): string => self::HEAD . "Content-Type: multipart/mixed; boundary=b\n\n" . str_repeat( "--b\nContent-Type: multipart/mixed; boundary=zz\n\n--yy\nContent-Type: text/plain\n\nx\n", 400 ), 'without its boundary' ];
		yield 'zeros' => [ static fn (): string => str_repeat( "\0", 2_000_000 ), 'no sender' ];
	}

	/** @param callable(): string $bomb */
	#[DataProvider( 'bombs' )]
	public function test_a_bomb_is_only_a_mail( callable $bomb, string $problem ): void {
		$bytes = $bomb();
		$start = hrtime( true );
		$mail  = ( new EmailParser() )( $bytes );
		self::assertLessThan( self::SECONDS, ( hrtime( true ) - $start ) / 1e9 );
		self::assertStringContainsString( $problem, implode( "\n", $mail->problems ) );
		self::assertStringNotContainsString( 'parser failed', implode( "\n", $mail->problems ) );
		self::assertLessThanOrEqual( 100, count( $mail->attachments ) );
		self::assertLessThanOrEqual( 500, count( $mail->to ) );
	}

	public function test_noise_is_read_without_complaint(): void {
		mt_srand( 11 );
		$parts = [ "\n", "\r\n", ': ', '--b', '--', "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/html\n", "Content-Transfer-Encoding: base64\n", '=?utf-8?B?', '?=', '<', '>', '"', "\0", "\xff", 'From: ', 'abc', '; name*0*=', '> ', 'On 1 Jan 2026 a@b.test wrote:', "begin 644 x\n", '<blockquote type=cite>', '<div class=gmail_quote>', 'Final-Recipient: rfc822;', "\n\n" ];
		for ( $round = 0; $round < 2000; $round++ ) {
			$bytes = '';
			for ( $count = mt_rand( 1, 40 ); $count > 0; $count-- ) {
				$bytes .= $parts[ mt_rand( 0, count( $parts ) - 1 ) ];
			}
			$mail = ( new EmailParser() )( $bytes );
			self::assertStringNotContainsString( 'parser failed', implode( "\n", $mail->problems ), bin2hex( $bytes ) );
			self::assertTrue( mb_check_encoding( $mail->subject . $mail->full_text . $mail->html . $mail->quoted_html . $mail->text, 'UTF-8' ), bin2hex( $bytes ) );
		}
	}
}
