<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\Channels\Address;
use Deskfold\Customers\Customer;
use Deskfold\Customers\FindCustomer;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\LogDelivery;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use PHPUnit\Framework\Attributes\DataProvider;

/** Bounces, delays, receipts and complaints: what they do to messages and addresses, and what forged ones do not. */
final class ReportsTest extends NoticeCase {

	private int $ticket = 0;

	private Message $reply;

	protected function setUp(): void {
		parent::setUp();
		$this->ticket = (int) $this->take( $this->mail( 'Ann <ann@x.test>', 'A bowl', 'The bowl came broken.' ) )->ticket_id;
		$this->reply  = $this->answer( 'key-first-reply' );
		$this->deliver();
		$this->wait( self::HOUR );
	}

	public function test_a_hard_bounce_marks_message_and_address_and_the_next_reply_is_refused_until_somebody_knows_better(): void {
		$before = $this->ticket( $this->ticket );
		$taken  = $this->take( $this->report( 'failed', '5.1.1', 'ann@x.test', $this->reply->message_id ) );
		self::assertSame( [ 'bounce', $this->ticket, $this->reply->id ], [ $taken->result, $taken->ticket_id, $taken->message_id ] );
		$message = $this->get( ReadTickets::class )->message( $this->reply->id );
		self::assertSame( Message::FAILED, $message->state );
		self::assertStringContainsString( 'ann@x.test', $message->failure );
		self::assertSame( 'bounced', array_slice( $this->get( LogDelivery::class )->of_message( $this->reply->id ), -1 )[0]->event );
		$ann = $this->customer( 'ann@x.test' )->identity( new Address( 'ann@x.test' ) );
		self::assertNotNull( $ann );
		self::assertSame( $this->at, $ann->bounced_at );
		self::assertStringContainsString( 'no such user', $ann->bounce_reason );
		$after = $this->ticket( $this->ticket );
		self::assertSame( [ $before->status, $before->waiting_since ], [ $after->status, $after->waiting_since ], 'nobody waits because of a bounce' );

		$this->as_agent();
		$body = [ 'client_key' => 'key-second-reply', 'html' => '<p>Hello?</p>', 'seen_entry' => $after->last_entry ];
		self::assert_refused( 409, $this->rest( 'POST', "/tickets/{$this->ticket}/replies", $body ), 'address_bounced' );
		$seen = $this->asked( 'GET', "/customers/{$after->customer_id}" );
		self::assertIsArray( $seen );
		self::assertSame( $this->at, $seen['identities'][0]['bounced_at'] ?? null );
		self::assert_refused( 404, $this->rest( 'POST', "/customers/{$after->customer_id}/works", [ 'address' => 'somebody@else.test' ] ) );
		$this->asked( 'POST', "/customers/{$after->customer_id}/works", [ 'address' => 'Ann@X.test' ] );
		$this->asked( 'POST', "/tickets/{$this->ticket}/replies", $body );
	}

	public function test_a_mail_from_the_address_clears_the_mark(): void {
		$this->take( $this->report( 'failed', '5.1.1', 'ann@x.test', $this->reply->message_id ) );
		$this->take( $this->mail( 'ann@x.test', 'I am still here', 'Hello' ) );
		self::assertNull( $this->customer( 'ann@x.test' )->identity( new Address( 'ann@x.test' ) )?->bounced_at );
	}

	public function test_late_is_shown_and_disables_nobody(): void {
		$this->take( $this->report( 'delayed', '4.4.1', 'ann@x.test', $this->reply->message_id ) );
		$message = $this->get( ReadTickets::class )->message( $this->reply->id );
		self::assertSame( Message::SENT, $message->state );
		self::assertStringContainsString( 'goes on trying', $message->failure );
		self::assertNull( $this->customer( 'ann@x.test' )->identity( new Address( 'ann@x.test' ) )?->bounced_at );
	}

	public function test_a_full_mailbox_fails_the_message_and_disables_nobody(): void {
		$this->take( $this->report( 'failed', '4.2.2', 'ann@x.test', $this->reply->message_id, 'mailbox full, over quota' ) );
		self::assertSame( Message::FAILED, $this->get( ReadTickets::class )->message( $this->reply->id )->state );
		self::assertNull( $this->customer( 'ann@x.test' )->identity( new Address( 'ann@x.test' ) )?->bounced_at );
	}

	public function test_delivered_changes_nothing_and_is_no_ticket(): void {
		$count = count( $this->tickets() );
		$taken = $this->take( $this->report( 'delivered', '2.0.0', 'ann@x.test', $this->reply->message_id ) );
		self::assertSame( [ 'auto_reply', null ], [ $taken->result, $taken->ticket_id ] );
		self::assertSame( Message::SENT, $this->get( ReadTickets::class )->message( $this->reply->id )->state );
		self::assertCount( $count, $this->tickets() );
	}

	/** @return iterable<string, array{string, string}> */
	public static function forgeries(): iterable {
		yield 'a changed key'            => [ 'ann@x.test', 'changed' ];
		yield 'no key'                   => [ 'ann@x.test', 'none' ];
		yield 'the customer\'s own mail' => [ 'ann@x.test', 'theirs' ];
		yield 'somebody not written to'  => [ 'bob@x.test', 'right' ];
	}

	#[DataProvider( 'forgeries' )]
	public function test_a_forged_bounce_changes_nothing( string $recipient, string $key ): void {
		$this->take( $this->mail( 'bob@x.test', 'Another', 'Hello there.' ) );
		$id    = match ( $key ) {
			'changed' => (string) preg_replace_callback( '/([0-9a-f])@/', static fn ( array $one ): string => ( '0' === $one[1] ? '1' : '0' ) . '@', $this->reply->message_id ),
			'none'    => 'df.1.x@shop.test',
			'theirs'  => $this->messages( $this->ticket )[0]->message_id,
			default   => $this->reply->message_id,
		};
		$taken = $this->take( $this->report( 'failed', '5.1.1', $recipient, $id ) );
		self::assertSame( [ 'bounce', null, 'not_a_mail_of_ours' ], [ $taken->result, $taken->ticket_id, $taken->reason ] );
		self::assertSame( Message::SENT, $this->get( ReadTickets::class )->message( $this->reply->id )->state );
		self::assertNull( $this->customer( $recipient )->identity( new Address( $recipient ) )?->bounced_at );
	}

	public function test_a_complaint_ends_automatic_mail_to_that_address(): void {
		$mail = "--b\nContent-Type: text/plain\n\nAn abuse report.\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Provider/1.0\nVersion: 1\nOriginal-Rcpt-To: ann@x.test\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <{$this->reply->message_id}>\nTo: ann@x.test\nSubject: Re: A bowl\n\nHello\n--b--\n";
		$mail = $this->mail( 'feedback@provider.test', 'Abuse report', $mail, [ 'MIME-Version' => '1.0', 'Content-Type' => 'multipart/report; report-type=feedback-report; boundary=b' ] );
		$this->take( $mail );
		self::assertSame( $this->at, $this->customer( 'ann@x.test' )->identity( new Address( 'ann@x.test' ) )?->complained_at );
		$this->wait( 48 * self::HOUR );
		$new = $this->take( $this->mail( 'ann@x.test', 'Another thing', 'I have another question about something else entirely.' ) );
		self::assertSame( 'created', $new->result );
		self::assertSame( [], $this->notices( $new->ticket_id ) );
		self::assertSame( 'complaint', array_values( array_filter( $this->get( ReadTickets::class )->entries( $this->ticket ), static fn ( $entry ): bool => 'complaint' === $entry->event ) )[0]->event ?? '' );
	}

	public function test_a_read_receipt_is_a_line_and_no_ticket(): void {
		$before = $this->ticket( $this->ticket );
		$mail   = "--b\nContent-Type: text/plain\n\nYour message was read.\n\n--b\nContent-Type: message/disposition-notification\n\nReporting-UA: mail.test\nFinal-Recipient: rfc822;ann@x.test\nOriginal-Message-ID: <{$this->reply->message_id}>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n";
		$taken  = $this->take( $this->mail( 'ann@x.test', 'Read: Re: A bowl', $mail, [ 'MIME-Version' => '1.0', 'Content-Type' => 'multipart/report; report-type=disposition-notification; boundary=b' ] ) );
		self::assertSame( [ 'auto_reply', 'read_receipt', $this->reply->id ], [ $taken->result, $taken->reason, $taken->message_id ] );
		self::assertSame( 'read', array_slice( $this->get( LogDelivery::class )->of_message( $this->reply->id ), -1 )[0]->event );
		self::assertSame( [ $before->status, $before->message_count ], [ $this->ticket( $this->ticket )->status, $this->ticket( $this->ticket )->message_count ] );
		self::assertSame( 0, $this->deliver() );
	}

	private function answer( string $key ): Message {
		return ( $this->get( ReplyToTicket::class ) )( $this->ticket, new Reply( $key, '<p>We send a new one.</p>', status: Status::Waiting ), Actor::agent( $this->as_agent(), 'Ann Agent' ) )->message;
	}

	private function customer( string $address ): Customer {
		return $this->get( FindCustomer::class )->by_address( new Address( $address ) ) ?? self::fail( "Nobody has $address" );
	}

	private function report( string $action, string $status, string $recipient, string $message_id, string $words = 'no such user here' ): string {
		$code  = '2.0.0' === $status ? '250' : ( str_starts_with( $status, '4' ) ? '452' : '550' );
		$parts = "--b\nContent-Type: text/plain\n\nThis is the mail system.\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; $recipient\nAction: $action\nStatus: $status\nDiagnostic-Code: smtp; $code $status $words\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <$message_id>\nFrom: support@shop.test\nTo: $recipient\nSubject: Re: A bowl\n\nHello\n--b--\n";
		return $this->mail( 'MAILER-DAEMON@mx.test', 'Delivery status', $parts, [ 'Return-Path' => '<>', 'MIME-Version' => '1.0', 'Content-Type' => 'multipart/report; report-type=delivery-status; boundary=b' ] );
	}
}
