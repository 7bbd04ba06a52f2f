<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\Earlier;
use Deskfold\Channels\OutgoingAttachment;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Email\EmailChannel;
use Deskfold\Email\History;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\ReplyToTicket;
use PHPUnit\Framework\Attributes\DataProvider;

/** An answer as its receiver has it: what another program than ours reads of it, and what ours cuts off when it comes back quoted. */
final class AnswerTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	/** A red dot. */
	private const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

	private MailServers $servers;

	protected function setUp(): void {
		parent::setUp();
		$this->servers = MailServers::running();
		$this->servers->faults( [] );
	}

	/** @return array<string, array{string, int}> */
	public static function histories(): array {
		return [ 'none' => [ History::NONE, 0 ], 'last' => [ History::LAST, 1 ], 'full' => [ History::FULL, 3 ] ];
	}

	#[DataProvider( 'histories' )]
	public function test_the_mailbox_says_how_much_of_the_conversation_is_quoted( string $history, int $count ): void {
		$mail = $this->sent( [ 'earlier' => self::earlier() ], [ 'history' => $history ] );
		self::assertSame( $count, substr_count( self::text( $mail, 'html' ), '<blockquote' ) );
		self::assertSame( $count, substr_count( self::text( $mail, 'text' ), ' wrote:' ) );
		if ( $count > 0 ) {
			self::assertStringContainsString( "Ann Shopper wrote:\n> When does it come?\n> \n> Ann", self::text( $mail, 'text' ) );
			self::assertStringContainsString( '<p>When does it <b>come</b>?</p>', self::text( $mail, 'html' ) );
		}
		self::assertStringNotContainsString( 'tracker.test', self::text( $mail, 'html' ) );
	}

	public function test_a_message_may_ask_for_more_or_less_than_its_mailbox(): void {
		self::assertSame( 1, substr_count( self::text( $this->sent( [ 'earlier' => self::earlier(), 'history' => History::LAST ], [ 'history' => History::NONE ] ), 'html' ), '<blockquote' ) );
		self::assertSame( 0, substr_count( self::text( $this->sent( [ 'earlier' => self::earlier(), 'history' => History::NONE ], [ 'history' => History::FULL ] ), 'html' ), '<blockquote' ) );
	}

	public function test_a_long_history_ends_where_mail_programs_would_cut_it(): void {
		$long = array_map( static fn ( int $at ): Earlier => new Earlier( "Ann $at", str_repeat( 'word ', 5000 ), '', self::NOON + $at ), range( 1, 20 ) );
		$mail = $this->sent( [ 'earlier' => $long ], [ 'history' => History::FULL ] );
		self::assertLessThan( 110_000, strlen( self::text( $mail, 'html' ) ) );
		self::assertStringContainsString( 'Ann 20 wrote:', self::text( $mail, 'html' ) );
		self::assertStringNotContainsString( 'Ann 1 wrote:', self::text( $mail, 'html' ) );
		$huge = $this->sent( [ 'earlier' => [ new Earlier( 'Ann', str_repeat( 'wörd ', 50_000 ), '', self::NOON ) ] ], [ 'history' => History::LAST ] );
		self::assertLessThan( 60_000, strlen( self::text( $huge, 'html' ) ) );
		self::assertStringContainsString( 'Ann wrote:', self::text( $huge, 'html' ) );
	}

	public function test_notes_and_blind_copies_are_never_quoted(): void {
		$this->now( self::NOON );
		$mailbox = $this->mailbox( [ 'history' => History::FULL ] );
		$ticket  = Make::ticket()->through( 'email', $mailbox->id )->saying( text: 'The bowl came broken.', thread_index: base64_encode( "\x01" . str_repeat( 'x', 21 ) ) )->saved();
		$agent   = Actor::agent( $this->as_agent(), 'Ann Agent' );
		( $this->get( AddNote::class ) )( $ticket->id, 'key-of-a-note', '<p>He is a difficult one</p>', [], $agent );
		( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-of-the-first', '<p>Sorry to hear that.</p>', [], [ new Address( 'boss@x.test' ) ] ), $agent );
		$this->run_job( DeliverJob::class );
		( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-of-the-second', '<p>A new one is on its way.</p>' ), $agent );
		$this->run_job( DeliverJob::class );
		$mail = $this->servers->parsed();
		foreach ( [ self::text( $mail, 'html' ), self::text( $mail, 'text' ) ] as $body ) {
			self::assertStringContainsString( 'Sorry to hear that.', $body );
			self::assertStringContainsString( 'The bowl came broken.', $body );
			self::assertStringNotContainsString( 'difficult', $body );
			self::assertStringNotContainsString( 'boss@', $body );
		}
		// Threads: our own answer is in the chain, Outlook's name of the conversation goes on.
		self::assertIsArray( $mail['references'] );
		self::assertCount( 2, $mail['references'] );
		self::assertSame( 'Re: A broken bowl', $mail['subject'] );
		$index = (string) base64_decode( (string) preg_replace( '/^.*?:\s*/', '', self::header( $mail, 'Thread-Index' ) ), true );
		self::assertSame( 27, strlen( $index ) );
		self::assertStringStartsWith( "\x01" . str_repeat( 'x', 21 ), $index );
		self::assertSame( 'Thread-Topic: A broken bowl', self::header( $mail, 'Thread-Topic' ) );
	}

	/** @return array<string, array{string, string}> */
	public static function languages(): array {
		return [ 'Hungarian' => [ 'hu_HU', 'szeptember' ], 'Thai' => [ 'th', 'กันยายน' ] ];
	}

	#[DataProvider( 'languages' )]
	public function test_what_we_print_around_the_answer_is_in_the_customers_language( string $locale, string $month ): void {
		$mail = $this->sent( [ 'earlier' => self::earlier(), 'locale' => $locale, 'subject' => '' ], [ 'history' => History::LAST ] );
		self::assertStringContainsString( $month, self::text( $mail, 'text' ) );
		self::assertNotSame( '(no subject)', $mail['subject'] );
		self::assertSame( 'en_US', determine_locale() );
		self::assertSame( '(no subject)', __( '(no subject)', 'deskfold' ), 'and nothing after it is' );
		self::assertSame( '(no subject)', $this->sent( [ 'subject' => '' ] )['subject'] );
	}

	public function test_a_signature_names_who_writes_and_carries_its_picture(): void {
		$upload = wp_upload_bits( 'deskfold-logo.png', null, (string) base64_decode( self::PNG, true ) );
		self::assertFalse( $upload['error'] );
		try {
			$mail = $this->sent( [ 'from' => new Address( '', 'Ann <b>Agent' ) ], [ 'name' => 'Support', 'signature' => '<p>{agent.name}, {mailbox.name}<br><img src="' . $upload['url'] . '" alt="Logo"><img src="https://tracker.test/x.png"></p>' ] );
		} finally {
			wp_delete_file( $upload['file'] );
		}
		self::assertStringContainsString( 'Ann &lt;b&gt;Agent, Support', self::text( $mail, 'html' ) );
		self::assertStringContainsString( "-- \nAnn <b>Agent, Support", self::text( $mail, 'text' ) );
		self::assertIsArray( $mail['attachments'] );
		self::assertCount( 1, $mail['attachments'] );
		self::assertIsArray( $mail['attachments'][0] );
		self::assertSame( [ 'image/png', true ], [ $mail['attachments'][0]['type'], $mail['attachments'][0]['related'] ] );
		self::assertStringNotContainsString( $upload['url'], self::text( $mail, 'html' ) );
	}

	public function test_pasted_pictures_go_as_files_of_the_mail_and_never_as_data(): void {
		$mailbox = $this->mailbox( [] );
		$ticket  = Make::ticket()->through( 'email', $mailbox->id )->saved();
		$this->as_agent();
		$html = '<p>Look: <img src="data:image/png;base64,' . self::PNG . '" alt="dot"> and <img src="data:image/png;base64,aGVsbG8=">.</p>';
		$news = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", [ 'client_key' => 'key-of-a-picture', 'html' => $html, 'seen_entry' => 9_999_999 ] );
		self::assertCount( 1, $news['messages'][0]['attachments'] );
		self::assertTrue( $news['messages'][0]['attachments'][0]['is_inline'] );
		$this->run_job( DeliverJob::class );
		$mail = $this->servers->parsed();
		self::assertIsArray( $mail['attachments'] );
		self::assertIsArray( $mail['attachments'][0] );
		self::assertSame( [ 'image/png', true ], [ $mail['attachments'][0]['type'], $mail['attachments'][0]['related'] ] );
		self::assertStringNotContainsString( 'aGVsbG8', self::text( $mail, 'html' ) );
		$mails = $this->servers->mails();
		self::assertStringNotContainsString( 'data:image', $mails[ count( $mails ) - 1 ]['bytes'] );
	}

	public function test_without_plus_addresses_the_mail_itself_carries_the_token(): void {
		$token = 't12.0123456789abcdef';
		$plain = $this->sent( [ 'reply_token' => $token ], [ 'plus_addressing' => false ] );
		foreach ( [ 'html', 'text' ] as $part ) {
			self::assertSame( [ $token => 12 ], ReplyToken::in_text( self::text( $plain, $part ) ) );
		}
		$plus = $this->sent( [ 'reply_token' => $token ], [ 'plus_addressing' => true ] );
		self::assertSame( [], ReplyToken::in_text( self::text( $plus, 'html' ) . self::text( $plus, 'text' ) ) );
	}

	/** @return array<string, array{string}> where {html} and {text} of our mail go */
	public static function quoters(): array {
		$mail = static fn ( string $html ): string => "From: Ann <ann@shopper.test>\nTo: support@demo.test\nSubject: Re: Parcel\nMessage-ID: <back@shopper.test>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body>$html</body></html>";
		return [
			'Gmail'            => [ $mail( '<div dir="ltr">Thank you!</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 21 Sept 2026 at 15:13, Northbay &lt;<a href="mailto:support@demo.test">support@demo.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{html}</blockquote></div>' ) ],
			'Outlook'          => [ $mail( '<div><p>Thank you!</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Northbay &lt;support@demo.test&gt;<br><b>Sent:</b> Monday, 21 September 2026 15:13<br><b>To:</b> Ann &lt;ann@shopper.test&gt;<br><b>Subject:</b> Re: Parcel</p></div>{html}</div>' ) ],
			'no mark at all'   => [ $mail( '<p>Thank you!</p>{html}' ) ],
			'as plain text'    => [ "From: Ann <ann@shopper.test>\nTo: support@demo.test\nSubject: Re: Parcel\nMessage-ID: <back@shopper.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nThank you!\n\nOn 21 Sep 2026, at 15:13, Northbay <support@demo.test> wrote:\n\n{text}\n" ],
		];
	}

	#[DataProvider( 'quoters' )]
	public function test_what_comes_back_quoted_is_cut_off_whole_and_still_finds_its_ticket( string $raw ): void {
		$mail   = $this->sent( [ 'earlier' => self::earlier(), 'reply_token' => 't12.0123456789abcdef' ], [ 'history' => History::FULL, 'signature' => '<p>Your Northbay</p>' ] );
		$quoted = (string) preg_replace( '/^/m', '> ', self::text( $mail, 'text' ) );
		$read   = $this->get( EmailChannel::class )->parse( new RawMessage( 1, EmailChannel::NAME, 0, 'x', strtr( $raw, [ '{html}' => self::text( $mail, 'html' ), '{text}' => $quoted ] ), self::NOON ) );
		self::assertSame( 'Thank you!', trim( $read->text ) );
		self::assertStringNotContainsString( 'On its way', $read->html );
		self::assertSame( [ 't12.0123456789abcdef' => 12 ], ReplyToken::in_text( "$read->full_text $read->quoted_text $read->quoted_html" ) );
	}

	public function test_the_shape_is_what_every_program_shows_right(): void {
		$copies = array_map( static fn ( int $at ): Address => new Address( "copy-$at@shopper.test", "Copy, the $at" ), range( 1, 40 ) );
		$name   = 'ใบแจ้งหนี้ ' . str_repeat( 'ยาว ', 20 ) . 'für "Ann".pdf';
		$file   = new OutgoingAttachment( $name, 'application/pdf', $this->get( Storage::class )->write( '%PDF-1.4' )->path );
		$mail   = $this->sent( [ 'to' => [ new Address( 'ann@shopper.test', 'Ánn “Shopper” 🙂, ' . str_repeat( 'Zsófia ', 30 ) ) ], 'subject' => 'Re: ' . str_repeat( 'Köszönöm ', 30 ), 'cc' => $copies, 'attachments' => [ $file ] ] );
		self::assertIsArray( $mail['to'] );
		self::assertSame( [ [ 'name' => trim( 'Ánn “Shopper” 🙂, ' . str_repeat( 'Zsófia ', 30 ) ), 'email' => 'ann@shopper.test' ] ], $mail['to'] );
		self::assertSame( 'Re: ' . trim( str_repeat( 'Köszönöm ', 30 ) ), $mail['subject'] );
		$mails = $this->servers->mails();
		self::assertSame( array_map( static fn ( Address $one ): array => [ 'name' => $one->name, 'email' => $one->email ], $copies ), $mail['cc'] );
		self::assertIsArray( $mail['attachments'] );
		self::assertIsArray( $mail['attachments'][0] );
		self::assertSame( $name, $mail['attachments'][0]['name'] );
		[ $head, $body ] = explode( "\r\n\r\n", $mails[ count( $mails ) - 1 ]['bytes'], 2 );
		foreach ( explode( "\r\n", $head ) as $line ) {
			self::assertLessThanOrEqual( 78, strlen( $line ), $line );
		}
		foreach ( explode( "\r\n", $body ) as $line ) {
			self::assertLessThanOrEqual( 998, strlen( $line ) );
			self::assertSame( 0, preg_match( '/[^\x00-\x7f]/', $line ), 'quoted-printable' );
		}
		self::assertSame( 0, preg_match( '/[^\x00-\x7f]/', $head ), 'only ASCII in the head' );
		self::assertStringNotContainsString( "\n", str_replace( "\r\n", '', $mails[ count( $mails ) - 1 ]['bytes'] ) );
		self::assertSame( 0, preg_match( '/^(List-|X-Mailer|Precedence|Return-Receipt|Disposition-Notification)/mi', $head ) );
		self::assertStringNotContainsString( '<img', self::text( $mail, 'html' ) );
	}

	public function test_nothing_that_a_customer_wrote_becomes_a_header_of_its_own(): void {
		$evil = "Parcel\r\nBcc: victim@shopper.test\r\n\r\nbody";
		$mail = $this->sent( [ 'topic' => $evil, 'thread_index' => "AAAA\r\nBcc: victim@shopper.test", 'locale' => "hu\r\nBcc: x@y.test", 'from' => new Address( '', $evil ), 'earlier' => [ new Earlier( $evil, $evil, '', self::NOON ) ] ], [ 'history' => History::FULL ] );
		self::assertIsArray( $mail['headers'] );
		$names = array_map( static fn ( mixed $line ): string => is_string( $line ) ? explode( ':', $line )[0] : '', $mail['headers'] );
		sort( $names );
		self::assertSame( [ 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'Thread-Index', 'Thread-Topic', 'To' ], $names );
		$mails = $this->servers->mails();
		self::assertSame( [ 'ann@shopper.test' ], $mails[ count( $mails ) - 1 ]['to'] );
	}

	public function test_a_history_that_is_none_is_refused(): void {
		$this->expectException( Problem::class );
		new Mailbox( 0, 'a@demo.test', history: 'some' );
	}

	/** @return list<Earlier> */
	private static function earlier(): array {
		return [
			new Earlier( 'Ann Shopper', 'Hello', '', self::NOON - 3_600_000 ),
			new Earlier( 'Ann Agent', 'Hello Ann', '<p>Hello Ann</p>', self::NOON - 1_800_000, true ),
			new Earlier( 'Ann Shopper', "When does it come?\n\nAnn", '<p>When does it <b>come</b>?</p><img data-deskfold-src="https://tracker.test/x.gif" src="https://tracker.test/y.gif"><p style="background:url(https://tracker.test/z.gif)">Ann</p>', self::NOON ),
		];
	}

	/**
	 * @param array<string, mixed> $message
	 * @param array<string, mixed> $mailbox
	 * @return array<mixed>
	 */
	private function sent( array $message, array $mailbox = [] ): array {
		$message += [
			'id'          => 7,
			'ticket_id'   => 12,
			'mailbox_id'  => $this->mailbox( $mailbox )->id,
			'from'        => new Address( '', 'Ann Agent' ),
			'to'          => [ new Address( 'ann@shopper.test', 'Ann Shopper' ) ],
			'cc'          => [],
			'bcc'         => [],
			'subject'     => 'Re: Parcel',
			'html'        => '<p>On its way.</p>',
			'text'        => 'On its way.',
			'message_id'  => 'df.12.a.b@demo.test',
			'topic'       => 'Parcel',
		];
		$this->get( EmailChannel::class )->deliver( new OutgoingMessage( ...$message ) ); // @phpstan-ignore argument.type (named by the tests above)
		return $this->servers->parsed();
	}

	/** @param array<string, mixed> $fields */
	private function mailbox( array $fields ): Mailbox {
		$known = $this->database()->value( "SELECT id FROM %i WHERE address = 'support@demo.test'", $this->database()->table( 'mailboxes' ) );
		return ( $this->get( SaveMailbox::class ) )( new Mailbox( ...( $fields + [ 'id' => (int) $known, 'address' => 'support@demo.test', 'outgoing' => new Outgoing( Outgoing::SMTP, new MailServer( '127.0.0.1', $this->servers->smtp, MailServer::NONE ) ) ] ) ) ); // @phpstan-ignore argument.type (named by the tests above)
	}

	/** @param array<mixed> $mail */
	private static function text( array $mail, string $field ): string {
		self::assertIsString( $mail[ $field ] );
		return $mail[ $field ];
	}

	/** @param array<mixed> $mail */
	private static function header( array $mail, string $name ): string {
		self::assertIsArray( $mail['headers'] );
		$found = array_values( array_filter( $mail['headers'], static fn ( mixed $line ): bool => is_string( $line ) && 0 === stripos( $line, "$name:" ) ) );
		self::assertCount( 1, $found, $name );
		self::assertIsString( $found[0] );
		return $found[0];
	}
}
