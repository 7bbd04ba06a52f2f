<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Notices;

use Deskfold\ContactForm\AcceptMessage;
use Deskfold\ContactForm\FormMessage;
use Deskfold\Core\Settings;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Notices\Acknowledgement;
use Deskfold\Tickets\Message;
use PHPUnit\Framework\Attributes\DataProvider;

/** Who is told that a request has arrived, and what is in that mail (attacks A9, A12; behaviours 4.2). */
final class AcknowledgeTest extends NoticeCase {

	public function test_a_new_request_is_acknowledged_in_its_thread_from_the_mailbox_that_was_written_to(): void {
		$taken = $this->take( $this->mail( 'Ann <ann@x.test>', 'A broken bowl', 'The bowl came broken.', [ 'Message-ID' => '<first@x.test>' ] ) );
		self::assertSame( 'created', $taken->result );
		$notice = $this->notices( $taken->ticket_id )[0] ?? self::fail( 'Nobody told Ann' );
		self::assertSame( [ Message::QUEUED, 'system' ], [ $notice->state, $notice->author->kind ] );
		$before = $this->ticket( $taken->ticket_id );
		$this->deliver();
		self::assertCount( 1, $this->sent );
		$mail = $this->read( $this->sent[0]['bytes'] );
		self::assertSame( [ 'ann@x.test' ], $this->sent[0]['recipients'] );
		self::assertSame( 'support@shop.test', $mail->from?->email );
		self::assertSame( "We have received your request (#{$taken->ticket_id})", $mail->subject );
		self::assertSame( 'first@x.test', $mail->in_reply_to );
		self::assertStringContainsString( "#{$taken->ticket_id}", $mail->text );
		self::assertMatchesRegularExpression( '/^Auto-Submitted: auto-replied\r?$/m', $this->sent[0]['bytes'] );
		self::assertMatchesRegularExpression( '/^X-Auto-Response-Suppress: All\r?$/m', $this->sent[0]['bytes'] );
		$after = $this->ticket( $taken->ticket_id );
		self::assertSame( [ $before->status, $before->waiting_since, $before->last_author, $before->agent_id ], [ $after->status, $after->waiting_since, $after->last_author, $after->agent_id ], 'nobody has answered yet' );
		self::assertSame( Message::SENT, $this->notices( $taken->ticket_id )[0]->state );
	}

	public function test_it_comes_back_to_an_address_that_names_its_ticket_where_the_server_takes_such_mail(): void {
		( $this->get( SaveMailbox::class ) )( new Mailbox( $this->mailbox->id, 'support@shop.test', plus_addressing: true ) );
		$taken = $this->take( $this->mail( 'ann@x.test', 'A bowl', 'The bowl came broken.' ) );
		$this->deliver();
		self::assertStringStartsWith( "support+t{$taken->ticket_id}.", $this->sent[0]['sender'] );
		$this->take( $this->mail( 'ann@x.test', 'Hello', 'Hello', to: $this->sent[0]['sender'] ) );
		self::assertCount( 1, $this->tickets() );
	}

	public function test_nothing_that_the_sender_wrote_goes_back(): void {
		$evil  = 'Win money now at evil.example';
		$taken = $this->take( $this->mail( '"Canary Name =?utf-8?q?=0D=0ABcc:_all@victims.test?=" <ann@x.test>', "Canary subject $evil", "Canary text $evil", [ 'Thread-Topic' => 'Canary topic' ] ) );
		$this->deliver();
		self::assertCount( 1, $this->sent, (string) $taken->ticket_id );
		[ $head ] = explode( "\r\n\r\n", $this->sent[0]['bytes'], 2 );
		self::assertStringNotContainsStringIgnoringCase( 'canary', $this->sent[0]['bytes'] );
		self::assertStringNotContainsStringIgnoringCase( 'evil', quoted_printable_decode( $this->sent[0]['bytes'] ) );
		self::assertDoesNotMatchRegularExpression( '/^(?:Bcc|Cc):/mi', $head );
		self::assertSame( 1, preg_match_all( '/^To:/mi', $head ) );
		self::assertSame( [ 'ann@x.test' ], $this->sent[0]['recipients'] );
	}

	public function test_a_form_cannot_smuggle_a_header_into_the_acknowledgement(): void {
		( $this->get( AcceptMessage::class ) )( new FormMessage( "Eve\r\nBcc: all@victims.test", 'eve@x.test', "Hello\r\nBcc: all@victims.test", 'Canary', $this->at ), 'key-1' );
		$this->deliver();
		self::assertCount( 1, $this->sent );
		self::assertSame( [ 'eve@x.test' ], $this->sent[0]['recipients'] );
		self::assertStringNotContainsString( 'victims', $this->sent[0]['bytes'] );
		self::assertStringNotContainsString( 'Canary', $this->sent[0]['bytes'] );
		self::assertStringContainsString( 'Auto-Submitted: auto-generated', $this->sent[0]['bytes'] );
	}

	/** @return iterable<string, array{array<string, string>}> */
	public static function unworthy(): iterable {
		yield 'a vacation note'            => [ [ 'Auto-Submitted' => 'auto-replied' ] ];
		yield 'a system'                   => [ [ 'Auto-Submitted' => 'auto-generated' ] ];
		yield 'Exchange'                   => [ [ 'X-Auto-Response-Suppress' => 'All' ] ];
		yield 'a newsletter'               => [ [ 'List-Unsubscribe' => '<mailto:leave@x.test>' ] ];
		yield 'a list'                     => [ [ 'List-Id' => '<list.x.test>' ] ];
		yield 'bulk'                       => [ [ 'Precedence' => 'bulk' ] ];
		yield 'null sender'                => [ [ 'Return-Path' => '<>' ] ];
		yield 'no-reply'                   => [ [ 'From' => 'Shop <no-reply@other.test>' ] ];
		yield 'noreply with a tail'        => [ [ 'From' => 'orders-noreply@other.test' ] ];
		yield 'mailer-daemon'              => [ [ 'From' => 'MAILER-DAEMON@other.test' ] ];
		yield 'postmaster'                 => [ [ 'From' => 'postmaster@other.test' ] ];
		yield 'ourselves behind a plus'    => [ [ 'From' => 'support+x@shop.test' ] ];
		yield 'somebody else wants it'     => [ [ 'Reply-To' => 'victim@elsewhere.test' ] ];
		yield 'forged, says our server'    => [ [ 'Authentication-Results' => 'mx.shop.test; spf=fail smtp.mailfrom=x.test; dmarc=fail header.from=x.test' ] ];
		yield 'SPF says no'                => [ [ 'Received-SPF' => 'fail (mx.shop.test: domain of x.test does not designate 1.2.3.4)', 'Authentication-Results' => 'mx.shop.test; spf=fail smtp.mailfrom=x.test' ] ];
		yield 'an old mail'                => [ [ 'Date' => 'Mon, 1 Jun 2026 10:00:00 +0000' ] ];
		yield 'out of office by its words' => [ [ 'Subject' => 'Out of office: back on Monday' ] ];
	}

	/** @param array<string, string> $headers */
	#[DataProvider( 'unworthy' )]
	public function test_no_acknowledgement_for( array $headers ): void {
		$this->take( $this->mail( 'Ann <ann@x.test>', 'A broken bowl', 'The bowl came broken.', $headers ) );
		$this->deliver();
		self::assertSame( [], $this->sent );
	}

	public function test_a_form_of_our_own_site_may_name_the_customer_in_reply_to(): void {
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		$this->take( $this->mail( "WordPress <wordpress@shop.test>", 'Message from the site', 'Hello there', [ 'Reply-To' => 'ann@x.test' ] ) );
		self::assertIsString( $host );
		self::assertSame( 1, $this->deliver() );
		self::assertSame( [ 'ann@x.test' ], $this->sent[0]['recipients'] );
	}

	public function test_an_agent_who_writes_to_the_mailbox_is_not_a_customer(): void {
		$this->person( 'Ann Agent', 'deskfold_agent' );
		$this->take( $this->mail( 'ann-agent@example.test', 'Please look', 'A customer called.' ) );
		self::assertSame( 0, $this->deliver() );
	}

	public function test_of_two_mailboxes_that_were_written_to_at_once_one_answers(): void {
		$other = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'sales@shop.test' ) );
		( new Acknowledgement( self::NOON ) )->keep( $this->get( Settings::class ), $other->id );
		$mail = $this->mail( 'ann@x.test', 'A broken bowl', 'The bowl came broken.', to: 'sales@shop.test, support@shop.test' );
		$this->take( $mail );
		( $this->get( \Deskfold\Email\AcceptMail::class ) )( $other->id, $mail );
		while ( $this->deliver() > 0 ) {
			continue;
		}
		self::assertLessThanOrEqual( 1, count( $this->sent ) );
	}

	public function test_switched_off_says_nothing_and_mail_from_before_the_switch_gets_nothing(): void {
		$settings = $this->get( Settings::class );
		( new Acknowledgement( null ) )->keep( $settings, $this->mailbox->id );
		$this->take( $this->mail( 'ann@x.test', 'One', 'Text' ) );
		$bytes = $this->mail( 'bob@x.test', 'Two', 'Text' );
		$this->wait( self::HOUR );
		( new Acknowledgement( $this->at ) )->keep( $settings, $this->mailbox->id );
		$this->take( $bytes );
		self::assertSame( 0, $this->deliver() );
	}

	public function test_the_customer_reads_it_in_their_own_language_and_the_owner_may_choose_the_words(): void {
		( $this->get( AcceptMessage::class ) )( new FormMessage( 'Jan', 'jan@x.test', 'Schale', 'Kaputt', $this->at, locale: 'de_DE' ), 'key-1' );
		$stored = $this->messages( $this->tickets()[0]->id );
		self::assertNotSame( [], array_filter( $stored, static fn ( Message $one ): bool => Message::NOTICE === $one->kind ) );
		( new Acknowledgement( self::NOON, "Hi <b>you</b>,\n\n{ticket_number} by {team_name}\n\nAll: {portal_link}" ) )->keep( $this->get( Settings::class ), $this->mailbox->id );
		$taken = $this->take( $this->mail( 'ann@y.test', 'A broken bowl', 'The bowl came broken.' ) );
		$notice = $this->notices( $taken->ticket_id )[0];
		self::assertStringContainsString( '&lt;b&gt;you', $notice->html );
		self::assertStringContainsString( "#{$taken->ticket_id} by ", $notice->text );
		self::assertStringNotContainsString( 'All:', $notice->text, 'there is no page to name' );
	}

	public function test_the_owner_switches_it_on_and_sees_an_example(): void {
		$this->as_admin();
		$path = "/mailboxes/{$this->mailbox->id}/acknowledgement";
		$off  = $this->asked( 'POST', $path, [ 'is_active' => false, 'text' => "Thanks,\n{team_name}" ] );
		self::assertIsArray( $off );
		self::assertSame( [ false, "Thanks,\n{team_name}" ], [ $off['is_active'], $off['text'] ] );
		$on = $this->asked( 'POST', $path, [ 'is_active' => true ] );
		self::assertIsArray( $on );
		self::assertTrue( $on['is_active'] );
		self::assertIsArray( $on['values'] );
		self::assertSame( '#4711', $on['values']['{ticket_number}'] );
		self::assert_refused( 404, $this->rest( 'GET', '/mailboxes/999999/acknowledgement' ) );
	}
}
