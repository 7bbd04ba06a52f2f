<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Email;

use Deskfold\Email\EmailParser;
use PHPUnit\Framework\TestCase;

/** Bytes that are no mail at all. */
final class HostileMailTest extends TestCase {

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
