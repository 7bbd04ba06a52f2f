<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Admin;

use Deskfold\Admin\KeepSetup;
use Deskfold\Admin\WelcomeOwner;
use Deskfold\Core\Clock;
use Deskfold\Email\Incoming;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\SaveMailbox;
use Deskfold\Intake\IntakeJob;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

/** The first steps: who is led there, what is remembered, and a test ticket on its real way. */
final class SetupTest extends WpTestCase {

	private const SUPPORT = 'support@demo.test';

	public function test_whoever_switches_it_on_is_led_to_the_first_steps_once(): void {
		$this->as_admin();
		$this->get( WelcomeOwner::class )->expect();
		self::assertStringEndsWith( 'page=deskfold#/settings/setup', $this->get( WelcomeOwner::class )() );
		self::assertSame( '', $this->get( WelcomeOwner::class )() );
	}

	public function test_nobody_else_is_led_anywhere(): void {
		$this->as_admin();
		$this->get( WelcomeOwner::class )->expect();
		$this->as_agent();
		self::assertSame( '', $this->get( WelcomeOwner::class )() );
		$this->as_visitor();
		$this->get( WelcomeOwner::class )->expect();
		self::assertSame( '', $this->get( WelcomeOwner::class )() );
		$this->as_admin();
		self::assertNotSame( '', $this->get( WelcomeOwner::class )(), 'the owner still is' );
	}

	public function test_who_may_not_manage_or_goes_on_to_something_else_is_left_alone(): void {
		$this->as_agent();
		$this->get( WelcomeOwner::class )->expect();
		self::assertSame( '', $this->get( WelcomeOwner::class )() );

		$this->as_admin();
		$now = $this->get( Clock::class )->now_ms();
		$this->now( $now );
		$this->get( WelcomeOwner::class )->expect();
		$this->now( $now + 300_001 );
		self::assertSame( '', $this->get( WelcomeOwner::class )() );
	}

	public function test_with_many_plugins_at_once_nobody_is_led_away(): void {
		$this->as_admin();
		$this->get( WelcomeOwner::class )->expect();
		$_GET['activate-multi'] = 'true';
		try {
			self::assertSame( '', $this->get( WelcomeOwner::class )() );
		} finally {
			unset( $_GET['activate-multi'] );
		}
		self::assertSame( '', $this->get( WelcomeOwner::class )(), 'nor later' );
	}

	public function test_who_has_skipped_it_is_not_asked_again(): void {
		$this->as_admin();
		$this->asked( 'POST', '/setup', [ 'state' => 'skipped' ] );
		$this->get( WelcomeOwner::class )->expect();
		self::assertSame( '', $this->get( WelcomeOwner::class )() );
	}

	public function test_it_goes_on_where_it_was_left(): void {
		$this->as_admin();
		$this->asked( 'POST', '/setup', [ 'step' => 3, 'way' => 'form' ] );
		$this->asked( 'POST', '/setup', [ 'mailbox_id' => 4 ] );
		$setup = $this->get( KeepSetup::class )->read();
		self::assertSame( [ 'open', 3, 'form', 4 ], [ $setup->state, $setup->step, $setup->way, $setup->mailbox_id ] );
		self::assert_refused( 400, $this->rest( 'POST', '/setup', [ 'step' => 9 ] ) );
	}

	public function test_accounts_that_could_answer_are_suggested_without_those_who_do(): void {
		$editor = $this->person( 'Edda Editor', 'editor' );
		$this->as_agent();
		$this->as_subscriber();
		$this->as_admin();
		self::assertSame( [ get_userdata( $editor )->display_name ?? '' ], array_column( $this->asked( 'GET', '/setup' )['people'], 'name' ) );
	}

	public function test_without_a_mailbox_the_test_goes_through_the_forms_door_and_back(): void {
		$me   = $this->as_admin();
		$test = $this->asked( 'POST', '/setup/test', [ 'mailbox_id' => 0 ] );
		$test = $this->asked( 'POST', '/setup/test/look' );
		self::assertGreaterThan( 0, $test['ticket_at'] );
		self::assertSame( 0, $test['replied_at'] );
		$ticket = $this->get( ReadTickets::class )( $test['ticket_id'] );
		self::assertSame( [ 'form', 'Test customer', [ 'Test' ] ], [ $ticket->channel, $ticket->customer_name, $ticket->tags ] );
		self::assertSame( wp_get_current_user()->user_email, $ticket->customer_address );

		$this->get( ReplyToTicket::class )( $ticket->id, new Reply( 'key-of-the-reply', '<p>Hello</p>' ), Actor::agent( $me, 'Admin' ) );
		self::assertSame( 0, $this->asked( 'POST', '/setup/test/look' )['reply_sent_at'] );
		$this->run_job( DeliverJob::class );
		self::assertGreaterThan( 0, $this->asked( 'POST', '/setup/test/look' )['reply_sent_at'] );
		self::assertContains( wp_get_current_user()->user_email, array_merge( ...array_column( $this->mails(), 'to' ) ) );

		$this->asked( 'DELETE', '/setup/test' );
		self::assert_refused( 404, $this->rest( 'GET', "/tickets/{$ticket->id}" ) );
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'customers' ) ), 'it counts as no customer' );
		self::assert_refused( 404, $this->rest( 'POST', '/setup/test/look' ), 'no_test' );
	}

	public function test_a_second_test_takes_the_place_of_the_first(): void {
		$this->as_admin();
		$this->asked( 'POST', '/setup/test', [ 'mailbox_id' => 0 ] );
		$first = $this->asked( 'POST', '/setup/test/look' )['ticket_id'];
		$this->asked( 'POST', '/setup/test', [ 'mailbox_id' => 0 ] );
		self::assertNotSame( $first, $this->asked( 'POST', '/setup/test/look' )['ticket_id'] );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ) );
	}

	public function test_through_a_mailbox_each_hop_is_told_when_it_has_happened(): void {
		$this->as_admin();
		$servers = MailServers::running();
		$servers->clear( self::SUPPORT );
		$servers->renumber( self::SUPPORT );
		$server  = new MailServer( '127.0.0.1', $servers->imaps, MailServer::TLS, self::SUPPORT, false );
		$mailbox = $this->get( SaveMailbox::class )( new Mailbox( 0, self::SUPPORT, incoming: new Incoming( Incoming::IMAP, $server ) ), $servers->users[ self::SUPPORT ] );

		$test = $this->asked( 'POST', '/setup/test', [ 'mailbox_id' => $mailbox->id ] );
		self::assertGreaterThan( 0, $test['sent_at'] );
		self::assertSame( 0, $this->asked( 'POST', '/setup/test/look' )['arrived_at'], 'it is still on its way' );

		// The mail servers between the two of us.
		$mail = $this->mails()[0];
		self::assertSame( [ self::SUPPORT ], (array) $mail['to'] );
		$servers->put( self::SUPPORT, "From: A shop <wordpress@shop.test>\n" . implode( "\n", (array) $mail['headers'] ) . "\nTo: " . self::SUPPORT . "\nSubject: {$mail['subject']}\nDate: " . gmdate( 'r' ) . "\nMessage-ID: <t1@shop.test>\n\n{$mail['message']}\n" );
		$this->database()->run( 'UPDATE %i SET next_fetch_at = 0', $this->database()->table( 'mailboxes' ) );
		$test = $this->asked( 'POST', '/setup/test/look' );
		self::assertGreaterThan( 0, $test['arrived_at'] );
		self::assertSame( 0, $test['ticket_at'], 'nobody has picked it up' );

		$this->run_job( IntakeJob::class );
		$test = $this->asked( 'POST', '/setup/test/look' );
		self::assertGreaterThan( 0, $test['ticket_at'] );
		self::assertSame( '', $test['failure'] );
		self::assertSame( [ 'email', wp_get_current_user()->user_email ], [ $this->get( ReadTickets::class )( $test['ticket_id'] )->channel, $this->get( ReadTickets::class )( $test['ticket_id'] )->customer_address ] );
	}

	public function test_what_does_not_come_says_what_to_do(): void {
		$this->as_admin();
		$mailbox = $this->get( SaveMailbox::class )( new Mailbox( 0, self::SUPPORT, incoming: new Incoming( Incoming::PIPE ) ) );
		$now     = $this->get( Clock::class )->now_ms();
		$this->now( $now );
		$this->asked( 'POST', '/setup/test', [ 'mailbox_id' => $mailbox->id ] );
		self::assertSame( '', $this->asked( 'POST', '/setup/test/look' )['failure'] );
		$this->now( $now + 120_001 );
		$test = $this->asked( 'POST', '/setup/test/look' );
		self::assertStringContainsString( self::SUPPORT, $test['failure'] );
		self::assertStringContainsString( 'runs the command', $test['advice'] );
	}

	public function test_a_site_that_cannot_send_says_so_at_the_first_hop(): void {
		$this->as_admin();
		$mailbox = $this->get( SaveMailbox::class )( new Mailbox( 0, self::SUPPORT, incoming: new Incoming( Incoming::PIPE ) ) );
		add_filter( 'pre_wp_mail', '__return_false', 0 );
		$test = $this->asked( 'POST', '/setup/test', [ 'mailbox_id' => $mailbox->id ] );
		self::assertSame( 0, $test['sent_at'] );
		self::assertNotSame( '', $test['failure'] );
		self::assertNotSame( '', $test['advice'] );
	}

	public function test_an_owner_who_writes_from_the_mailbox_itself_still_gets_a_ticket(): void {
		$this->as_admin();
		$this->get( SaveMailbox::class )( new Mailbox( 0, wp_get_current_user()->user_email, incoming: new Incoming( Incoming::PIPE ) ) );
		$this->asked( 'POST', '/setup/test', [ 'mailbox_id' => 0 ] );
		self::assertGreaterThan( 0, $this->asked( 'POST', '/setup/test/look' )['ticket_id'] );
	}
}
