<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Core\Problem;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\RecordMessage;
use Deskfold\Tickets\Recorded;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;

final class ThreadingTest extends WpTestCase {

	public function test_a_message_from_a_stranger_begins_a_new_ticket_with_one_line_of_the_timeline(): void {
		$recorded = Make::ticket()->from( 'Ann@X.test', 'Ann Ahl' )->saying( subject: "Broken\r\nBcc: all@x.test" )->recorded();
		self::assertTrue( $recorded->is_new_ticket );
		self::assertSame( Status::Fresh, $recorded->ticket->status );
		self::assertSame( 'Broken Bcc: all@x.test', $recorded->ticket->subject );
		self::assertSame( 'ann@x.test', $recorded->ticket->customer_address );
		self::assertNotNull( $recorded->ticket->waiting_since );
		self::assertSame( [ Entry::CREATED ], array_column( $this->get( ReadTickets::class )->entries( $recorded->ticket->id ), 'event' ) );
	}

	public function test_who_has_two_addresses_is_answered_where_they_wrote_from(): void {
		$first = Make::ticket()->from( 'ann@x.test' )->recorded();
		$this->database()->insert( 'identities', [ 'customer_id' => $first->ticket->customer_id, 'kind' => 'email', 'value' => 'ann@work.test', 'verified_at' => null ] );
		$second = Make::ticket()->from( 'Ann@Work.test' )->recorded();
		self::assertSame( $first->ticket->customer_id, $second->ticket->customer_id );
		self::assertSame( 'ann@work.test', $second->ticket->customer_address );
	}

	public function test_the_same_arrival_twice_is_one_message(): void {
		$this->commits();
		$message = Make::ticket()->incoming();
		$first   = Make::receive( $message, key: 'raw:77' );
		try {
			Make::receive( $message, key: 'raw:77' );
			self::fail( 'The second was recorded too' );
		} catch ( Problem $problem ) {
			self::assertSame( 'duplicate_row', $problem->kind );
		}
		self::assertSame( $first->message->id, $this->get( RecordMessage::class )->known( 'raw:77' )?->message->id );
		self::assertNull( $this->get( RecordMessage::class )->known( 'raw:78' ) );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'tickets' ) ) );
		self::assertSame( '1', $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'messages' ) ) );
	}

	public function test_an_answer_to_our_message_id_joins_and_opens_a_resolved_ticket_again(): void {
		$ticket = Make::ticket()->saved();
		$ours   = $this->reply( $ticket, Status::Resolved );
		$answer = Make::ticket()->saying( in_reply_to: $ours->message->message_id, text: 'Still broken' )->recorded();
		self::assertSame( $ticket->id, $answer->ticket->id );
		self::assertFalse( $answer->is_new_ticket );
		self::assertSame( Status::Open, $answer->ticket->status );
		self::assertNull( $answer->ticket->resolved_at );
		self::assertSame( 'Still broken', $answer->ticket->snippet );
		self::assertContains( Entry::STATUS, array_column( $answer->entries, 'event' ) );
	}

	public function test_a_signed_reply_address_joins_whatever_its_case(): void {
		$ticket = Make::ticket()->saved();
		$token  = strtoupper( $this->get( ReplyToken::class )->of( $ticket ) );
		$answer = Make::ticket()->saying( delivered_to: [ "support+$token@shop.test" ] )->recorded();
		self::assertSame( $ticket->id, $answer->ticket->id );
		self::assertSame( 'reply_address', $answer->message->match_info[0]['how'] ?? null ); // @phpstan-ignore offsetAccess.nonOffsetAccessible (the shape under test)
	}

	public function test_the_customers_own_message_id_joins_too(): void {
		$first  = Make::ticket()->saying( message_id: 'first@x.test' )->recorded();
		$second = Make::ticket()->saying( references: [ 'unknown@x.test', 'first@x.test' ] )->recorded();
		self::assertSame( $first->ticket->id, $second->ticket->id );
	}

	public function test_no_forged_token_joins(): void {
		$ticket = Make::ticket()->saved();
		$ours   = $this->reply( $ticket )->message->message_id;
		$token  = $this->get( ReplyToken::class )->of( $ticket );
		$other  = Make::ticket()->from( 'other@x.test' )->saved();
		for ( $i = 0; $i < 400; $i++ ) {
			$at     = random_int( 0, strlen( $ours ) - 1 );
			$broken = substr_replace( $ours, chr( ord( $ours[ $at ] ) ^ ( 1 << random_int( 0, 2 ) ) ), $at, 1 );
			$end    = strlen( $token ) - 1 - $i % 16;
			$wrong  = substr_replace( $token, dechex( ( (int) hexdec( $token[ $end ] ) + 1 + $i % 14 ) % 16 ), $end, 1 );
			if ( str_starts_with( $broken, substr( $ours, 0, (int) strpos( $ours, '@' ) + 1 ) ) ) {
				continue;
			}
			self::assertNull( $this->get( ReplyToken::class )->ticket_of_message_id( $broken ), $broken );
			self::assertFalse( $this->get( ReplyToken::class )->fits( $wrong, $ticket ), $wrong );
		}
		self::assertFalse( $this->get( ReplyToken::class )->fits( $token, $other ) );
		$forged = Make::ticket()->saying( in_reply_to: 'df.' . $ticket->id . '.0000000000000000.0000000000000000@deskfold.test', subject: "[#{$ticket->id}] Re: A broken bowl" )->recorded();
		self::assertTrue( $forged->is_new_ticket );
	}

	public function test_a_right_token_from_somebody_else_is_linked_and_never_joined(): void {
		$ticket  = Make::ticket()->saved();
		$ours    = $this->reply( $ticket );
		$strange = Make::ticket()->from( 'mallory@evil.test' )->saying( in_reply_to: $ours->message->message_id )->recorded();
		self::assertTrue( $strange->is_new_ticket );
		self::assertStringContainsString( (string) $ticket->id, $strange->message->warning );
		self::assertContains( Entry::LINKED, array_column( $strange->entries, 'event' ) );
		self::assertCount( 2, $this->get( ReadTickets::class )->messages( $ticket->id ) );
	}

	public function test_somebody_whom_an_agent_copied_belongs_to_the_ticket(): void {
		$ticket = Make::ticket()->saved();
		$reply  = new Reply( 'key-with-copy', '<p>Jo, please look.</p>', [ new \Deskfold\Channels\Address( 'Jo@Partner.test' ) ] );
		$ours   = ( $this->get( ReplyToTicket::class ) )( $ticket->id, $reply, Actor::agent( $this->as_agent(), 'Ann Agent' ) );
		$answer = Make::ticket()->from( 'jo@partner.test', 'Jo' )->saying( in_reply_to: $ours->message->message_id )->recorded();
		self::assertSame( $ticket->id, $answer->ticket->id );
		self::assertSame( 'Jo', $answer->message->author->name );
		self::assertSame( 'ann@x.test', $answer->ticket->customer_address );
	}

	public function test_an_automatic_answer_is_kept_but_opens_nothing(): void {
		$ticket = Make::ticket()->saved();
		$ours   = $this->reply( $ticket, Status::Resolved );
		$auto   = Make::ticket()->saying( in_reply_to: $ours->message->message_id, is_auto_reply: true, text: 'I am away' )->recorded();
		self::assertSame( Status::Resolved, $auto->ticket->status );
		self::assertNull( $auto->ticket->waiting_since );
		self::assertTrue( $auto->message->is_auto_reply );
		self::assertSame( 3, $auto->ticket->message_count );
	}

	public function test_spam_stays_spam_when_its_sender_writes_again(): void {
		$ticket = Make::ticket()->saying( message_id: 'spam@x.test' )->changed( new Change( status: Status::Spam ) )->saved();
		$again  = Make::ticket()->saying( in_reply_to: 'spam@x.test' )->recorded();
		self::assertSame( $ticket->id, $again->ticket->id );
		self::assertSame( Status::Spam, $again->ticket->status );
	}

	private function reply( Ticket $ticket, ?Status $status = null ): Recorded {
		return ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>We send another.</p>', status: $status ), Actor::agent( $this->as_agent(), 'Ann Agent', 'ann-agent@example.test' ) );
	}
}
