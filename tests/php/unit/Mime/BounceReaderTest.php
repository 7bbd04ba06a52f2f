<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\BodyReader;
use Deskfold\Mime\MimeParser;
use Deskfold\Mime\Problems;
use Deskfold\Mime\Report\BounceReader;
use Deskfold\Mime\Report\BounceReport;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Every mail server has its own words for "this did not arrive". */
final class BounceReaderTest extends TestCase {

	private const DAEMON = "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example.test>\nTo: support@demo.test\n";

	/** @return iterable<string, array{string, list<string>, bool}> mail, whom it did not reach, whether the address is dead */
	public static function reports_in_words(): iterable {
		$one   = [ 'cat@customer.test' ];
		$about = static fn ( string $subject, string $text ): string => self::DAEMON . "Subject: $subject\n\n$text\n";
		yield 'exim' => [ $about( 'Mail delivery failed: returning message to sender', "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  cat@customer.test\n    host mx.customer.test [192.0.2.9]: 550 5.1.1 <cat@customer.test>: User unknown" ), $one, true ];
		yield 'an address in quotes' => [ $about( 'Mail delivery failed: returning message to sender', "The following address(es) failed:\n\n\"cat@customer.test\":\nSMTP error from remote server after RCPT command:\nhost: mx.customer.test\n5.1.1 <cat@customer.test>... User Unknown" ), $one, true ];
		yield 'qmail, mailbox full' => [ $about( 'failure notice', "Hi. This is the qmail-send program at mx.example.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up.\n\n<cat@customer.test>:\n192.0.2.9 failed after I sent the message.\nRemote host said: 552 5.2.2 mailbox is over quota\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@demo.test>\nMessage-ID: <m1@demo.test>" ), $one, false ];
		yield 'sendmail 8, transcript' => [ $about( 'Returned mail: User unknown', "The original message was received at Thu, 29 Apr 2010 23:34:45 +0900\nfrom demo.test [192.0.2.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<cat@customer.test>\n\n   ----- Transcript of session follows -----\n... while talking to mx.customer.test.:\n>>> RCPT To:<cat@customer.test>\n<<< 550 <cat@customer.test>... User unknown" ), $one, true ];
		yield 'old sendmail' => [ $about( 'Returned mail: unknown mailer error 5', "   ----- Transcript of session follows -----\nWhile talking to mx.customer.test:\n>>> RCPT To:<cat@customer.test>\n<<< 550 <cat@customer.test>... User unknown\n\n   ----- Unsent message follows -----\nReceived: by demo.test\nTo: dog@elsewhere.test" ), $one, true ];
		yield 'Exchange 2003' => [ "From: System Administrator <postmaster@customer.test>\nTo: support@demo.test\nSubject: Undeliverable: Your order\n\nYour message\n\n  To:      cat@customer.test\n  Subject: Your order\n  Sent:    Thu, 29 Apr 2010 18:14:35 +0000\n\ndid not reach the following recipient(s):\n\ncat@customer.test on Thu, 29 Apr 2010 16:51:51 -0500\n    The recipient name is not recognized\n", $one, true ];
		yield 'Notes' => [ $about( 'DELIVERY FAILURE: User cat (cat@customer.test) not listed in public Name & Address Book', "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\ncat@customer.test\n\n------- Returned Message --------\n\nReceived: from demo.test" ), $one, true ];
		yield 'IMail' => [ "From: Postmaster <postmaster@mx.example.test>\nTo: support@demo.test\nSubject: Undeliverable Mail\n\nUnknown user: cat@customer.test\n\nOriginal message follows.\n\nReceived: from demo.test", $one, true ];
		yield 'James' => [ $about( '[BOUNCE]', "Hi. This is the James mail server at mx.example.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\nFailed recipient(s):\ncat@customer.test\n\nError message:\n550 5.1.1 unknown user cat@customer.test" ), $one, true ];
		yield 'ISP list of failures' => [ $about( 'Returned mail: User unknown', "---The following addresses had delivery errors---\n\ncat@customer.test [User unknown]" ), $one, true ];
		yield 'bullet list' => [ $about( 'Delivery status notification', "============================================\n  This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed permanently:\n\n        * cat@customer.test\n\nTechnical details: SMTP:RCPT host 192.0.2.8: 553 5.3.0 <cat@customer.test>... No such user here" ), $one, true ];
		yield 'DragonFly' => [ $about( 'Mail delivery failed', "This is the DragonFly Mail Agent v0.13 at mx.example.test.\n\nThere was an error delivering your mail to <cat@customer.test>.\n\nmx.customer.test [192.0.2.9] did not like our RCPT TO:\n552 5.2.2 <cat@customer.test>: Recipient address rejected: Mailbox full\n\nOriginal message follows." ), $one, false ];
		yield 'mobile gateway' => [ "From: post_master@sms.example.test\nReturn-Path: <>\nTo: support@demo.test\nSubject: Undeliverable Message\n\nMessage could not be delivered to mobile.\nError: No valid recipients for this MM\n\nRECIPIENT: cat@customer.test\n", $one, false ];
		yield 'quota without a code' => [ $about( 'Mail System Error - Returned Mail', "The user(s) account is temporarily over quota.\n\n<cat@customer.test>" ), $one, false ];
		yield 'reasons per recipient' => [ $about( 'Mail System Error - Returned Mail', "Each of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <cat@customer.test>\n    Reason:    <cat@customer.test>... User unknown" ), $one, true ];
		yield 'Sun messaging server' => [ $about( 'Delivery Notification: Delivery has failed', "This report relates to a message you sent.\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: cat@customer.test\n  Reason: Remote SMTP server has rejected address\n  Diagnostic code: smtp;550 5.1.1 <cat@customer.test>... User Unknown" ), $one, true ];
		yield 'attempts' => [ $about( 'Undelivered mail', "Your message could not be sent.\nA transcript of the attempts to send the message follows.\nThe number of attempts made: 1\nAddressed To: cat@customer.test\n\nThu 29 Apr 2010 23:34:45 +0900\nFailed to send to identified host,\ncat@customer.test: [192.0.2.5], 550 cat@customer.test... No such user" ), $one, true ];
		yield 'office words' => [ "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@demo.test>\nTo: support@demo.test\nSubject: Undeliverable: Hello\n\nDelivery has failed to these recipients or groups:\n\ncat@customer.test<mailto:cat@customer.test>\nThe email address you entered couldn't be found. Please check the recipient's email address and try to resend the message.\n", $one, true ];
		yield 'policy' => [ $about( 'Undelivered Mail Returned to Sender', "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<cat@customer.test>: host mx.customer.test[192.0.2.9] said: 554 5.7.1 Message rejected because of its content: spam (in reply to end of DATA command)" ), $one, false ];
		yield 'unknown domain' => [ $about( 'Undelivered Mail Returned to Sender', "<cat@customer.test>: Host or domain name not found. Name service error for\n    name=customer.test type=A: Host not found" ), $one, true ];
		yield 'late, not lost' => [ $about( 'Warning: message 1X58pT delayed 24 hours', "This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.test.\n\n  cat@customer.test\n\nNo action is required on your part. Delivery attempts will continue for\nsome time." ), $one, false ];
		yield 'several' => [ $about( 'failure notice', "Sorry, it was not possible to deliver your message.\n\n<cat@customer.test>:\n550 5.1.1 no such user\n\n<dog@customer.test>:\n550 5.1.1 no such user" ), [ 'cat@customer.test', 'dog@customer.test' ], true ];
		yield 'a header says whom' => [ "From: someone@mx.example.test\nX-Failed-Recipients: cat@customer.test, dog@customer.test\nSubject: x\n\nno such user", [ 'cat@customer.test', 'dog@customer.test' ], true ];
		yield 'fields in the text' => [ $about( 'Undeliverable', "Sorry.\n\nReporting-MTA: dns; mx.example.test\n\nFinal-Recipient: rfc822; cat@customer.test\nAction: failed\nStatus: 5.1.1" ), $one, true ];
		yield 'a quoted name' => [ $about( 'failure notice', "<\"cat..dog\"@customer.test>:\n550 no such user" ), [ '"cat..dog"@customer.test' ], true ];
		yield 'an international address' => [ $about( 'failure notice', "<кот@почта.test>:\n550 no such user" ), [ 'кот@почта.test' ], true ];
		yield 'an encoded domain' => [ $about( 'failure notice', "<cat@xn--bcher-kva.xn--p1ai>:\n550 no such user" ), [ 'cat@xn--bcher-kva.xn--p1ai' ], true ];
		yield 'a host without a domain' => [ $about( 'failure notice', "<cat@localhost>:\n550 no such user" ), [ 'cat@localhost' ], true ];
		yield 'from us to ourselves' => [ $about( 'failure notice', "<support@demo.test>:\n550 no such user" ), [ 'support@demo.test' ], true ];
		yield 'only the subject says whom' => [ $about( 'Undeliverable: cat@customer.test', "No such user." ), $one, true ];
		yield 'nobody is named' => [ $about( 'Undelivered Mail Returned to Sender', "550 5.1.1 user unknown" ), [], true ];
		yield 'without a sender' => [ "To: support@demo.test\nSubject: Returned mail: User unknown\n\n550 cat@customer.test... User unknown\n", $one, true ];
		yield 'in German' => [ $about( 'Unzustellbar: Ihre Bestellung', "Ihre Nachricht konnte nicht zugestellt werden.\n\n<cat@customer.test>: Empfänger unbekannt" ), $one, true ];
	}

	/** @param list<string> $recipients */
	#[DataProvider( 'reports_in_words' )]
	public function test_a_report_names_whom_it_did_not_reach( string $mail, array $recipients, bool $is_hard ): void {
		$bounce = self::read( $mail );
		self::assertNotNull( $bounce );
		self::assertSame( $recipients, $bounce->recipients );
		self::assertSame( $is_hard, $bounce->is_hard, $bounce->reason );
	}

	/** @return iterable<string, array{string}> */
	public static function mails_that_are_none(): iterable {
		yield 'a customer who asks about a bounce' => [ "From: Ann <ann@customer.test>\nTo: support@demo.test\nSubject: Re: Undeliverable: my order\n\nHello, I got \"550 5.1.1 user unknown\" when I wrote to you. Could not be delivered?" ];
		yield 'a customer who forwards one' => [ "From: Ann <ann@customer.test>\nSubject: Fwd: Mail delivery failed\n\nWhat is this?\n\n---------- Forwarded message ---------\nFrom: MAILER-DAEMON@x.test\nSubject: Mail delivery failed\n\nThe following address(es) failed: a@b.test" ];
		yield 'an order that was not delivered' => [ "From: Ann <ann@customer.test>\nSubject: Delivery failed\n\nMy parcel could not be delivered, please help." ];
		yield 'a vacation note from the null sender' => [ "Return-Path: <>\nFrom: Ann <ann@customer.test>\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nI am away until Monday." ];
		yield 'a customer who copies the fields of one' => [ "From: Ann <ann@customer.test>\nSubject: What is this?\n\nI got this:\n\nFinal-Recipient: rfc822; support@demo.test\nAction: failed\nStatus: 5.1.1\n" ];
		yield 'a customer who attaches the parts of one' => [ "From: Ann <ann@customer.test>\nSubject: What is this?\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.test\n\nFinal-Recipient: rfc822; support@demo.test\nAction: failed\nStatus: 5.1.1\n--b--" ];
		yield 'a parcel service' => [ "From: no-reply@parcel.test\nSubject: Delivery failed\n\nYour parcel could not be delivered to: ann@customer.test" ];
		yield 'somebody away who cannot be reached' => [ "Return-Path: <>\nFrom: Ann <ann@customer.test>\nSubject: Away\nAuto-Submitted: auto-replied\n\nI cannot be reached until Monday.\n\n----- Original message -----\nTo: ann@customer.test\nSubject: hi" ];
		yield 'delivered after all' => [ "From: MAILER-DAEMON@mx.example.test\nSubject: Successful Mail Delivery Report\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nYour message was delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.test\n\nFinal-Recipient: rfc822; cat@customer.test\nAction: delivered\nStatus: 2.0.0\n--b--" ];
	}

	#[DataProvider( 'mails_that_are_none' )]
	public function test_other_mail_is_no_bounce( string $mail ): void {
		self::assertNull( self::read( $mail ) );
	}

	public function test_the_original_is_found_in_the_copy_below_the_report(): void {
		$bounce = self::read( self::DAEMON . "Subject: failure notice\n\nI wasn't able to deliver your message.\n\n<cat@customer.test>:\n550 no such user\n\n--- Below this line is a copy of the message.\n\nReceived: from demo.test\nMessage-ID: <ticket-7@demo.test>\nSubject: hello" );
		self::assertSame( 'ticket-7@demo.test', $bounce?->original_message_id );
	}

	public function test_a_delay_is_never_hard_even_when_it_says_unknown(): void {
		$report = self::DAEMON . "Subject: Delivery Status Notification (Delay)\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nDelayed.\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; cat@customer.test\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 450 4.1.1 user unknown, try later\n--b--";
		// Without the per-message fields that RFC 3464 asks for.
		$bounce = self::read( $report );
		self::assertSame( [ 'cat@customer.test' ], $bounce?->recipients );
		self::assertFalse( $bounce->is_hard );
	}

	private static function read( string $mail ): ?BounceReport {
		$problems = new Problems();
		$root     = MimeParser::parse( $mail, $problems );
		$body     = BodyReader::read( $root, $problems );
		return BounceReader::read( $root->headers, $body, $body->text );
	}
}
