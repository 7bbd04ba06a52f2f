<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Attachments\ReadAttachments;
use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingAttachment;
use Deskfold\Core\Problem;
use Deskfold\Customers\IdentifyCustomer;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Arrival;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\FindSent;
use Deskfold\Tickets\Matched;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\MoveMessage;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\RecordMessage;
use Deskfold\Tickets\Recorded;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToken;
use Deskfold\Tickets\ReplyToTicket;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\UndoMove;
use Deskfold\Tickets\UnmergeTickets;
use Deskfold\Tickets\View;

/** Tickets that become one and two again, and messages that are put where they belong. */
final class MovingTest extends WpTestCase {

	private const DAY = 86_400_000;

	private int $at = 1_800_000_000_000;

	protected function setUp(): void {
		parent::setUp();
		$this->as_agent();
		$this->now( $this->at );
	}

	protected function tearDown(): void {
		self::assertSame( [], $this->get( CountTickets::class )->wrong(), 'counters agree with the rows' );
		parent::tearDown();
	}

	public function test_merged_messages_stand_in_one_ticket_in_the_order_of_time_and_the_source_is_in_no_list(): void {
		$one = $this->written( 'ann@x.test', 'First' );
		$two = $this->written( 'ann@x.test', 'Second' );
		$this->written( 'ann@x.test', 'Third', $one );
		[ $source, $target, $entries ] = $this->merge( $one, $two );
		self::assertSame( [ 'First', 'Second', 'Third' ], $this->texts( $two ) );
		self::assertSame( [ $one->id, null, $one->id ], array_column( $this->asked( 'GET', "/tickets/{$two->id}" )['messages'], 'moved_from' ) ); // @phpstan-ignore offsetAccess.nonOffsetAccessible, argument.type (the JSON under test)
		self::assertSame( [ Status::Merged, 0, $two->id, null ], [ $source->status, $source->message_count, $source->merged_into, $source->waiting_since ] );
		self::assertSame( [ 3, 'Third', Status::Fresh ], [ $target->message_count, $target->snippet, $target->status ] );
		self::assertSame( [ $one->id, $two->id ], array_column( array_filter( $entries, static fn ( Entry $entry ): bool => Entry::MERGED === $entry->event ), 'ticket_id' ) );
		foreach ( View::NAMES as $name ) {
			self::assertNotContains( $one->id, array_column( $this->get( ReadTickets::class )->page( View::named( $name, 1 ), '', 50 )->tickets, 'id' ), $name );
		}
		self::assertSame( [ $two->id ], array_column( $this->get( ReadTickets::class )->search( (string) $one->id, 5 )->tickets, 'id' ) );
		self::assertSame( [ $two->id ], array_column( $this->get( ReadTickets::class )->of_customer( $one->customer_id, 5 ), 'id' ) );
	}

	public function test_answers_to_a_merged_ticket_go_on_where_it_went_along_every_chain(): void {
		[ $a, $b, $c ] = [ $this->written( 'ann@x.test', 'A' ), $this->written( 'bob@x.test', 'B' ), $this->written( 'cy@x.test', 'C' ) ];
		$ours          = $this->reply( $a )->message->message_id;
		$token         = $this->get( ReplyToken::class )->of( $this->fresh( $a ) );
		$this->merge( $a, $b );
		$this->merge( $b, $c );
		$this->refused( 'same_ticket', fn () => $this->merge( $c, $a ) );
		$by_id    = Make::ticket()->from( 'ann@x.test' )->saying( in_reply_to: $ours )->recorded();
		$by_token = Make::ticket()->from( 'ann@x.test' )->saying( delivered_to: [ "s+$token@x.test" ] )->recorded();
		self::assertSame( [ $c->id, $c->id ], [ $by_id->ticket->id, $by_token->ticket->id ] );
		self::assertSame( [ 'verdict' => Matched::JOINED, 'ticket_id' => $c->id, 'followed_from' => $a->id ], array_slice( (array) $by_id->message->match_info[0], 2 ) );
		$stranger = Make::ticket()->from( 'mallory@evil.test' )->saying( in_reply_to: $ours )->recorded();
		self::assertTrue( $stranger->is_new_ticket );
		self::assertStringContainsString( (string) $c->id, $stranger->message->warning );
		self::assertSame( 'merged', $this->refused( 'merged', fn () => $this->reply( $a ) )->kind );
		$this->refused( 'merged', fn () => ( $this->get( ChangeTicket::class ) )( $a->id, new Change( status: Status::Open ), Actor::system() ) );
		$this->refused( 'merged', fn () => ( $this->get( AddNote::class ) )( $a->id, 'note-key-1', '<p>x</p>', [], $this->me() ) );
	}

	public function test_who_belonged_to_the_source_belongs_to_the_target_and_only_while_it_is_merged(): void {
		$one = $this->written( 'ann@x.test', 'A' );
		$two = $this->written( 'bob@x.test', 'B' );
		$this->merge( $one, $two );
		$ours = $this->reply( $two )->message->message_id;
		self::assertSame( $two->id, Make::ticket()->from( 'ANN@x.test' )->saying( in_reply_to: $ours )->recorded()->ticket->id );
		( $this->get( UnmergeTickets::class ) )( $one->id, $this->me() );
		self::assertTrue( Make::ticket()->from( 'ann@x.test' )->saying( in_reply_to: $ours )->recorded()->is_new_ticket );
	}

	public function test_unmerging_gives_back_what_was_taken_and_leaves_what_came_since(): void {
		$one = $this->written( 'ann@x.test', 'A', file: 'a.txt' );
		$two = $this->written( 'bob@x.test', 'B' );
		( $this->get( ChangeTicket::class ) )( $one->id, new Change( status: Status::Waiting ), $this->me() );
		$before = $this->fresh( $one );
		$this->merge( $one, $two );
		self::assertTrue( $this->fresh( $two )->has_attachments );
		$this->written( 'bob@x.test', 'since', $this->fresh( $two ) );
		$this->at += 29 * self::DAY;
		$this->now( $this->at );
		[ $source, $target ] = ( $this->get( UnmergeTickets::class ) )( $one->id, $this->me() );
		self::assertSame( [ 'A' ], $this->texts( $one ) );
		self::assertSame( [ 'B', 'since' ], $this->texts( $two ) );
		self::assertEquals( $before, $source->with( last_entry: $before->last_entry, updated_at: $before->updated_at ) );
		self::assertFalse( $target->has_attachments );
		self::assertSame( [ null ], array_column( $this->asked( 'GET', "/tickets/{$one->id}" )['messages'], 'moved_from' ) ); // @phpstan-ignore offsetAccess.nonOffsetAccessible, argument.type (the JSON under test)
		$this->refused( 'not_merged', fn () => ( $this->get( UnmergeTickets::class ) )( $one->id, $this->me() ) );
	}

	public function test_a_chain_comes_apart_in_any_order(): void {
		foreach ( [ [ 0, 1 ], [ 1, 0 ] ] as $order ) {
			[ $a, $b, $c ] = [ $this->written( 'ann@x.test', 'A' ), $this->written( 'bob@x.test', 'B' ), $this->written( 'cy@x.test', 'C' ) ];
			$this->merge( $a, $b );
			$this->merge( $b, $c );
			foreach ( $order as $which ) {
				( $this->get( UnmergeTickets::class ) )( [ $a, $b ][ $which ]->id, $this->me() );
			}
			self::assertSame( [ [ 'A' ], [ 'B' ], [ 'C' ] ], [ $this->texts( $a ), $this->texts( $b ), $this->texts( $c ) ] );
		}
	}

	public function test_what_was_sent_from_a_merged_ticket_is_known_by_its_id(): void {
		$one  = $this->written( 'ann@x.test', 'A' );
		$sent = $this->reply( $one )->message;
		$two  = $this->written( 'ann@x.test', 'B' );
		$this->merge( $one, $two );
		Make::ticket()->from( 'mallory@evil.test' )->saying( message_id: $sent->message_id )->recorded();
		$found = ( $this->get( FindSent::class ) )( $sent->message_id );
		self::assertSame( [ $sent->id, $two->id ], [ $found?->id, $found?->ticket_id ] );
	}

	public function test_merging_once_more_after_a_lost_answer_tells_the_same_and_changes_nothing(): void {
		[ $a, $b, $c ] = [ $this->written( 'ann@x.test', 'A' ), $this->written( 'bob@x.test', 'B' ), $this->written( 'cy@x.test', 'C' ) ];
		[ $source, $target ] = $this->merge( $a, $b );
		$count               = count( $this->entries( $b, Entry::MERGED ) );
		$again               = $this->asked( 'POST', "/tickets/{$a->id}/merge", [ 'into' => $b->id ] );
		self::assertSame( [ [ $a->id, $b->id ], [ $b->id, null ] ], [ array_column( $again['tickets'], 'id' ), array_column( $again['tickets'], 'merged_into' ) ] );
		self::assertEquals( [ $source, $target ], [ $this->fresh( $a ), $this->fresh( $b ) ] );
		self::assertCount( $count, $this->entries( $b, Entry::MERGED ) );
		$this->refused( 'already_merged', fn () => $this->merge( $a, $c ) );
		$this->merge( $b, $c );
		self::assertSame( [ $a->id, $c->id ], array_column( $this->asked( 'POST', "/tickets/{$a->id}/merge", [ 'into' => $b->id ] )['tickets'], 'id' ), 'Where it went has gone on since.' );
		self::assertSame( [ 'A', 'B', 'C' ], $this->texts( $c ) );
	}

	public function test_after_thirty_days_a_merge_stays(): void {
		$one = $this->written( 'ann@x.test', 'A' );
		$this->merge( $one, $this->written( 'ann@x.test', 'B' ) );
		$told = array_column( $this->asked( 'GET', "/tickets/{$one->id}" )['entries'], 'undo_until' );
		self::assertSame( [ null, $this->at + 30 * self::DAY ], $told );
		$this->now( $this->at + 31 * self::DAY );
		$this->refused( 'too_late', fn () => ( $this->get( UnmergeTickets::class ) )( $one->id, $this->me() ) );
	}

	public function test_a_message_moves_with_its_files_and_its_sender_is_trusted_there(): void {
		$home  = $this->written( 'ann@x.test', 'Mine' );
		$ours  = $this->reply( $home )->message->message_id;
		$other = $this->written( 'jo@work.test', 'Other matter' );
		$stray = $this->written( 'jo@work.test', 'About the bowl', $other, file: 'bowl.txt' );
		self::assertTrue( Make::ticket()->from( 'jo@work.test' )->saying( in_reply_to: $ours )->recorded()->is_new_ticket );
		$id                    = $this->last( $other )->id;
		[ $tickets, $message ] = ( $this->get( MoveMessage::class ) )( $id, $home->id, $this->me() );
		self::assertSame( [ $other->id, $home->id ], array_column( $tickets, 'id' ) );
		self::assertSame( [ 1, false, 'Other matter' ], [ $tickets[0]->message_count, $tickets[0]->has_attachments, $tickets[0]->snippet ] );
		self::assertSame( [ 3, true, 'About the bowl', Status::Open ], [ $tickets[1]->message_count, $tickets[1]->has_attachments, $tickets[1]->snippet, $tickets[1]->status ] );
		self::assertNotNull( $tickets[1]->waiting_since );
		self::assertSame( [ $home->id, $other->id ], [ $message->ticket_id, $message->moved_from ] );
		self::assertSame( $home->id, $this->get( ReadAttachments::class )->of_messages( [ $id ] )[ $id ][0]->ticket_id );
		self::assertSame( $home->id, Make::ticket()->from( 'Jo@Work.test' )->saying( in_reply_to: $ours )->recorded()->ticket->id, 'later mails of that sender join' );
		self::assertSame( [ $home->id ], array_column( $this->entries( $other, Entry::MOVED ), 'after' )[0] === null ? [] : [ array_column( $this->entries( $other, Entry::MOVED ), 'after' )[0]['to'] ] ); // @phpstan-ignore offsetAccess.nonOffsetAccessible (the shape under test)
		self::assertSame( [ $id ], array_column( $this->entries( $home, Entry::MOVED ), 'message_id' ) );
	}

	public function test_a_move_can_be_taken_back_with_the_trust(): void {
		$home  = $this->written( 'ann@x.test', 'Mine' );
		$ours  = $this->reply( $home )->message->message_id;
		$other = $this->written( 'jo@work.test', 'Other matter' );
		$this->written( 'jo@work.test', 'About the bowl', $other );
		$before = [ $this->fresh( $home ), $this->fresh( $other ) ];
		$id     = $this->last( $other )->id;
		( $this->get( MoveMessage::class ) )( $id, $home->id, $this->me() );
		( $this->get( UndoMove::class ) )( $id, $this->me() );
		foreach ( $before as $ticket ) {
			$now = $this->fresh( $ticket );
			self::assertEquals( $ticket->with( status: $now->status, waiting_since: $now->waiting_since ), $now->with( last_entry: $ticket->last_entry, updated_at: $ticket->updated_at ) );
		}
		self::assertTrue( Make::ticket()->from( 'jo@work.test' )->saying( in_reply_to: $ours )->recorded()->is_new_ticket );
		$this->refused( 'not_moved', fn () => ( $this->get( UndoMove::class ) )( $id, $this->me() ) );
	}

	public function test_a_ticket_that_loses_its_only_message_is_merged_and_comes_back(): void {
		$home  = $this->written( 'ann@x.test', 'Mine' );
		$ours  = $this->reply( $home )->message->message_id;
		$stray = Make::ticket()->from( 'ann@private.test' )->saying( in_reply_to: $ours, text: 'From home' )->recorded();
		( $this->get( AddNote::class ) )( $stray->ticket->id, 'note-key-2', '<p>Is this Ann?</p>', [], $this->me() );
		self::assertNotSame( '', $stray->message->warning );
		[ $tickets, $message ] = ( $this->get( MoveMessage::class ) )( $stray->message->id, $home->id, $this->me() );
		self::assertSame( [ Status::Merged, $home->id ], [ $tickets[0]->status, $tickets[0]->merged_into ] );
		self::assertSame( '', $message->warning, 'an agent has judged it' );
		self::assertContains( 'Is this Ann?', array_map( 'trim', $this->texts( $home ) ), 'notes go along' );
		self::assertSame( $home->id, Make::ticket()->from( 'ann@private.test' )->saying( in_reply_to: $ours )->recorded()->ticket->id );
		( $this->get( UndoMove::class ) )( $stray->message->id, $this->me() );
		$back = $this->get( ReadTickets::class )->message( $stray->message->id );
		self::assertSame( [ $stray->ticket->id, $stray->message->warning, $stray->message->match_info ], [ $back->ticket_id, $back->warning, $back->match_info ] );
		self::assertSame( Status::Fresh, $this->fresh( $stray->ticket )->status );
		( $this->get( MoveMessage::class ) )( $stray->message->id, $home->id, $this->me() );
		( $this->get( UnmergeTickets::class ) )( $stray->ticket->id, $this->me() );
		self::assertSame( $stray->message->warning, $this->get( ReadTickets::class )->message( $stray->message->id )->warning, 'taken apart, nobody is trusted either' );
		self::assertTrue( Make::ticket()->from( 'ann@private.test' )->saying( in_reply_to: $ours )->recorded()->is_new_ticket );
	}

	public function test_a_message_gets_a_ticket_of_its_own(): void {
		$ticket = $this->written( 'ann@x.test', 'Bowl' );
		$this->refused( 'only_message', fn () => ( $this->get( MoveMessage::class ) )( $this->last( $ticket )->id, 0, $this->me() ) );
		$reply = $this->reply( $ticket )->message;
		$this->refused( 'not_movable', fn () => ( $this->get( MoveMessage::class ) )( $reply->id, 0, $this->me() ) );
		$this->written( 'ann@x.test', 'And a cup', $this->fresh( $ticket ) );
		$id                    = $this->last( $ticket )->id;
		[ $tickets, $message ] = ( $this->get( MoveMessage::class ) )( $id, 0, $this->me() );
		[ $source, $own ]      = $tickets;
		self::assertSame( [ Status::Open, 'ann@x.test', 'And a cup', 1, $message->created_at ], [ $own->status, $own->customer_address, $own->snippet, $own->message_count, $own->waiting_since ] );
		self::assertSame( [ 2, Actor::AGENT, null ], [ $source->message_count, $source->last_author, $source->waiting_since ] );
		( $this->get( UndoMove::class ) )( $id, $this->me() );
		self::assertSame( [ Status::Merged, $ticket->id ], [ $this->fresh( $own )->status, $this->fresh( $own )->merged_into ] );
		self::assertSame( 3, $this->fresh( $ticket )->message_count );
	}

	public function test_the_desk_asks_why_and_moves(): void {
		$home  = $this->written( 'ann@x.test', 'Mine' );
		$ours  = $this->reply( $home )->message->message_id;
		$stray = Make::ticket()->from( 'ann@private.test' )->saying( in_reply_to: $ours )->recorded();
		$why   = $this->asked( 'GET', "/messages/{$stray->message->id}/match" );
		self::assertIsArray( $why );
		self::assertStringContainsString( "ticket {$home->id}", $why['summary'] );
		self::assertSame( [ $home->id ], array_column( $why['tickets'], 'id' ) );
		self::assertSame( [ [ Matched::STRANGER, $home->id, $ours ] ], array_map( static fn ( array $one ): array => [ $one['verdict'], $one['ticket_id'], $one['candidate'] ], $why['tried'] ) );
		$news = $this->asked( 'POST', "/messages/{$stray->message->id}/move", [ 'ticket_id' => $home->id ] );
		self::assertIsArray( $news );
		self::assertSame( [ $stray->ticket->id, $home->id ], array_column( $news['tickets'], 'id' ) );
		self::assertSame( [ $home->id ], array_column( $news['messages'], 'ticket_id' ) );
		$why = $this->asked( 'GET', "/messages/{$stray->message->id}/match" );
		self::assertIsArray( $why );
		self::assertSame( [ true, $stray->ticket->id ], [ $why['can_undo'], $why['moved_from'] ] );
		self::assertStringContainsString( 'Ann Agent', $why['summary'] );
		$this->asked( 'DELETE', "/messages/{$stray->message->id}/move" );
		self::assertSame( $stray->ticket->id, $this->get( ReadTickets::class )->message( $stray->message->id )->ticket_id );
		self::assert_refused( 404, $this->rest( 'POST', "/messages/{$stray->message->id}/move", [ 'ticket_id' => 99_999_999 ] ) );
		self::assert_refused( 403, $this->rest( 'POST', "/messages/{$stray->message->id}/move", [ 'ticket_id' => $home->id ], $this->as_readonly() ) );
	}

	public function test_a_mail_that_arrives_while_its_ticket_is_merged_stands_in_the_target(): void {
		$one     = $this->written( 'ann@x.test', 'A' );
		$two     = $this->written( 'ann@x.test', 'B' );
		$message = Make::ticket()->from( 'ann@x.test' )->incoming();
		$match   = new Matched( $this->fresh( $one ), null, [] );
		$this->merge( $one, $two );
		$arrival  = new Arrival( 'test:late', 'email', 0, 0, $this->at + 5 );
		$recorded = ( $this->get( RecordMessage::class ) )( $message, $arrival, ( $this->get( IdentifyCustomer::class ) )( new Address( 'ann@x.test' ) ), $match, [] );
		self::assertSame( [ $two->id, 3 ], [ $recorded->ticket->id, $recorded->ticket->message_count ] );
	}

	private function written( string $from, string $text, ?Ticket $into = null, string $file = '' ): Ticket {
		$this->at += 60_000;
		$this->now( $this->at );
		$message  = Make::ticket()->from( $from )->saying( text: $text )->incoming();
		$customer = ( $this->get( IdentifyCustomer::class ) )( new Address( $from ) );
		$keep     = $this->get( \Deskfold\Attachments\KeepAttachment::class );
		$files    = '' === $file ? [] : [ [ $given = new IncomingAttachment( $file, 'text/plain', 'x' ), $keep->bytes( $given ) ] ];
		return ( $this->get( RecordMessage::class ) )( $message, new Arrival( 'test:' . bin2hex( random_bytes( 8 ) ), 'email', 0, 0, $this->at ), $customer, new Matched( $into, null, [] ), $files )->ticket;
	}

	/** @return array{Ticket, Ticket, list<Entry>} */
	private function merge( Ticket $one, Ticket $two ): array {
		return ( $this->get( MergeTickets::class ) )( $one->id, $two->id, $this->me() );
	}

	private function reply( Ticket $ticket ): Recorded {
		$this->at += 60_000;
		$this->now( $this->at );
		return ( $this->get( ReplyToTicket::class ) )( $ticket->id, new Reply( 'key-' . bin2hex( random_bytes( 8 ) ), '<p>Hello.</p>' ), $this->me() );
	}

	private function me(): Actor {
		return Actor::agent( get_current_user_id(), 'Ann Agent' );
	}

	private function fresh( Ticket $ticket ): Ticket {
		return $this->get( ReadTickets::class )( $ticket->id );
	}

	private function last( Ticket $ticket ): Message {
		$messages = $this->get( ReadTickets::class )->messages( $ticket->id );
		return $messages[ count( $messages ) - 1 ];
	}

	/** @return list<string> */
	private function texts( Ticket $ticket ): array {
		return array_column( $this->get( ReadTickets::class )->messages( $ticket->id ), 'text' );
	}

	/** @return list<Entry> */
	private function entries( Ticket $ticket, string $event ): array {
		return array_values( array_filter( $this->get( ReadTickets::class )->entries( $ticket->id ), static fn ( Entry $entry ): bool => $event === $entry->event ) );
	}

	private function refused( string $kind, callable $act ): Problem {
		try {
			$act();
		} catch ( Problem $problem ) {
			self::assertSame( $kind, $problem->kind, $problem->getMessage() );
			return $problem;
		}
		self::fail( "nothing was refused as $kind" );
	}
}
