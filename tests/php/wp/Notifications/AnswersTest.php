<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Notifications;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Queue;
use Deskfold\Email\AcceptMail;
use Deskfold\Email\Accepted;
use Deskfold\Email\Mailbox;
use Deskfold\Email\SaveMailbox;
use Deskfold\Notifications\AnswerText;
use Deskfold\Notifications\AnswerToken;
use Deskfold\Notifications\Notification;
use Deskfold\Notifications\NotificationStore;
use Deskfold\Notifications\RefuseAnswer;
use Deskfold\Notifications\SendNotificationsJob;
use Deskfold\Outbox\DeliverJob;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\KeepDraft;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use PHPUnit\Framework\Attributes\DataProvider;

/** Agents answer by mail, and nobody else does in their name. */
final class AnswersTest extends WpTestCase {

	private const NOON  = 1_790_000_000_000;
	private const PROOF = "Authentication-Results: mx.demo.test; dkim=pass header.d=example.test; spf=pass smtp.mailfrom=ann-agent@example.test; dmarc=pass header.from=example.test\r\n";
	private const HOP   = "Received: from mail.example.test (mail.example.test [192.0.2.7]) by mx.demo.test; Mon, 2 Nov 2026 08:12:00 +0000\r\n";
	private const FROM  = 'Ann Agent <ann-agent@example.test>';

	private int $ann;

	private Mailbox $mailbox;

	private Ticket $ticket;

	private Notification $told;

	protected function setUp(): void {
		parent::setUp();
		$this->now( self::NOON );
		$this->ann     = $this->person( 'Ann Agent', 'deskfold_agent' );
		$this->mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'support@demo.test', plus_addressing: true, authserv_id: 'mx.demo.test' ) );
		[ $this->ticket, $this->told ] = $this->notified( $this->ann );
	}

	protected function tearDown(): void {
		$this->now( null );
		parent::tearDown();
	}

	/** @return array<string, array{string}> */
	public static function ways(): array {
		return [
			'the reply address'             => [ 'address' ],
			'In-Reply-To'                   => [ 'in-reply-to' ],
			'References, among others'      => [ 'references' ],
			'an address in capital letters' => [ 'shouted' ],
		];
	}

	#[DataProvider( 'ways' )]
	public function test_an_answer_goes_to_the_customer_under_the_agents_name( string $way ): void {
		$users = count( get_users() );
		$taken = $this->take( $this->mail( way: $way ) );
		self::assertSame( [ 'appended', $this->ticket->id, 'agent_reply' ], [ $taken->result, $taken->ticket_id, $taken->reason ] );
		$reply = $this->newest();
		self::assertSame( [ Message::REPLY, Message::QUEUED, $this->ann, 'Ann Agent' ], [ $reply->kind, $reply->state, $reply->author->id, $reply->author->name ] );
		self::assertSame( 'It leaves today.', $reply->text );
		self::assertSame( [ 'ann@x.test' ], array_column( $reply->to, 'email' ) );
		self::assertSame( Status::Waiting, $this->read()->status );
		self::assertSame( [ $users, 0 ], [ count( get_users() ), get_current_user_id() ], 'nobody is made, nobody is signed in' );
	}

	public function test_only_what_stands_above_the_line_is_sent(): void {
		$this->take( $this->mail( "It leaves today.\r\n\r\nAnn\r\n\r\n> ##- Reply above this line to answer the customer. -##\r\n> Secret of the desk\r\n" ) );
		self::assertStringNotContainsString( 'Secret of the desk', $this->newest()->text );
		self::assertStringNotContainsString( '##-', $this->newest()->html );
	}

	/** @return array<string, array{string, string}> what is in sight, and what of it is an answer */
	public static function quotes(): array {
		return [
			'an introduction that is not known' => [ "Leaves today.\n\nsupport@demo.test, 12.11. klo 8:12:\n##- Reply -##\nSecret", 'Leaves today.' ],
			'a block of headers'                => [ "Leaves today.\n\nFra: Northbay\nSendt: mandag\nTil: Ann\nEmne: [#1] Bowl\n\n##- Reply -##\nSecret", 'Leaves today.' ],
			'text right above it'               => [ "Leaves today.\n##- Reply -##\nSecret", 'Leaves today.' ],
			'a question and an answer'          => [ "> When?\nToday: at noon.", "> When?\nToday: at noon." ],
			'only a quote'                      => [ "> When?\n>> Who?", '' ],
			'only an introduction'              => [ "On 12 Nov support@demo.test wrote:\n> ##- Reply -##\n> Secret", '' ],
		];
	}

	#[DataProvider( 'quotes' )]
	public function test_what_was_quoted_is_no_answer( string $visible, string $answer ): void {
		self::assertSame( $answer, AnswerText::read( $visible )->text );
	}

	/** @return array<string, array{string, string}> */
	public static function ways_to_answer_a_mention(): array {
		$all = [];
		foreach ( self::ways() as $name => [ $way ] ) {
			$all[ $name ] = [ $way, 'Yes, two.' ];
		}
		return [ ...$all, 'with a command' => [ 'address', "@resolve\r\nYes, two." ], 'with markup' => [ 'address', '<script>x()</script> Yes, two.' ] ];
	}

	#[DataProvider( 'ways_to_answer_a_mention' )]
	public function test_an_answer_to_a_mention_is_a_note_and_never_mail_to_the_customer( string $way, string $text ): void {
		$sue = $this->person( 'Sue Supervisor', 'deskfold_supervisor' );
		( $this->get( AddNote::class ) )( $this->ticket->id, 'key-00000009', "<p><span data-deskfold-agent=\"{$this->ann}\">@Ann</span> are there two?</p>", [], Actor::agent( $sue, 'Sue' ) );
		// A customer's mail waits in the same minute: it is told apart.
		Make::receive( Make::ticket()->saying( ticket_id: $this->ticket->id, text: 'And now?' )->incoming() );
		$this->now( $this->get( Clock::class )->now_ms() + 120_000 );
		$this->run_job( SendNotificationsJob::class );
		$id      = (int) $this->database()->value( "SELECT id FROM %i WHERE agent_id = %d AND kind = 'mentioned' AND state = 'sent'", $this->database()->table( 'notifications' ), $this->ann );
		$mention = $this->get( NotificationStore::class )->find( $id ) ?? self::fail( 'The mention was not mailed.' );
		$before  = count( $this->mails() );
		$taken   = $this->take( $this->mail( $text, way: $way, about: $mention ) );
		self::assertSame( [ 'appended', 'agent_note' ], [ $taken->result, $taken->reason ] );
		self::assertSame( [ Message::NOTE, $this->ann, [] ], [ $this->newest()->kind, $this->newest()->author->id, $this->newest()->to ] );
		self::assertStringContainsString( 'Yes, two.', $this->newest()->text );
		self::assertSame( 0, $this->tally( Message::REPLY ) );
		$this->run_job( DeliverJob::class );
		$to = array_merge( [], ...array_column( array_slice( $this->mails(), $before ), 'to' ) );
		self::assertNotContains( 'ann@x.test', $to );
		self::assertNotContains( $this->read()->customer_address, $to );
	}

	public function test_text_is_text_and_no_markup(): void {
		$this->take( $this->mail( 'Use <script>alert(1)</script> & <b>go</b>' ) );
		self::assertSame( 'Use <script>alert(1)</script> & <b>go</b>', $this->newest()->text );
		self::assertStringNotContainsString( '<script>', $this->newest()->html );
	}

	public function test_the_same_mail_twice_or_through_two_mailboxes_is_one_answer(): void {
		$other = ( $this->get( SaveMailbox::class ) )( new Mailbox( 0, 'sales@demo.test', authserv_id: 'mx.demo.test' ) );
		$this->take( $this->mail() );
		$this->take( $this->mail() );
		$this->take( "Delivered-To: sales@demo.test\r\n" . $this->mail(), $other );
		self::assertSame( 1, $this->tally( Message::REPLY ) );
	}

	public function test_two_answers_to_one_notification_are_two_replies(): void {
		$this->take( $this->mail() );
		self::assertSame( 'agent_reply', $this->take( $this->mail( 'One thing more.', id: 'second@example.test' ) )->reason );
		self::assertSame( 2, $this->tally( Message::REPLY ) );
	}

	public function test_files_come_along(): void {
		$mail = str_replace(
			"\r\n\r\nIt leaves today.",
			"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt leaves today.\r\n--b\r\nContent-Type: application/pdf; name=label.pdf\r\nContent-Disposition: attachment; filename=label.pdf\r\n\r\n%PDF\r\n--b--\r\n",
			$this->mail()
		);
		$this->take( $mail );
		$names = $this->database()->column( 'SELECT name FROM %i WHERE message_id = %d', $this->database()->table( 'attachments' ), $this->newest()->id );
		self::assertSame( [ 'label.pdf' ], $names );
	}

	/** @return array<string, array{string, string, string}> text, kind, and text that stays */
	public static function commands(): array {
		return [
			'a note'                  => [ "@note He called, be kind.", Message::NOTE, 'He called, be kind.' ],
			'a note, on its own line' => [ "@note\r\nHe called.\r\nTwice.", Message::NOTE, "He called.\nTwice." ],
			'resolve and a reply'     => [ "@resolve\r\nIt is done.", Message::REPLY, 'It is done.' ],
			'no command'              => [ '@notes are for the band', Message::REPLY, '@notes are for the band' ],
			'somebody\'s address'     => [ '@note.com is a site', Message::REPLY, '@note.com is a site' ],
			'a command further down'  => [ "Write\r\n@note\r\nbefore it.", Message::REPLY, "Write\n@note\nbefore it." ],
		];
	}

	#[DataProvider( 'commands' )]
	public function test_commands_stand_first( string $text, string $kind, string $stays ): void {
		$this->take( $this->mail( $text ) );
		self::assertSame( [ $kind, $stays ], [ $this->newest()->kind, $this->newest()->text ] );
		self::assertSame( str_starts_with( $text, '@resolve' ) ? Status::Resolved : ( Message::NOTE === $kind ? Status::Open : Status::Waiting ), $this->read()->status );
	}

	public function test_a_command_alone_sends_nothing(): void {
		$sue = $this->person( 'Sue Supervisor', 'deskfold_supervisor' );
		( $this->get( ChangeTicket::class ) )( $this->ticket->id, new Change( agent_id: $sue ), Actor::agent( $sue, 'Sue' ) );
		self::assertSame( 'agent_command', $this->take( $this->mail( "@assign me\r\n@resolve" ) )->reason );
		self::assertSame( [ Status::Resolved, $this->ann, 0 ], [ $this->read()->status, $this->read()->agent_id, $this->tally( Message::REPLY ) ] );
	}

	public function test_a_customers_commands_are_text(): void {
		$mail  = "From: ann@x.test\r\nTo: support@demo.test\r\nMessage-ID: <c1@x.test>\r\nSubject: Hi\r\n\r\n@resolve\r\n@note secret";
		$taken = $this->take( $mail );
		self::assertSame( 'created', $taken->result );
		$read = ( $this->get( ReadTickets::class ) );
		self::assertSame( [ Status::Fresh, Message::INCOMING ], [ $read( (int) $taken->ticket_id )->status, $read->message( (int) $taken->message_id )->kind ] );
	}

	/** @return array<string, array{string}> */
	public static function quicker(): array {
		return [ 'the customer' => [ 'customer' ], 'a colleague, with a note' => [ 'colleague' ] ];
	}

	#[DataProvider( 'quicker' )]
	public function test_an_answer_that_came_too_late_is_kept_as_a_draft_and_its_writer_told( string $who ): void {
		if ( 'customer' === $who ) {
			Make::receive( Make::ticket()->saying( ticket_id: $this->ticket->id, text: 'Forget it.' )->incoming() );
		} else {
			( $this->get( AddNote::class ) )( $this->ticket->id, 'key-00000001', '<p>Do not answer</p>', [], Actor::agent( $this->person( 'Sue Supervisor', 'deskfold_supervisor' ), 'Sue' ) );
		}
		self::assertSame( 'agent_stopped', $this->take( $this->mail( "@resolve\r\nIt leaves today." ) )->reason );
		$this->take( $this->mail( "@resolve\r\nIt leaves today." ) );
		self::assertSame( [ 0, 'resolved' === $this->read()->status->value ], [ $this->tally( Message::REPLY ), false ] );
		$drafts = $this->get( KeepDraft::class )->of( $this->ann, $this->ticket->id );
		self::assertSame( [ '<p>It leaves today.</p>' ], array_column( $drafts, 'html' ) );
		$mails = $this->letters();
		self::assertSame( [ [ 'ann-agent@example.test' ] ], array_column( $mails, 'to' ) );
		self::assertStringContainsString( 'Something new came in', $mails[0]['message'] );
		self::assertStringNotContainsString( 'Forget it.', $mails[0]['message'] );
	}

	public function test_after_a_merge_notes_follow_and_replies_wait_where_the_conversation_goes_on(): void {
		$other = Make::ticket()->from( 'zoe@x.test', 'Zoe' )->saved();
		( $this->get( MergeTickets::class ) )( $this->ticket->id, $other->id, Actor::agent( $this->ann, 'Ann Agent' ) );
		self::assertSame( [ 'agent_stopped', $other->id ], [ ( $taken = $this->take( $this->mail() ) )->reason, $taken->ticket_id ] );
		self::assertSame( [ '<p>It leaves today.</p>' ], array_column( $this->get( KeepDraft::class )->of( $this->ann, $other->id ), 'html' ) );
		self::assertSame( 0, $this->tally( Message::REPLY, $other->id ) );
		self::assertSame( [ 'agent_note', $other->id ], [ ( $taken = $this->take( $this->mail( '@note Two in one.', id: 'n@example.test' ) ) )->reason, $taken->ticket_id ] );
		self::assertSame( 'agent_command', $this->take( $this->mail( '@resolve', id: 'r@example.test' ) )->reason );
		self::assertSame( Status::Resolved, ( $this->get( ReadTickets::class ) )( $other->id )->status );
	}

	public function test_a_draft_that_was_begun_is_not_written_over(): void {
		$this->asked( 'PUT', "/tickets/{$this->ticket->id}/drafts/reply", [ 'html' => '<p>Dear Ann</p>' ], $this->ann );
		Make::receive( Make::ticket()->saying( ticket_id: $this->ticket->id, text: 'Forget it.' )->incoming() );
		$this->take( $this->mail() );
		self::assertSame( '<p>Dear Ann</p>', $this->get( KeepDraft::class )->of( $this->ann, $this->ticket->id )[0]->html );
		self::assertSame( Message::NOTE, $this->newest()->kind );
		self::assertStringContainsString( 'It leaves today.', $this->newest()->text );
	}

	/** @return array<string, array{string}> */
	public static function forgeries(): array {
		return array_combine( $names = [
			'no word of any server', 'a failure', 'their own word for it', 'their own word below a failure', 'their own word under our name, below ours', 'their own word above another server\'s',
			'another domain that passes', 'two senders', 'two senders in one field', 'the name of the agent before another address', 'the address of the agent as a name',
			'another agent', 'a stranger', 'Reply-To of the agent', 'a mailbox that trusts nobody',
		], array_map( static fn ( string $name ): array => [ $name ], $names ) );
	}

	#[DataProvider( 'forgeries' )]
	public function test_a_true_token_is_not_enough( string $forgery ): void {
		$fail = "Authentication-Results: mx.demo.test; dkim=none; spf=fail smtp.mailfrom=evil.test; dmarc=fail header.from=example.test\r\n";
		$evil = str_replace( 'example.test', 'evil.test', self::PROOF );
		if ( 'a mailbox that trusts nobody' === $forgery ) {
			$this->mailbox = ( $this->get( SaveMailbox::class ) )( new Mailbox( $this->mailbox->id, 'support@demo.test', plus_addressing: true ) );
		}
		$this->person( 'Bob Agent', 'deskfold_agent' );
		[ $head, $from ] = match ( $forgery ) {
			'no word of any server'                          => [ self::HOP, self::FROM ],
			'a failure'                                      => [ $fail . self::HOP, self::FROM ],
			'their own word for it'                          => [ self::HOP . str_replace( 'mx.demo.test', 'mx.evil.test', self::PROOF ), self::FROM ],
			'their own word below a failure'                 => [ $fail . self::HOP . self::PROOF, self::FROM ],
			'their own word under our name, below ours'      => [ self::HOP . $fail . self::PROOF, self::FROM ],
			'their own word above another server\'s'         => [ self::HOP . str_replace( 'mx.demo.test', 'mx.evil.test', self::PROOF ) . self::PROOF, self::FROM ],
			'another domain that passes'                     => [ $evil . self::HOP, self::FROM ],
			'two senders'                                    => [ self::PROOF . self::HOP . "From: evil@evil.test\r\n", self::FROM ],
			'two senders in one field'                       => [ self::PROOF . self::HOP, self::FROM . ', evil@evil.test' ],
			'the name of the agent before another address'   => [ $evil . self::HOP, 'Ann Agent <evil@evil.test>' ],
			'the address of the agent as a name'             => [ $evil . self::HOP, '"ann-agent@example.test" <evil@evil.test>' ],
			'another agent'                                  => [ self::PROOF . self::HOP, 'Bob Agent <bob-agent@example.test>' ],
			'a stranger'                                     => [ $evil . self::HOP, 'evil@evil.test' ],
			'Reply-To of the agent'                          => [ $evil . self::HOP . "Reply-To: ann-agent@example.test\r\n", 'evil@evil.test' ],
			default                                          => [ self::PROOF . self::HOP, self::FROM ],
		};
		$this->assert_refused_mail( $this->mail( head: $head, from: $from ) );
		$mails = $this->letters();
		self::assertSame( [ [ 'ann-agent@example.test' ] ], array_column( $mails, 'to' ), 'told is the agent alone, at the address of the account' );
		self::assertStringNotContainsString( 'bowl', $mails[0]['subject'] . $mails[0]['message'], 'and nothing of the ticket' );
	}

	public function test_an_old_notification_is_not_answered(): void {
		$this->now( self::NOON + 31 * 86_400_000 );
		$this->assert_refused_mail( $this->mail() );
	}

	public function test_who_may_no_longer_answer_does_not(): void {
		( new \WP_User( $this->ann ) )->set_role( 'deskfold_readonly' );
		$this->assert_refused_mail( $this->mail() );
		( new \WP_User( $this->ann ) )->set_role( 'subscriber' );
		$this->assert_refused_mail( $this->mail( id: 'again@example.test' ) );
		self::assertSame( [], array_filter( $this->letters(), static fn ( array $mail ): bool => str_contains( $mail['message'], 'bowl' ) ) );
	}

	public function test_a_token_opens_no_other_ticket(): void {
		[ $other, $theirs ] = $this->notified( $this->person( 'Bob Agent', 'deskfold_agent' ) );
		$token              = $this->get( AnswerToken::class );
		$mine               = $token->of( $this->told );
		$swapped            = str_replace( "a{$this->told->id}.", "a{$theirs->id}.", $mine );
		$this->assert_refused_mail( str_replace( $mine, $swapped, $this->mail() ) );
		$id      = $token->message_id( $this->told );
		$swapped = str_replace( "dfn.{$this->told->id}.", "dfn.{$theirs->id}.", $id );
		$this->assert_refused_mail( str_replace( $id, $swapped, $this->mail( way: 'in-reply-to', id: 'b@example.test' ) ) );
		// Bob's true token under Ann's true name.
		$this->assert_refused_mail( str_replace( $mine, $token->of( $theirs ), $this->mail( id: 'c@example.test' ) ) );
		self::assertSame( 0, $this->tally( Message::REPLY, $other->id ) );
	}

	public function test_ten_thousand_wrong_tokens_open_nothing(): void {
		$token = $this->get( AnswerToken::class );
		$true  = [ $token->of( $this->told ), $token->message_id( $this->told ) ];
		$store = $this->get( NotificationStore::class );
		$open  = 0;
		mt_srand( 4711 );
		for ( $i = 0; $i < 10_000; $i++ ) {
			$text = $true[ $i % 2 ];
			$at   = mt_rand( 0, strlen( $text ) - 1 );
			$text = match ( $i % 5 ) {
				0       => substr_replace( $text, chr( mt_rand( 33, 126 ) ), $at, 1 ),
				1       => substr( $text, 0, $at ),
				2       => substr_replace( $text, bin2hex( chr( mt_rand( 0, 255 ) ) ), $at, 2 ),
				3       => (string) preg_replace( '/[0-9a-f]{16}(?=@|$)/', bin2hex( random_bytes( 8 ) ), $text ),
				default => (string) preg_replace( '/\d+/', (string) mt_rand( 1, 50 ), $text, 1 ),
			};
			if ( in_array( strtolower( $text ), $true, true ) ) {
				continue;
			}
			$message = Make::ticket()->saying( in_reply_to: $text, delivered_to: [ "support+$text@demo.test" ] )->incoming();
			foreach ( AnswerToken::in( $message ) as [ $id, $found ] ) {
				$one   = $store->find( $id );
				$open += null !== $one && $token->fits( $found, $one ) && ! self::is_whole( $text, $true ) ? 1 : 0;
			}
		}
		self::assertSame( 0, $open );
	}

	public function test_a_refused_mail_is_kept_and_told_three_times_an_hour(): void {
		for ( $i = 0; $i < RefuseAnswer::MOST + 2; $i++ ) {
			$this->assert_refused_mail( $this->mail( head: self::HOP, id: "n$i@example.test" ) );
		}
		self::assertCount( RefuseAnswer::MOST, $this->letters() );
		self::assertSame( (string) ( RefuseAnswer::MOST + 2 ), $this->database()->value( "SELECT COUNT(*) FROM %i WHERE state = 'quarantined'", $this->database()->table( 'raw_messages' ) ) );
	}

	public function test_the_letter_about_a_refusal_is_no_way_in(): void {
		$this->take( $this->mail( head: self::HOP ) );
		$id     = (int) $this->database()->value( "SELECT id FROM %i WHERE kind = 'refused'", $this->database()->table( 'notifications' ) );
		$letter = $this->get( NotificationStore::class )->find( $id ) ?? self::fail( 'No letter was written.' );
		$this->assert_refused_mail( $this->mail( about: $letter, id: 'd@example.test' ) );
	}

	public function test_an_agents_vacation_message_is_dropped(): void {
		$taken = $this->take( $this->mail( 'I am away.', head: self::PROOF . self::HOP . "Auto-Submitted: auto-replied\r\n" ) );
		self::assertSame( 'auto_reply', $taken->result );
		self::assertSame( [ 1, [] ], [ $this->tally(), $this->letters() ] );
	}

	public function test_a_notification_that_came_back_is_marked_and_seen_by_the_agent(): void {
		$bounce = static fn ( string $id ): string => "From: MAILER-DAEMON@mx.test\r\nTo: support@demo.test\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; ann-agent@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <$id>\r\nFrom: support@demo.test\r\n\r\n--b--\r\n";
		$true   = $this->get( AnswerToken::class )->message_id( $this->told );
		$forged = (string) preg_replace( '/\.[0-9a-f]{16}@/', '.0123456789abcdef@', $true );
		self::assertSame( 'not_a_mail_of_ours', $this->take( $bounce( $forged ) )->reason );
		self::assertSame( Notification::SENT, $this->get( NotificationStore::class )->find( $this->told->id )?->state );
		self::assertSame( [ 'bounce', 'notification' ], [ ( $taken = $this->take( $bounce( $true ) ) )->result, $taken->reason ] );
		self::assertSame( Notification::FAILED, $this->get( NotificationStore::class )->find( $this->told->id )?->state );
		$mine = $this->asked( 'GET', '/me/notifications', [], $this->ann );
		self::assertIsArray( $mine );
		self::assertIsString( $mine['failure'] );
		self::assertStringContainsString( '550', $mine['failure'] );
		self::assertSame( 1, $this->tally(), 'no ticket tells of it' );
	}

	public function test_an_empty_answer_is_told_back(): void {
		$this->assert_refused_mail( $this->mail( "\r\n> quoted\r\n" ) );
		self::assertStringContainsString( 'no text above', $this->letters()[0]['message'] );
	}

	/** @param list<string> $true */
	private static function is_whole( string $text, array $true ): bool {
		// A changed tail behind a whole token is that token still.
		return [] !== array_filter( $true, static fn ( string $one ): bool => str_starts_with( strtolower( $text ), (string) strtok( $one, '@' ) ) );
	}

	/**
	 * A ticket of somebody's, of which a mail told them.
	 *
	 * @return array{Ticket, Notification}
	 */
	private function notified( int $agent_id ): array {
		$ticket = Make::ticket()->through( 'email', $this->mailbox->id )->saved();
		$ticket = ( $this->get( ChangeTicket::class ) )( $ticket->id, new Change( status: Status::Open, agent_id: $agent_id ), Actor::agent( $agent_id, 'Somebody' ) )[0];
		$last   = Make::receive( Make::ticket()->saying( from: new Address( 'ann@x.test', 'Ann' ), ticket_id: $ticket->id, text: 'Where is the bowl?' )->incoming(), 'email', $this->mailbox->id );
		$this->now( $this->get( Clock::class )->now_ms() + 60_000 );
		$this->run_job( SendNotificationsJob::class );
		$id = (int) $this->database()->value( "SELECT id FROM %i WHERE agent_id = %d AND message_id = %d AND state = 'sent'", $this->database()->table( 'notifications' ), $agent_id, $last->message->id );
		return [ $ticket, $this->get( NotificationStore::class )->find( $id ) ?? self::fail( 'Nothing was mailed.' ) ];
	}

	private function mail( string $text = 'It leaves today.', string $head = self::PROOF . self::HOP, string $from = self::FROM, string $way = 'address', string $id = 'first@example.test', ?Notification $about = null ): string {
		$token = $this->get( AnswerToken::class );
		$about = $about ?? $this->told;
		[ $to, $more ] = match ( $way ) {
			'in-reply-to' => [ 'support@demo.test', 'In-Reply-To: <' . $token->message_id( $about ) . ">\r\n" ],
			'references'  => [ 'support@demo.test', 'References: <a@b.test> <' . $token->message_id( $about ) . "> <c@d.test>\r\n" ],
			'shouted'     => [ 'SUPPORT+' . strtoupper( $token->of( $about ) ) . '@DEMO.TEST', '' ],
			default       => [ 'support+' . $token->of( $about ) . '@demo.test', '' ],
		};
		return "{$head}From: $from\r\nTo: $to\r\n{$more}Message-ID: <$id>\r\nSubject: Re: A broken bowl\r\n\r\n$text";
	}

	private function take( string $bytes, ?Mailbox $mailbox = null ): Accepted {
		return ( $this->get( AcceptMail::class ) )( $mailbox->id ?? $this->mailbox->id, $bytes );
	}

	/** Nothing came of it but a kept raw mail. */
	private function assert_refused_mail( string $bytes ): void {
		$before = [ $this->tally(), $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ), $this->read()->status, count( get_users() ) ];
		$taken  = $this->take( $bytes );
		self::assertSame( [ 'quarantined', null, null ], [ $taken->result, $taken->ticket_id, $taken->message_id ], $taken->reason );
		self::assertSame( $before, [ $this->tally(), $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ), $this->read()->status, count( get_users() ) ] );
		self::assertSame( 0, get_current_user_id() );
	}

	/** @return list<array{to: list<string>, subject: string, message: string, headers: string|list<string>}> what is mailed now */
	private function letters(): array {
		$before = count( $this->mails() );
		$this->get( Queue::class )->run( SendNotificationsJob::class );
		return array_slice( $this->mails(), $before );
	}

	private function read(): Ticket {
		return ( $this->get( ReadTickets::class ) )( $this->ticket->id );
	}

	private function newest(): Message {
		$all = $this->get( ReadTickets::class )->messages( $this->ticket->id );
		return $all[ count( $all ) - 1 ];
	}

	private function tally( string $kind = '', int $ticket_id = 0 ): int {
		$all = $this->get( ReadTickets::class )->messages( 0 === $ticket_id ? $this->ticket->id : $ticket_id );
		return count( array_filter( $all, static fn ( Message $one ): bool => '' === $kind ? Message::INCOMING !== $one->kind || 'Where is the bowl?' === $one->text : $kind === $one->kind ) );
	}
}
