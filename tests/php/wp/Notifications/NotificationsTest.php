<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Notifications;

use Deskfold\Agents\RemoveAgent;
use Deskfold\Channels\Address;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailServer;
use Deskfold\Email\Outgoing;
use Deskfold\Email\SaveMailbox;
use Deskfold\Notifications\ForgetNotificationsJob;
use Deskfold\Notifications\SendNotification;
use Deskfold\Notifications\SendNotificationsJob;
use Deskfold\Tests\Mail\MailServers;
use Deskfold\Tests\Mail\ReceivedMail;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\KeepDraft;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

/** Which agent is told what by mail, and when. */
final class NotificationsTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	private int $ann;

	protected function setUp(): void {
		parent::setUp();
		$this->now( self::NOON );
		$this->ann = $this->person( 'Ann Agent', 'deskfold_agent' );
	}

	protected function tearDown(): void {
		$this->now( null );
		parent::tearDown();
	}

	public function test_an_answer_in_my_ticket_is_mailed_to_me_after_a_minute_and_once(): void {
		$ticket = $this->given();
		$this->answer( $ticket, 'Where <b>is</b> it?' );
		self::assertSame( [], $this->told() );
		$mails = $this->told( 60 );
		self::assertSame( [ [ 'ann-agent@example.test' ] ], array_column( $mails, 'to' ) );
		self::assertSame( "[#{$ticket->id}] A broken bowl", $mails[0]['subject'] );
		self::assertStringContainsString( 'Where &lt;b&gt;is&lt;/b&gt; it?', $mails[0]['message'] );
		self::assertStringContainsString( "admin.php?page=deskfold#/tickets/{$ticket->id}", $mails[0]['message'] );
		self::assertSame( [], $this->told( 3600 ) );
	}

	public function test_several_messages_of_a_minute_are_one_mail(): void {
		$ticket = $this->given();
		$this->answer( $ticket, 'First words' );
		$this->now( self::NOON + 30_000 );
		$this->answer( $ticket, 'Second words' );
		$mails = $this->told( 60 );
		self::assertCount( 1, $mails );
		self::assertStringContainsString( 'First words', $mails[0]['message'] );
		self::assertStringContainsString( 'Second words', $mails[0]['message'] );
		self::assertSame( [], $this->told( 7200 ) );
	}

	public function test_nobody_is_told_of_their_own_acts(): void {
		$ticket = Make::ticket()->saved();
		$this->own( $ticket, $this->ann, $this->ann );
		( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-00000001', '<p>Hi</p>' ), Actor::agent( $this->ann, 'Ann Agent' ) );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_who_is_given_a_ticket_reads_what_the_customer_wrote(): void {
		$sue    = $this->person( 'Sue Supervisor', 'deskfold_supervisor' );
		$ticket = Make::ticket()->saying( text: 'The glaze came off.' )->saved();
		$this->own( $ticket, $this->ann, $sue );
		$mails = $this->told( 60 );
		self::assertCount( 1, $mails );
		self::assertStringContainsString( "Ticket #{$ticket->id} is yours now.", $mails[0]['message'] );
		self::assertStringContainsString( 'The glaze came off.', $mails[0]['message'] );
	}

	public function test_what_nobody_has_is_told_only_to_who_wants_it(): void {
		$this->person( 'Bob Agent', 'deskfold_agent' );
		$this->choose( [ 'unassigned' => true ] );
		Make::ticket()->saved();
		self::assertSame( [ [ 'ann-agent@example.test' ] ], array_column( $this->told( 60 ), 'to' ) );
	}

	public function test_who_wants_no_mail_gets_none(): void {
		$this->choose( [ 'answered' => false, 'assigned' => false ] );
		$this->answer( $this->given(), 'Hello?' );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_machines_wake_nobody(): void {
		$ticket = $this->given();
		Make::receive( Make::ticket()->saying( ticket_id: $ticket->id, text: 'I am away', is_auto_reply: true )->incoming() );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_what_the_desk_has_shown_is_not_mailed(): void {
		$ticket = $this->given();
		$this->answer( $ticket, 'Hello?' );
		$this->get( KeepDraft::class )->mark_read( $this->ann, $ticket->id, 1_000_000 );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_what_a_colleague_has_answered_or_taken_is_not_mailed(): void {
		$sue  = $this->person( 'Sue Supervisor', 'deskfold_supervisor' );
		$done = $this->given();
		$this->answer( $done, 'Hello?' );
		( $this->get( ReplyToTicket::class ) )( $done->id, new Reply( 'key-00000001', '<p>Hi</p>' ), Actor::agent( $sue, 'Sue' ) );
		$taken = $this->given();
		$this->answer( $taken, 'Hello?' );
		$this->own( $taken, $sue, $sue );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_who_lost_the_desk_meanwhile_is_told_nothing(): void {
		$this->answer( $this->given(), 'Hello?' );
		( new \WP_User( $this->ann ) )->set_role( 'subscriber' );
		self::assertSame( [], $this->told( 60 ) );
	}

	public function test_who_left_the_team_is_forgotten(): void {
		$this->choose( [ 'unassigned' => true ] );
		$this->answer( $this->given(), 'Hello?' );
		$this->as_admin();
		( $this->get( RemoveAgent::class ) )( $this->ann, 1 );
		Make::ticket()->saved();
		self::assertSame( [], $this->told( 60 ) );
		self::assertNull( $this->database()->value( 'SELECT agent_id FROM %i', $this->database()->table( 'notification_choices' ) ) );
	}

	public function test_too_many_in_an_hour_end_with_a_word_about_it(): void {
		for ( $i = 0; $i <= SendNotification::MOST; $i++ ) {
			$this->answer( $this->given(), "Words $i" );
		}
		$mails = $this->told( 60 );
		self::assertCount( SendNotification::MOST, $mails );
		self::assertStringContainsString( 'the last mail within the hour', $mails[ SendNotification::MOST - 1 ]['message'] );
		self::assertStringNotContainsString( 'the last mail within the hour', $mails[0]['message'] );
		$this->now( self::NOON + 7_200_000 );
		$this->answer( $this->given(), 'Later words' );
		self::assertCount( 1, $this->told( 7260 ) );
	}

	public function test_it_speaks_the_agents_language(): void {
		update_user_meta( $this->ann, 'locale', 'de_DE' );
		$before = get_locale();
		$this->answer( $this->given(), 'Hello?' );
		self::assertCount( 1, $this->told( 60 ) );
		self::assertSame( $before, determine_locale() );
	}

	public function test_what_a_real_receiver_gets(): void {
		$servers = MailServers::running();
		$servers->faults( [ 'rcpt' => [ 'code' => 450, 'message' => 'Try again later' ] ] );
		$server  = new MailServer( '127.0.0.1', $servers->smtp, MailServer::NONE );
		$mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', signature: '<p>Your friends of Northbay</p>', outgoing: new Outgoing( Outgoing::SMTP, $server ), plus_addressing: true, authserv_id: 'mx.demo.test' ) );
		$ticket  = $this->given( $mailbox->id );
		$this->answer( $ticket, "Wo ist sie?\n\nGrüße" );
		$this->now( self::NOON + 60_000 );
		$this->run_job( SendNotificationsJob::class );
		$id = (int) $this->database()->value( "SELECT id FROM %i WHERE state = 'waiting' AND attempts = 1", $this->database()->table( 'notifications' ) );
		self::assertGreaterThan( 0, $id, 'it is tried again' );
		$servers->faults( [] );
		$this->now( self::NOON + 600_000 );
		$this->run_job( SendNotificationsJob::class );
		$mail = $this->last( $servers );
		self::assertSame( 'auto-generated', $mail->header( 'Auto-Submitted' ) );
		self::assertSame( 'OOF, AutoReply', $mail->header( 'X-Auto-Response-Suppress' ) );
		self::assertMatchesRegularExpression( "/^<dfn\\.$id\\.{$this->ann}\\.[0-9a-f]{16}\\.[0-9a-f]{16}@/", (string) $mail->header( 'Message-ID' ) );
		self::assertMatchesRegularExpression( "/support\\+a$id\\.[0-9a-f]{16}@demo\\.test/", (string) $mail->header( 'Reply-To' ) );
		self::assertStringContainsString( 'Reply above this line to answer the customer.', $mail->words() );
		self::assertStringContainsString( 'Grüße', $mail->words() );
		self::assertStringNotContainsString( 'Northbay', $mail->words(), 'a signature is for customers' );
	}

	public function test_each_agent_has_their_own_choices(): void {
		wp_set_current_user( $this->ann );
		self::assertSame(
			[ 'unassigned' => false, 'answered' => true, 'assigned' => true, 'mentioned' => true, 'address' => 'ann-agent@example.test', 'takes_answers' => false, 'failure' => '' ],
			$this->asked( 'GET', '/me/notifications' )
		);
		$this->choose( [ 'unassigned' => true, 'assigned' => false ] );
		$mine = $this->asked( 'GET', '/me/notifications' );
		self::assertIsArray( $mine );
		self::assertSame( [ true, true, false ], [ $mine['unassigned'], $mine['answered'], $mine['assigned'] ] );
		$other = $this->asked( 'GET', '/me/notifications', [], $this->person( 'Rob Reader', 'deskfold_readonly' ) );
		self::assertIsArray( $other );
		self::assertSame( [ false, true, true ], [ $other['unassigned'], $other['answered'], $other['assigned'] ] );
		self::assert_refused( 401, $this->rest( 'GET', '/me/notifications', [], 0 ) );
	}

	public function test_old_ones_go(): void {
		$this->answer( $this->given(), 'Hello?' );
		$this->now( self::NOON + 61 * 86_400_000 );
		$this->run_job( ForgetNotificationsJob::class );
		self::assertNull( $this->database()->value( 'SELECT id FROM %i', $this->database()->table( 'notifications' ) ) );
	}

	/** A ticket that Ann has taken herself. */
	private function given( int $mailbox_id = 0 ): Ticket {
		$ticket = Make::ticket()->through( 'email', $mailbox_id )->saved();
		return $this->own( $ticket, $this->ann, $this->ann );
	}

	private function own( Ticket $ticket, int $agent_id, int $by ): Ticket {
		return ( $this->get( ChangeTicket::class ) )( $ticket->id, new Change( status: Status::Open, agent_id: $agent_id ), Actor::agent( $by, 'Somebody' ) )[0];
	}

	private function answer( Ticket $ticket, string $text ): void {
		Make::receive( Make::ticket()->saying( from: new Address( 'ann@x.test', 'Ann' ), ticket_id: $ticket->id, text: $text )->incoming(), 'email', $ticket->mailbox_id );
	}

	/** @param array<string, bool> $choices */
	private function choose( array $choices ): void {
		$this->asked( 'POST', '/me/notifications', $choices, $this->ann );
	}

	/** @return list<array{to: list<string>, subject: string, message: string, headers: string|list<string>}> what is mailed when so many seconds have passed since noon */
	private function told( int $seconds = 0 ): array {
		$this->now( self::NOON + $seconds * 1000 );
		$before = count( $this->mails() );
		while ( $this->run_job( SendNotificationsJob::class ) > 0 ) {
			continue;
		}
		return array_slice( $this->mails(), $before );
	}

	private function last( MailServers $servers ): ReceivedMail {
		$mails = $servers->mails();
		return new ReceivedMail( end( $mails )['bytes'] ?? self::fail( 'Nothing arrived.' ) );
	}
}
