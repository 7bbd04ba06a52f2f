<?php
declare( strict_types=1 );

namespace Deskfold\Tests\unit\Mime;

use Deskfold\Mime\Report\Permanence;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

/** Servers answer 550 to everything; only some of their words mean that the address is dead. */
final class PermanenceTest extends TestCase {

	private const DEAD = [
		'550 5.1.1 <cat@customer.test>... User Unknown',
		'550 No such user here',
		'550 5.1.1 unknown user <cat@customer.test>',
		'550 Requested action not taken: mailbox unavailable',
		'550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient\'s email address',
		'550 5.1.1 <cat@customer.test>: Recipient address rejected: User unknown in local recipient table',
		'550 5.1.1 <cat@customer.test>: Recipient address rejected: customer.test',
		'550 Invalid recipient',
		'550 5.1.1 Mailbox not found',
		'511 sorry, no mailbox here by that name (#5.1.1 - chkusr)',
		'550 sorry, no mailbox by that name is currently available',
		'550 #5.1.1 bad address cat@customer.test',
		'550 Addressee unknown',
		'550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
		'550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient cat@customer.test not found by SMTP address lookup',
		'RESOLVER.ADR.RecipNotFound; not found',
		'550 Address cat@customer.test does not exist',
		'550 not a known user',
		'550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient.',
		'550 5.1.1 User doesn\'t exist: cat@customer.test',
		'554 delivery error: dd This user doesn\'t have a yahoo.com account (cat@yahoo.test) [0]',
		'550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)',
		'550 Unknown recipient',
		'550 Unrouteable address',
		'550 unknown local-part "cat" in domain "customer.test"',
		'550 5.1.2 Host unknown (Name server: customer.test: host not found)',
		'Host or domain name not found. Name service error for name=customer.test type=AAAA: Host not found',
		'550 5.1.0 Address rejected cat@customer.test',
		'550 User not found: cat@customer.test',
		'550 RCPT TO:<cat@customer.test> User unknown',
		'550 cat@customer.test is not a valid mailbox',
		'550 recipient not found',
		'550 5.1.1 Recipient not found. <http://x.test>',
		'550 This address no longer accepts mail, user has moved',
		'5.1.1 (bad destination mailbox address)',
		'550 5.1.1 The email account that you tried to reach does not exist',
		'553 5.3.0 <cat@customer.test>... Addressee unknown, relay=demo.test',
		'550 no such address here',
		'550 mailbox does not exist',
		'550 5.1.3 Invalid address',
		'The DNS domain customer.test does not exist',
		'550 5.1.10 Recipient domain has null MX',
		'556 5.1.10 The domain customer.test does not accept mail (nullMX)',
		'550 Account cat@customer.test not found',
		'550 that user does not exist',
		'550 5.2.0 <cat@customer.test>... no such mailbox',
		'550 5.7.1 User unknown',
		'Unknown address error 550-\'5.1.1 user unknown\'',
		'cat wasn\'t found at customer.test',
		'550 Benutzer unbekannt',
		'550 5.1.1 User Unknown; address does not exist / Benutzer existiert nicht',
		'550 destinatario inexistente',
		'550 пользователь не найден',
		'550 5.1.1 <cat@customer.test>: Recipient address rejected: undeliverable address: host mx said: 550 no such user',
	];
	private const ALIVE = [
		'552 5.2.2 mailbox is over quota',
		'550 5.2.2 <cat@customer.test>... Mailbox Full',
		'452 4.2.2 The email account that you tried to reach is over quota',
		'552 4.2.2 The recipient\'s inbox is out of storage space',
		'550 5.2.1 The email account that you tried to reach is disabled',
		'550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
		'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example.test',
		'550 5.7.1 Message rejected as spam by Content Filtering',
		'550 5.7.26 This message does not have authentication information or fails to pass authentication checks (SPF or DKIM)',
		'550 SPF check failed: unknown user policy',
		'552 5.3.4 Message size exceeds fixed limit',
		'451 4.7.1 Greylisting in action, please come back later',
		'421 4.4.2 Connection timed out',
		'450 4.1.8 <support@demo.test>: Sender address rejected: Domain not found',
		'553 5.1.8 <support@demo.test>... Domain of sender address does not exist',
		'550 5.1.7 Sender unknown',
		'550 5.7.1 Unable to relay for cat@customer.test',
		'554 5.7.1 <cat@customer.test>: Relay access denied',
		'550 relaying not allowed',
		'554 5.4.6 Too many hops',
		'5.4.0 mail loop',
		'550 account suspended',
		'550 5.2.1 Mailbox temporarily disabled',
		'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
		'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',
		'554 Message refused',
		'550 5.6.0 Lone CR or LF in headers',
		'554 5.6.1 Body type not supported',
		'delivery temporarily suspended: connect to mx.customer.test[192.0.2.9]:25: Connection refused',
		'retry timeout exceeded',
		'4.4.7 delivery time expired',
		'550 5.0.350 Remote server returned an error -> 554 rejected due to virus',
		'451 Temporary local problem - please try later',
		'Service unavailable',
		'554 5.3.0 unknown mailer error 2',
		'5.1.1 can\'t create (user) output file',
		'550 5.7.1 Sender is not on the list of allowed senders',
		'550 mailbox for cat is full',
		'Mail quota exceeded',
		'550 5.7.606 Access denied, banned sending IP [192.0.2.1]',
		'550 Administrative prohibition',
		'521 5.2.1 :  AOL will not accept delivery of this message.',
		'550 5.7.0 Unknown user in policy: blocked by reputation',
		'550 We\'re sorry, your domain is listed in our blacklist',
		'450 4.2.1 account is inactive',
		'550 5.4.300 Message expired',
		'450 4.7.1 <cat@customer.test>: Recipient address rejected: Greylisted, see http://x.test',
		'554 5.7.1 <cat@customer.test>: Recipient address rejected: Access denied',
		'550 5.7.1 <cat@customer.test>: Recipient address rejected: Policy rejection',
		'550 Unknown user cat@customer.test (in reply to end of DATA command)',
		'550 inactive account',
	];

	/** @return iterable<string, array{string, bool}> */
	public static function answers(): iterable {
		foreach ( self::DEAD as $answer ) {
			yield "dead: $answer" => [ $answer, true ];
		}
		foreach ( self::ALIVE as $answer ) {
			yield "alive: $answer" => [ $answer, false ];
		}
	}

	#[DataProvider( 'answers' )]
	public function test_words_tell_a_dead_address( string $answer, bool $is_dead ): void {
		$status = 1 === preg_match( '/\b([45]\.\d{1,2}\.\d{1,3})\b/', $answer, $match ) ? $match[1] : '';
		self::assertSame( $is_dead, Permanence::is_hard( $status, 'failed', $answer ) );
	}
}
