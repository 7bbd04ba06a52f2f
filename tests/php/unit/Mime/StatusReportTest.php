<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Channels\Bounce;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Email\EmailParser;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Machine-readable reports (RFC 3464), as servers really write them. */
final class StatusReportTest extends TestCase {

	private const HARD = '550 5.1.1 user unknown';

	/** @return iterable<string, array{string, list<string>}> */
	public static function ways_to_name_somebody(): iterable {
		yield 'plain' => [ 'Final-Recipient: rfc822; cat@customer.test', [ 'cat@customer.test' ] ];
		yield 'no blank' => [ 'Final-Recipient: rfc822;cat@customer.test', [ 'cat@customer.test' ] ];
		yield 'in brackets' => [ 'Final-Recipient: rfc822;<cat@customer.test>', [ 'cat@customer.test' ] ];
		yield 'RFC822 in capitals' => [ 'Final-recipient: RFC822; cat@customer.test', [ 'cat@customer.test' ] ];
		yield 'international' => [ 'Final-Recipient: utf-8; кот@почта.test', [ 'кот@почта.test' ] ];
		yield 'without a type' => [ 'Final-Recipient: cat@customer.test', [ 'cat@customer.test' ] ];
		yield 'only the original one' => [ 'Original-Recipient: rfc822;cat@customer.test', [ 'cat@customer.test' ] ];
		yield 'the original one first' => [ "Original-Recipient: rfc822;dog@customer.test\nFinal-Recipient: rfc822; cat@customer.test", [ 'cat@customer.test' ] ];
		yield 'an empty final one' => [ "Final-Recipient: rfc822;\nOriginal-Recipient: rfc822;cat@customer.test", [ 'cat@customer.test' ] ];
		yield 'the actual one' => [ "X-Actual-Recipient: RFC822; cat@customer.test", [ 'cat@customer.test' ] ];
		yield 'a quoted name' => [ 'Final-Recipient: rfc822; "cat..dog."@customer.test', [ '"cat..dog."@customer.test' ] ];
		yield 'an apostrophe' => [ "Final-Recipient: rfc822; o'cat@customer.test", [ "o'cat@customer.test" ] ];
		yield 'folded' => [ "Final-Recipient: rfc822;\n cat@customer.test", [ 'cat@customer.test' ] ];
		yield 'a name in it' => [ 'Final-Recipient: rfc822; "Cat" <cat@customer.test>', [ 'cat@customer.test' ] ];
	}

	/** @param list<string> $recipients */
	#[DataProvider( 'ways_to_name_somebody' )]
	public function test_a_recipient_is_found_however_it_is_written( string $fields, array $recipients ): void {
		$bounce = self::bounce( self::report( "$fields\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; " . self::HARD ) );
		self::assertSame( $recipients, $bounce->recipients );
		self::assertSame( Bounce::HARD, $bounce->kind );
		self::assertSame( [ '5.1.1', true, false, $recipients, 'ticket-7@demo.test' ], [ $bounce->status, $bounce->is_structured, $bounce->is_delayed, $bounce->hard_recipients, $bounce->original_message_id ] );
		self::assertStringContainsString( 'user unknown', $bounce->reason );
	}

	public function test_only_those_who_failed_are_named_and_only_dead_ones_are_hard(): void {
		$bounce = self::bounce( self::report( implode( "\n\n", [
			"Final-Recipient: rfc822; ok@customer.test\nAction: relayed\nStatus: 2.1.5",
			"Final-Recipient: rfc822; list@customer.test\nAction: expanded\nStatus: 2.0.0",
			"Final-Recipient: rfc822; full@customer.test\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full",
			"Final-Recipient: rfc822; dead@customer.test\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; " . self::HARD,
		] ) ) );
		self::assertSame( [ 'full@customer.test', 'dead@customer.test' ], $bounce->recipients );
		self::assertSame( [ 'dead@customer.test' ], $bounce->hard_recipients );
		self::assertSame( Bounce::SOFT, $bounce->kind );
	}

	/** @return iterable<string, array{string}> */
	public static function notices_of_success(): iterable {
		foreach ( [ 'delivered', 'relayed', 'expanded', 'Relayed (to mailer)', 'DELIVERED' ] as $action ) {
			yield $action => [ "Final-Recipient: rfc822; cat@customer.test\nAction: $action\nStatus: 2.0.0" ];
		}
		yield 'no action' => [ "Final-Recipient: rfc822; cat@customer.test\nStatus: 2.0.0" ];
	}

	#[DataProvider( 'notices_of_success' )]
	public function test_a_notice_of_success_is_no_bounce( string $fields ): void {
		$mail = self::read( self::report( $fields, 'Successful Mail Delivery Report' ) );
		self::assertNull( $mail->bounce );
		self::assertTrue( $mail->is_auto_reply );
		self::assertFalse( $mail->is_receipt );
	}

	public function test_a_delay_is_soft_and_says_so(): void {
		$bounce = self::bounce( self::report( "Final-Recipient: rfc822; cat@customer.test\nAction: delayed\nStatus: 4.1.1\nDiagnostic-Code: smtp; 450 4.1.1 user unknown\nWill-Retry-Until: Fri, 6 Nov 2026 10:00:00 +0000", 'Delayed Mail (still being retried)' ) );
		self::assertSame( [ Bounce::SOFT, true, [] ], [ $bounce->kind, $bounce->is_delayed, $bounce->hard_recipients ] );
	}

	/** @return iterable<string, array{string}> */
	public static function copies_of_the_original(): iterable {
		yield 'the whole mail' => [ "Content-Type: message/rfc822\n\nFrom: support@demo.test\nMessage-ID: <ticket-7@demo.test>\n\nHello" ];
		yield 'its headers' => [ "Content-Type: text/rfc822-headers\n\nFrom: support@demo.test\nMessage-Id:\n <ticket-7@demo.test>\n" ];
		yield 'international headers' => [ "Content-Type: message/global-headers\n\nMESSAGE-ID: <ticket-7@demo.test>\n" ];
		yield 'as plain text' => [ "Content-Type: text/plain\n\n----- Original message -----\nFrom: support@demo.test\nMessage-ID: <ticket-7@demo.test>\n" ];
	}

	#[DataProvider( 'copies_of_the_original' )]
	public function test_our_mail_is_found_in_its_copy( string $copy ): void {
		$bounce = self::bounce( self::report( "Final-Recipient: rfc822; cat@customer.test\nAction: failed\nStatus: 5.1.1", 'Undelivered', $copy ) );
		self::assertSame( 'ticket-7@demo.test', $bounce->original_message_id );
	}

	public function test_our_mail_is_found_in_the_fields_of_the_report(): void {
		foreach ( [ 'References', 'In-Reply-To', 'X-Original-Message-ID' ] as $field ) {
			$mail = "From: MAILER-DAEMON@mx.example.test\n$field: <ticket-7@demo.test>\nSubject: failure notice\n\nI wasn't able to deliver your message.\n\n<cat@customer.test>:\n550 no such user\n";
			self::assertSame( 'ticket-7@demo.test', self::bounce( $mail )->original_message_id );
		}
	}

	public function test_the_parts_may_stand_in_any_container(): void {
		$report = self::report( "Final-Recipient: rfc822; cat@customer.test\nAction: failed\nStatus: 5.1.1" );
		foreach ( [ 'multipart/report; report-type=delivery-status;' => 'multipart/mixed;', 'message/delivery-status' => 'text/plain; name=details.txt', 'Content-Type: message/delivery-status' => "Content-Transfer-Encoding: 7bit\nContent-Type: message/global-delivery-status" ] as $from => $to ) {
			self::assertSame( [ 'cat@customer.test' ], self::bounce( str_replace( $from, $to, $report ) )->recipients, $to );
		}
	}

	public function test_several_in_words_are_told_apart(): void {
		$bounce = self::bounce( "From: MAILER-DAEMON@mx.example.test\nSubject: failure notice\n\nI wasn't able to deliver your message.\n\n<full@customer.test>:\n552 5.2.2 mailbox is over quota\n\n<dead@customer.test>:\n550 5.1.1 no such user here\n" );
		self::assertSame( [ 'full@customer.test', 'dead@customer.test' ], $bounce->recipients );
		self::assertSame( [ Bounce::SOFT, [ 'dead@customer.test' ] ], [ $bounce->kind, $bounce->hard_recipients ] );
	}

	public function test_a_complaint_says_whom_and_what(): void {
		$parts = "--b\nContent-Type: text/plain\n\nThis is an email abuse report.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\nOriginal-Rcpt-To: <cat@customer.test>\n--b\nContent-Type: message/rfc822\n\nFrom: support@demo.test\nTo: cat@customer.test\nMessage-ID: <ticket-7@demo.test>\n\nHello\n--b--\n";
		$mail  = self::read( "From: abuse@isp.test\nSubject: FW: Your order\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n$parts" );
		self::assertEquals( [ 'abuse', [ 'cat@customer.test' ], 'ticket-7@demo.test' ], [ $mail->feedback?->type, $mail->feedback?->recipients, $mail->feedback?->original_message_id ] );
		self::assertNull( $mail->bounce );
		$json = '{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"cat@customer.test"}]},"mail":{"commonHeaders":{"messageId":"<ticket-7@demo.test>"}}}';
		$mail = self::read( "From: no-reply@sns.test\nSubject: AWS Notification Message\n\n$json\n\n--\nIf you wish to stop" );
		self::assertEquals( [ 'abuse', [ 'cat@customer.test' ], 'ticket-7@demo.test' ], [ $mail->feedback?->type, $mail->feedback?->recipients, $mail->feedback?->original_message_id ] );
	}

	public function test_a_receipt_is_known_and_is_no_bounce(): void {
		$mail = self::read( "From: cat@customer.test\nSubject: Read: Your order\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nYour message was read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;cat@customer.test\nOriginal-Message-ID: <ticket-7@demo.test>\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n" );
		self::assertSame( [ true, true, null ], [ $mail->is_receipt, $mail->is_auto_reply, $mail->bounce ] );
	}

	private static function read( string $mail ): IncomingMessage {
		return ( new EmailParser() )( $mail );
	}

	private static function bounce( string $mail ): Bounce {
		$bounce = self::read( $mail )->bounce;
		self::assertNotNull( $bounce );
		return $bounce;
	}

	private static function report( string $groups, string $subject = 'Undelivered Mail Returned to Sender', string $copy = "Content-Type: text/rfc822-headers\n\nMessage-ID: <ticket-7@demo.test>\n" ): string {
		return "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example.test>\nTo: support@demo.test\nSubject: $subject\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nThis is the mail system.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.test\nArrival-Date: Mon, 2 Nov 2026 10:00:00 +0000\n\n$groups\n\n--b\n$copy\n--b--\n";
	}
}
