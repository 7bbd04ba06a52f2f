<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Core\Settings;
use Deskfold\Email\EmailParser;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Candidates;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\FindTicket;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Recorded;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use PHPUnit\Framework\Attributes\DataProvider;

/** Which ticket a mail joins, what it must not join, and what is written down about it. */
final class WhichTicketTest extends WpTestCase {

	private const DAY = 86_400_000;

	public function test_ten_thousand_forgeries_join_nothing(): void {
		$victim  = Make::ticket()->from( 'ann@x.test' )->saved();
		$others  = array_map( static fn ( int $n ): Ticket => Make::ticket()->from( "other$n@x.test" )->saved(), range( 1, 5 ) );
		$ours    = $this->reply( $victim )->message->message_id;
		$token   = $this->get( ReplyToken::class )->of( $victim );
		$rotated = $this->rotate( $victim );
		$tokens  = array_map( $this->get( ReplyToken::class )->of( ... ), $others );
		self::assertNotSame( $token, $this->get( ReplyToken::class )->of( $rotated ) );
		mt_srand( 20261124 );
		$find   = $this->get( FindTicket::class );
		$joined = [];
		$counts = [];
		for ( $n = 0; $n < 10_000; $n++ ) {
			[ $kind, $address, $id ] = self::forgery( $n, $victim->id, $token, $ours, $tokens );
			$counts[ $kind ]         = ( $counts[ $kind ] ?? 0 ) + 1;
			// Half of them even claim to be the victim: then nothing but the signature stands in the way.
			$claims = 'other_ticket' === $kind || 0 === $n % 2 ? 'mallory@evil.test' : 'ann@x.test';
			$match  = $find( Make::ticket()->from( $claims )->saying( delivered_to: array_filter( [ $address ] ), in_reply_to: $id, subject: "Re: [#{$victim->id}] A broken bowl", quoted_text: "ref:$address" )->incoming(), 'email' );
			if ( null !== $match->ticket ) {
				$joined[] = "$kind $claims $address $id";
			}
		}
		self::assertSame( [], $joined );
		self::assertGreaterThan( 5, count( $counts ), (string) wp_json_encode( $counts ) );
	}

	/**
	 * @param list<string> $tokens of other tickets
	 * @return array{string, string, string} kind, reply address, In-Reply-To
	 */
	private static function forgery( int $n, int $victim, string $token, string $ours, array $tokens ): array {
		$hex  = static fn ( int $length ): string => substr( bin2hex( random_bytes( 16 ) ), 0, $length );
		$flip = static function ( string $text, int $from ): string {
			$at = random_int( $from, strlen( $text ) - 1 );
			do {
				$other = '0123456789abcdef'[ random_int( 0, 15 ) ];
			} while ( $other === $text[ $at ] );
			return substr_replace( $text, $other, $at, 1 );
		};
		$mac_of_ours = (int) strrpos( explode( '@', $ours )[0], '.' ) + 1;
		$cut_ours    = explode( '@', $ours );
		return match ( $n % 10 ) {
			0       => [ 'random', "support+t$victim.{$hex( 16 )}@shop.test", '' ],
			1       => [ 'random_id', '', "df.$victim.{$hex( 16 )}.{$hex( 16 )}@shop.test" ],
			2       => [ 'bit_flipped', 'support+' . $flip( $token, (int) strpos( $token, '.' ) + 1 ) . '@shop.test', '' ],
			3       => [ 'bit_flipped_id', '', $flip( $cut_ours[0], $mac_of_ours ) . '@' . $cut_ours[1] ],
			4       => [ 'truncated', 'support+' . substr( $token, 0, - random_int( 1, 15 ) ) . '@shop.test', '' ],
			5       => [ 'truncated_id', '', substr( $cut_ours[0], 0, - random_int( 1, 15 ) ) . '@' . $cut_ours[1] ],
			6       => [ 'rotated', 'support+' . ( 0 === $n % 3 ? strtoupper( $token ) : $token ) . '@shop.test', '' ],
			7       => [ 'other_ticket', "support+{$tokens[ $n % count( $tokens ) ]}@shop.test", '' ],
			8       => [ 'mixed', 'support+' . (string) preg_replace( '/^t\d+/', "T$victim", strtoupper( $tokens[ $n % count( $tokens ) ] ) ) . '@shop.test', '' ],
			default => [ 'encoded', '=?utf-8?B?' . base64_encode( "support+t$victim.{$hex( 16 )}@shop.test" ) . '?=', "=?utf-8?Q?df.$victim.{$hex( 16 )}.{$hex( 16 )}?=" ],
		};
	}

	/** @return iterable<string, array{string}> */
	public static function signed_mails(): iterable {
		yield 'plain'            => [ "To: Support <support+{token}@shop.test>\r\n" ];
		yield 'in Cc'            => [ "To: x@shop.test\r\nCc: support+{token}@shop.test\r\n" ];
		yield 'upper case'       => [ "To: SUPPORT+{TOKEN}@SHOP.TEST\r\n" ];
		yield 'folded'           => [ "To: =?utf-8?Q?Our?=\r\n support\r\n\t<support+{token}@shop.test>\r\n" ];
		yield 'delivered-to'     => [ "To: undisclosed-recipients:;\r\nDelivered-To: support+{token}@shop.test\r\n" ];
		yield 'encoded whole'    => [ "To: =?utf-8?B?{base64}?=\r\n" ];
		yield 'in the quote'     => [ "To: support@shop.test\r\n", "Thanks!\r\n\r\n> We send another.\r\n> ref:{token}\r\n" ];
		yield 'in quoted HTML'   => [ "To: support@shop.test\r\nContent-Type: text/html; charset=utf-8\r\n", '<p>Thanks!</p><blockquote type="cite"><p>We send another.</p><div style="color:#888">ref:{token}</div></blockquote>' ];
	}

	#[DataProvider( 'signed_mails' )]
	public function test_a_signed_name_is_read_wherever_a_mail_program_puts_it( string $headers, string $body = "Thanks!\r\n" ): void {
		$ticket  = Make::ticket()->saved();
		$token   = $this->get( ReplyToken::class )->of( $ticket );
		$fill    = [ '{token}' => $token, '{TOKEN}' => strtoupper( $token ), '{base64}' => base64_encode( "support+$token@shop.test" ) ];
		$message = ( new EmailParser() )( strtr( "From: Ann <ann@x.test>\r\nSubject: Something else\r\n$headers\r\n$body", $fill ) );
		$match   = ( $this->get( FindTicket::class ) )( $message, 'email' );
		self::assertSame( $ticket->id, $match->ticket?->id, (string) wp_json_encode( $match->tried ) );
	}

	/** @return iterable<string, array{array<string, mixed>, array<string, mixed>}> */
	public static function tools(): iterable {
		yield 'Jira'        => [ [ 'message_id' => 'JIRA.13041.1475052421000@Atlassian.JIRA' ], [ 'message_id' => 'JIRA.13041.1475052421000.8840.1475138821000@Atlassian.JIRA', 'in_reply_to' => 'JIRA.13041.1475052421999@Atlassian.JIRA' ] ];
		yield 'ServiceNow'  => [ [ 'message_id' => '9f1c2b3a4d5e6f708192a3b4c5d6e7f8.1@app1.sjc.service-now.com' ], [ 'message_id' => 'X.9f1c2b3a4d5e6f708192a3b4c5d6e7f8.77@app9.lhr.service-now.com' ] ];
		yield 'GitHub'      => [ [ 'message_id' => 'acme/shop/issues/12/created@github.com' ], [ 'message_id' => 'acme/shop/issues/12/99887@github.com' ] ];
		yield 'Zendesk'     => [ [ 'message_id' => 'AB1_5f_ticket_889_x@zendesk.com' ], [ 'message_id' => 'CD2_77_ticket_889_y@zendesk.com' ] ];
		yield 'GitLab'      => [ [ 'message_id' => 'note_1@gitlab.com', 'in_reply_to' => 'issue_34@gitlab.com', 'references' => [ 'issue_34@gitlab.com' ] ], [ 'message_id' => 'note_2@gitlab.com', 'references' => [ 'issue_34@gitlab.com' ] ] ];
		yield 'Redmine'     => [ [ 'message_id' => 'redmine.issue-77.20261124@tracker.test' ], [ 'message_id' => 'redmine.issue-77.20261125.5@tracker.test' ] ];
		yield 'Outlook'     => [ [ 'thread_index' => base64_encode( "\x01" . str_repeat( 'abcdefg', 3 ) ) ], [ 'thread_index' => base64_encode( "\x01" . str_repeat( 'abcdefg', 3 ) . "\x80\0\0\x12\x34" ) ] ];
		yield 'a first mail that never came' => [ [ 'references' => [ 'root@tool.test', 'a@tool.test' ] ], [ 'references' => [ 'root@tool.test', 'b@tool.test' ] ] ];
	}

	/**
	 * @param array<string, mixed> $first
	 * @param array<string, mixed> $second
	 */
	#[DataProvider( 'tools' )]
	public function test_what_a_program_calls_its_thread_joins_for_the_same_sender_only( array $first, array $second ): void {
		$one   = Make::ticket()->from( 'Notify@Tool.test', 'Tool' )->saying( ...$first )->recorded();
		$next  = Make::ticket()->from( 'notify@tool.test', 'Tool' )->saying( ...$second )->recorded();
		$other = Make::ticket()->from( 'mallory@tool.test', 'Tool' )->saying( ...$second )->recorded();
		self::assertSame( $one->ticket->id, $next->ticket->id );
		self::assertTrue( $other->is_new_ticket );
		self::assertSame( '', $other->message->warning, 'nobody is warned of a stranger who used a public name' );
	}

	public function test_the_same_program_with_another_record_begins_another_ticket(): void {
		$one = Make::ticket()->from( 'jira@x.test' )->saying( message_id: 'JIRA.1.1475@Atlassian.JIRA' )->recorded();
		$two = Make::ticket()->from( 'jira@x.test' )->saying( message_id: 'JIRA.11.1475@Atlassian.JIRA', subject: $one->ticket->subject )->recorded();
		self::assertNotSame( $one->ticket->id, $two->ticket->id );
	}

	public function test_who_gives_a_mail_the_id_of_another_one_takes_nobodys_answers(): void {
		$real  = Make::ticket()->from( 'ann@x.test' )->saying( message_id: 'first@x.test' )->recorded();
		$twin  = Make::ticket()->from( 'mallory@evil.test' )->saying( message_id: 'first@x.test' )->recorded();
		$again = Make::ticket()->from( 'ann@x.test' )->saying( in_reply_to: 'first@x.test' )->recorded();
		self::assertNotSame( $real->ticket->id, $twin->ticket->id );
		self::assertSame( $real->ticket->id, $again->ticket->id );
	}

	public function test_a_copy_in_a_customers_mail_is_only_a_proposal(): void {
		$ticket = Make::ticket()->saying( cc: [ new Address( 'bob@x.test' ) ], message_id: 'one@x.test' )->saved();
		$bob    = Make::ticket()->from( 'bob@x.test', 'Bob' )->saying( in_reply_to: 'one@x.test' )->recorded();
		self::assertNotSame( $ticket->id, $bob->ticket->id );
		self::assertStringContainsString( (string) $ticket->id, $bob->message->warning );
	}

	public function test_a_mail_joins_only_in_the_mailbox_that_answers_the_ticket(): void {
		add_filter( FindTicket::MAILBOXES, static fn (): array => [ 1, 2 ] );
		$ticket = Make::ticket()->through( 'email', 1 )->saying( message_id: 'one@x.test' )->recorded()->ticket;
		$ours   = $this->reply( $ticket )->message->message_id;
		$same   = Make::ticket()->through( 'email', 1 )->saying( in_reply_to: $ours )->recorded();
		$other  = Make::ticket()->through( 'email', 2 )->saying( in_reply_to: $ours, message_id: 'two@x.test' )->recorded();
		self::assertSame( $ticket->id, $same->ticket->id );
		self::assertTrue( $other->is_new_ticket );
		self::assertSame( '', $other->message->warning );
		self::assertSame( [ Matched::OTHER_MAILBOX ], array_column( $other->message->match_info, 'verdict' ) );
		self::assertSame( [ $other->ticket->id ], array_values( array_filter( array_column( $this->entries( $ticket, Entry::LINKED ), 'after' ) ) ) );
		$form = Make::ticket()->from( 'fay@x.test' )->through( 'form' )->recorded()->ticket;
		self::assertSame( $form->id, Make::ticket()->from( 'fay@x.test' )->through( 'email', 2 )->saying( in_reply_to: $this->reply( $form )->message->message_id )->recorded()->ticket->id );
	}

	public function test_a_ticket_whose_mailbox_is_gone_is_answered_through_another(): void {
		$ticket = Make::ticket()->through( 'email', 7 )->recorded()->ticket;
		$answer = Make::ticket()->through( 'email', 2 )->saying( in_reply_to: $this->reply( $ticket )->message->message_id )->recorded();
		self::assertSame( $ticket->id, $answer->ticket->id );
	}

	public function test_what_was_resolved_long_ago_goes_on_in_a_new_ticket_with_its_owner(): void {
		$agent  = $this->as_agent();
		$start  = 1_800_000_000_000;
		$this->now( $start );
		$ticket = Make::ticket()->assigned_to( $agent )->saved();
		$ours   = $this->reply( $ticket, Status::Resolved )->message->message_id;
		$this->now( $start + 30 * self::DAY );
		$auto   = Make::ticket()->saying( in_reply_to: $ours, is_auto_reply: true )->recorded();
		self::assertSame( $ticket->id, $auto->ticket->id );
		$this->now( $start + 31 * self::DAY );
		$auto   = Make::ticket()->saying( in_reply_to: $ours, is_auto_reply: true )->recorded();
		self::assertSame( $ticket->id, $auto->ticket->id, 'an automatic answer begins nothing' );
		$new    = Make::ticket()->saying( in_reply_to: $ours, text: 'It broke again' )->recorded();
		self::assertTrue( $new->is_new_ticket );
		self::assertSame( $ticket->id, $new->ticket->follow_up_of );
		self::assertSame( $agent, $new->ticket->agent_id );
		self::assertSame( Status::Resolved, $this->get( ReadTickets::class )( $ticket->id )->status );
		self::assertSame( [ $new->ticket->id ], array_column( $this->entries( $ticket, Entry::FOLLOW_UP ), 'after' ) );
		self::assertSame( [ $ticket->id ], array_column( $this->entries( $new->ticket, Entry::FOLLOW_UP ), 'before' ) );
		$more = Make::ticket()->saying( in_reply_to: $ours )->recorded();
		self::assertSame( $new->ticket->id, $more->ticket->id, 'the follow-up that is there takes the next mail' );
		self::assertSame( $ticket->id, $more->message->match_info[0]['followed_from'] ?? 0 ); // @phpstan-ignore offsetAccess.nonOffsetAccessible (the shape under test)
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_an_owner_who_left_gets_no_follow_up_and_zero_days_open_everything_again(): void {
		$this->now( 1_800_000_000_000 );
		$ticket = Make::ticket()->assigned_to( $this->as_agent() )->saved();
		$ours   = $this->reply( $ticket, Status::Resolved )->message->message_id;
		( new \WP_User( get_current_user_id() ) )->set_role( 'subscriber' );
		$this->now( 1_800_000_000_000 + 400 * self::DAY );
		$this->get( Settings::class )->set( 'general', [ 'follow_up_days' => 0 ] );
		$match = ( $this->get( FindTicket::class ) )( Make::ticket()->saying( in_reply_to: $ours )->incoming(), 'email' );
		self::assertSame( $ticket->id, $match->ticket?->id );
		$this->get( Settings::class )->set( 'general', [ 'follow_up_days' => 10 ] );
		self::assertSame( 0, Make::ticket()->saying( in_reply_to: $ours )->recorded()->ticket->agent_id );
	}

	public function test_what_was_tried_is_written_down_and_bounded(): void {
		$ids     = array_map( static fn ( int $n ): string => str_repeat( 'ü', 300 ) . "$n@x.test", range( 1, 300 ) );
		$message = Make::ticket()->saying( references: $ids, in_reply_to: 'df.1.0000000000000000.0000000000000000@x.test' )->recorded()->message;
		self::assertCount( 20, $message->match_info );
		self::assertSame( [ Candidates::OUR_MESSAGE_ID, Matched::WRONG_SIGNATURE ], [ $message->match_info[0]['how'] ?? '', $message->match_info[0]['verdict'] ?? '' ] ); // @phpstan-ignore offsetAccess.nonOffsetAccessible, offsetAccess.nonOffsetAccessible (the shape under test)
		self::assertLessThan( 6000, strlen( (string) wp_json_encode( $message->match_info, JSON_UNESCAPED_UNICODE ) ) );
	}

	public function test_a_first_mail_costs_no_query_and_an_answer_one(): void {
		global $wpdb;
		$find   = $this->get( FindTicket::class );
		$ours   = $this->reply( Make::ticket()->saved() )->message->message_id;
		$before = $wpdb->num_queries;
		$find( Make::ticket()->from( 'new@x.test' )->incoming(), 'email' );
		self::assertSame( 0, $wpdb->num_queries - $before );
		$before = $wpdb->num_queries;
		$find( Make::ticket()->saying( in_reply_to: $ours, references: [ 'a@x.test', $ours ] )->incoming(), 'email' );
		self::assertSame( 1, $wpdb->num_queries - $before );
	}

	/** @return list<Entry> */
	private function entries( Ticket $ticket, string $event ): array {
		return array_values( array_filter( $this->get( ReadTickets::class )->entries( $ticket->id ), static fn ( Entry $entry ): bool => $event === $entry->event ) );
	}

	private function rotate( Ticket $ticket ): Ticket {
		$this->database()->update( 'tickets', [ 'reply_token' => bin2hex( random_bytes( 16 ) ) ], [ 'id' => $ticket->id ] );
		return $this->get( ReadTickets::class )( $ticket->id );
	}

	private function reply( Ticket $ticket, ?Status $status = null ): Recorded {
		$agent = get_current_user_id();
		return ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>We send another.</p>', status: $status ), Actor::agent( 0 === $agent ? $this->as_agent() : $agent, 'Ann Agent', 'ann-agent@example.test' ) );
	}
}
