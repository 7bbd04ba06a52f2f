<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Intake;

use Deskfold\Attachments\ReadAttachments;
use Deskfold\Channels\Address;
use Deskfold\Channels\OurAddresses;
use Deskfold\Customers\FindCustomer;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Intake\IntakeResult;
use Deskfold\Intake\ProcessRaw;
use Deskfold\Intake\ReceiveRaw;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Ticket;
use PHPUnit\Framework\Attributes\DataProvider;

/** What an agent passes on by mail is a ticket of whoever wrote it first. */
final class ForwardTest extends WpTestCase {

	private const AGENT = "From: Ann Agent <ann-agent@example.test>\r\nTo: support@shop.test\r\n";
	private const GMAIL = "\r\n---------- Forwarded message ---------\r\nFrom: Maya Lindqvist <maya@buyer.test>\r\nDate: Tue, 24 Nov 2026 at 09:12\r\nSubject: My bowl\r\nTo: Ann Agent <ann-agent@example.test>\r\n\r\nHello,\r\nthe bowl came broken.\r\n\r\nMaya\r\n";

	private int $agent;

	private int $count = 0;

	protected function setUp(): void {
		parent::setUp();
		$this->agent = $this->as_agent();
		add_filter( OurAddresses::FILTER, static fn (): array => [ 'support@shop.test' ] );
	}

	public function test_a_plain_forward_becomes_the_customers_ticket_and_says_who_passed_it_on(): void {
		$result = $this->arrives( self::AGENT . "Subject: Fwd: My bowl\r\nMessage-ID: <f1@example.test>\r\nIn-Reply-To: <orig@buyer.test>\r\n\r\nPlease be quick with this one.\r\n" . self::GMAIL );
		$ticket = $this->ticket( $result );
		self::assertSame( [ 'maya@buyer.test', 'Maya Lindqvist', 'My bowl', 0 ], [ $ticket->customer_address, $ticket->customer_name, $ticket->subject, $ticket->agent_id ] );
		[ $message, $note ] = $this->messages( $ticket );
		self::assertSame( "Hello,\nthe bowl came broken.\n\nMaya", $message->text );
		self::assertSame( [ Actor::CUSTOMER, 'maya@buyer.test', 'orig@buyer.test' ], [ $message->author->kind, $message->author->address, $message->message_id ] );
		self::assertStringContainsString( 'ann-agent@example.test', $message->warning );
		self::assertSame( Message::NOTE, $note->kind );
		self::assertStringContainsString( 'Please be quick', $note->text );
		self::assertSame( Actor::SYSTEM, $note->author->kind, 'nobody speaks as an agent on the word of a From line' );
		self::assertNull( $this->get( FindCustomer::class )->by_address( new Address( 'ann-agent@example.test' ) ) );
		self::assertSame( 2, $ticket->message_count );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_who_is_vouched_for_writes_the_note_and_may_take_the_ticket(): void {
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@shop.test', authserv_id: 'mx.shop.test' ) )->id;
		$result  = $this->arrives( "Authentication-Results: mx.shop.test; dmarc=pass header.from=example.test\r\n" . self::AGENT . "Subject: Fwd: My bowl\r\n\r\n@fwd me\r\nShe is a friend.\r\n" . self::GMAIL, $mailbox );
		$ticket  = $this->ticket( $result );
		self::assertSame( $this->agent, $ticket->agent_id );
		[ $message, $note ] = $this->messages( $ticket );
		self::assertSame( '', $message->warning );
		self::assertSame( [ Actor::AGENT, $this->agent, 'She is a friend.' ], [ $note->author->kind, $note->author->id, trim( $note->text ) ] );
	}

	public function test_a_mail_passed_on_as_a_file_brings_its_files_along(): void {
		$inner  = "From: =?utf-8?Q?Zo=C3=AB?= <zoe@buyer.test>\r\nTo: ann-agent@example.test\r\nSubject: Papers\r\nMessage-ID: <in@buyer.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Here they <b>are</b>.</p>\r\n--i\r\nContent-Type: text/csv; name=list.csv\r\nContent-Disposition: attachment; filename=list.csv\r\n\r\na,b\r\n--i--\r\n";
		$result = $this->arrives( self::AGENT . "Subject: Fwd: Papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: text/plain\r\n\r\n\r\n--o\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=papers.eml\r\n\r\n$inner\r\n--o--\r\n" );
		$ticket = $this->ticket( $result );
		$first  = $this->messages( $ticket )[0];
		self::assertSame( [ 'zoe@buyer.test', 'Papers', true ], [ $ticket->customer_address, $ticket->subject, $ticket->has_attachments ] );
		self::assertStringContainsString( '<b>are</b>', $first->html );
		self::assertSame( [ 'list.csv' ], array_column( $this->get( ReadAttachments::class )->of_messages( [ $first->id ] )[ $first->id ], 'name' ) );
	}

	public function test_the_command_alone_is_enough(): void {
		$ticket = $this->ticket( $this->arrives( self::AGENT . "Subject: look\r\n\r\n@fwd\r\n\r\nVon: Max Muster <max@buyer.test>\r\nGesendet: Montag\r\nAn: ann-agent@example.test\r\nBetreff: Schale\r\n\r\nSie ist zerbrochen.\r\n" ) );
		self::assertSame( 'max@buyer.test', $ticket->customer_address );
		self::assertStringContainsString( 'zerbrochen', $this->messages( $ticket )[0]->text );
		self::assertStringNotContainsString( '@fwd', $this->messages( $ticket )[0]->text );
	}

	/** @return iterable<string, array{string, string}> mail, whose ticket it is */
	public static function not_passed_on(): iterable {
		yield 'a customer forwards'             => [ "From: Bo <bo@buyer.test>\r\nTo: support@shop.test\r\nSubject: Fwd: My bowl\r\n\r\nSee below" . self::GMAIL, 'bo@buyer.test' ];
		yield 'a customer knows the command'    => [ "From: Bo <bo@buyer.test>\r\nTo: support@shop.test\r\nSubject: Hi\r\n\r\n@fwd\r\nFrom: Maya <maya@buyer.test>\r\n\r\nGive her my order.\r\n", 'bo@buyer.test' ];
		yield 'answers go to the agent'         => [ "From: Bo <bo@buyer.test>\r\nReply-To: ann-agent@example.test\r\nTo: support@shop.test\r\nSubject: Fwd: My bowl\r\n" . self::GMAIL, 'ann-agent@example.test' ];
		yield 'a subscriber of the site'        => [ "From: Sam <sam-subscriber@example.test>\r\nTo: support@shop.test\r\nSubject: Fwd: My bowl\r\n" . self::GMAIL, 'sam-subscriber@example.test' ];
		yield 'a reader may not answer'         => [ "From: Rob <rob-reader@example.test>\r\nTo: support@shop.test\r\nSubject: Fwd: My bowl\r\n" . self::GMAIL, 'rob-reader@example.test' ];
		yield 'no forward at all'               => [ self::AGENT . "Subject: Printer\r\n\r\nIt is out of paper.\r\n", 'ann-agent@example.test' ];
		yield 'what came from ourselves'        => [ self::AGENT . "Subject: Fwd: Hi\r\n\r\n---------- Forwarded message ---------\r\nFrom: Support <support@shop.test>\r\nDate: today\r\nSubject: Hi\r\nTo: x@y.test\r\n\r\nHi\r\n", 'ann-agent@example.test' ];
		yield 'an automatic mail'               => [ "Auto-Submitted: auto-generated\r\n" . self::AGENT . "Subject: Fwd: My bowl\r\n" . self::GMAIL, 'ann-agent@example.test' ];
	}

	#[DataProvider( 'not_passed_on' )]
	public function test_everything_else_is_its_senders( string $mail, string $address ): void {
		$this->as_subscriber();
		$this->as_readonly();
		self::assertSame( $address, $this->ticket( $this->arrives( $mail ) )->customer_address );
	}

	public function test_an_agent_who_takes_part_by_mail_answers_in_the_ticket(): void {
		$ticket = Make::ticket()->from( 'ann-agent@example.test' )->saying( message_id: 'own@example.test' )->recorded()->ticket;
		$result = $this->arrives( self::AGENT . "Subject: Fwd: My bowl\r\nIn-Reply-To: <own@example.test>\r\n" . self::GMAIL );
		self::assertSame( [ IntakeResult::APPENDED, $ticket->id ], [ $result->result, $result->ticket_id ] );
	}

	public function test_the_same_mail_twice_is_one_ticket_with_one_note(): void {
		$mail = self::AGENT . "Subject: Fwd: My bowl\r\n\r\nLook\r\n" . self::GMAIL;
		$raw  = ( $this->get( ReceiveRaw::class ) )( 'email', 0, 'f:1', $mail );
		$one  = ( $this->get( ProcessRaw::class ) )( $raw->id );
		$two  = ( $this->get( ProcessRaw::class ) )( $raw->id );
		self::assertSame( $one->ticket_id, $two->ticket_id );
		self::assertCount( 2, $this->messages( $this->ticket( $one ) ) );
	}

	private function arrives( string $mail, int $mailbox_id = 0 ): IntakeResult {
		$raw = ( $this->get( ReceiveRaw::class ) )( 'email', $mailbox_id, 'f:' . ++$this->count, $mail );
		return ( $this->get( ProcessRaw::class ) )( $raw->id );
	}

	private function ticket( IntakeResult $result ): Ticket {
		self::assertNotNull( $result->ticket_id, $result->result . ' ' . $result->reason );
		return $this->get( ReadTickets::class )( $result->ticket_id );
	}

	/** @return list<Message> */
	private function messages( Ticket $ticket ): array {
		return $this->get( ReadTickets::class )->messages( $ticket->id );
	}
}
