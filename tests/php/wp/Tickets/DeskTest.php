<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Core\Problem;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Priority;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;

final class DeskTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;

	public function test_the_pages_of_a_list_hold_every_ticket_once_in_both_orders(): void {
		$this->as_agent();
		$made = [];
		for ( $i = 0; $i < 23; $i++ ) {
			// Three arrive in the same millisecond, so that only the id tells them apart.
			$this->now( self::NOON + intdiv( $i, 3 ) );
			$ticket = Make::ticket()->from( "c$i@x.test" )->changed( 0 === $i % 2 ? new Change( status: Status::Open ) : new Change() )->saved();
			$made[] = $ticket->id;
		}
		Make::ticket()->resolved()->saved();
		foreach ( [ 'newest' => array_reverse( $made ), 'waiting' => $made ] as $order => $wanted ) {
			$seen  = [];
			$after = '';
			do {
				$page  = $this->asked( 'GET', '/tickets', [ 'order' => $order, 'limit' => 4, 'after' => $after ] );
				$seen  = [ ...$seen, ...array_column( $page['tickets'], 'id' ) ];
				$after = $page['next'];
			} while ( null !== $after );
			self::assertSame( $wanted, $seen, $order );
		}
		self::assertSame( 23, $page['counts']['waiting_on_us'] );
		self::assertSame( 1, $page['counts']['resolved'] );
	}

	public function test_counters_equal_the_rows_after_a_walk_through_all_changes(): void {
		$agents = [ 0, $this->person( 'Ann Agent', 'deskfold_agent' ), $this->person( 'Bob Agent', 'deskfold_agent' ) ];
		$ids    = [];
		for ( $i = 0; $i < 8; $i++ ) {
			$ids[] = Make::ticket()->from( "c$i@x.test" )->through( 0 === $i % 3 ? 'form' : 'email' )->saved()->id;
		}
		mt_srand( 7 );
		for ( $i = 0; $i < 80; $i++ ) {
			$statuses = Status::cases();
			$change   = new Change( status: $statuses[ mt_rand( 0, 6 ) ], agent_id: $agents[ mt_rand( 0, 2 ) ] );
			try {
				( $this->get( ChangeTicket::class ) )( $ids[ mt_rand( 0, 7 ) ], $change, Actor::system() );
			} catch ( Problem $refused ) {
				self::assertSame( 'not_to_snooze', $refused->kind );
			}
		}
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_wrong_counters_are_found_and_put_right(): void {
		Make::ticket()->saved();
		$this->database()->run( "UPDATE %i SET value = 40 WHERE name = 'status:new'", $this->database()->table( 'counters' ) );
		self::assertSame( [ 'status:new' => [ 40, 1 ] ], $this->get( CountTickets::class )->wrong() );
		$this->get( CountTickets::class )->repair();
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_a_change_tells_who_did_what_from_what_to_what(): void {
		$bob    = $this->person( 'Bob Agent', 'deskfold_agent' );
		$ticket = Make::ticket()->saved();
		$this->as_agent( 'Ann Agent' );
		$news = $this->asked( 'POST', "/tickets/{$ticket->id}", [ 'agent_id' => $bob, 'priority' => 'urgent', 'tags' => [ ' gift ', 'gift', '' ] ] );
		$told = array_map( static fn ( array $entry ): array => [ $entry['event'], $entry['actor_name'], $entry['before'], $entry['after'] ], $news['entries'] );
		self::assertSame( [ [ 'priority', 'Ann Agent', 'normal', 'urgent' ], [ 'agent', 'Ann Agent', 0, $bob ], [ 'tags', 'Ann Agent', [], [ 'gift' ] ] ], $told );
		self::assertSame( [ $ticket->id ], array_column( $this->asked( 'GET', '/tickets', [ 'tag' => 'gift' ] )['tickets'], 'id' ) );
		self::assertSame( [], $this->asked( 'POST', "/tickets/{$ticket->id}", [ 'priority' => 'urgent' ] )['entries'] );
	}

	public function test_a_ticket_goes_only_to_somebody_who_answers(): void {
		$ticket = Make::ticket()->saved();
		$this->as_agent();
		foreach ( [ $this->person( 'Sam Subscriber', 'subscriber' ), $this->person( 'Rob Reader', 'deskfold_readonly' ), 999_999 ] as $nobody ) {
			self::assert_refused( 400, $this->rest( 'POST', "/tickets/{$ticket->id}", [ 'agent_id' => $nobody ] ), 'agent_unknown' );
		}
	}

	public function test_what_somebody_left_unfinished_is_nobodys_again(): void {
		$ann    = $this->person( 'Ann Agent', 'deskfold_agent' );
		$open   = Make::ticket()->from( 'one@x.test' )->assigned_to( $ann )->saved();
		$solved = Make::ticket()->from( 'two@x.test' )->changed( new Change( status: Status::Resolved, agent_id: $ann ) )->saved();
		wp_delete_user( $ann );
		self::assertSame( 0, ( $this->get( ReadTickets::class ) )( $open->id )->agent_id );
		self::assertSame( $ann, ( $this->get( ReadTickets::class ) )( $solved->id )->agent_id );
	}

	public function test_a_reply_waits_in_the_queue_takes_the_ticket_and_hands_the_turn_over(): void {
		$ticket = Make::ticket()->saved();
		$ann    = $this->as_agent();
		$news   = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", $this->writing( $ticket->last_entry, '<p>Hi <b onclick="x()">Ann</b><script>x()</script></p>' ) );
		self::assertSame( 'queued', $news['messages'][0]['state'] );
		self::assertSame( '<p>Hi <b>Ann</b>x()</p>', $news['messages'][0]['html'] );
		self::assertSame( [ 'waiting', $ann, null ], [ $news['tickets'][0]['status'], $news['tickets'][0]['agent_id'], $news['tickets'][0]['waiting_since'] ] );
		self::assertSame( 1, $news['counts']['waiting'] );
	}

	public function test_the_same_reply_twice_is_sent_once(): void {
		$ticket = Make::ticket()->saved();
		$this->as_agent();
		$writing = $this->writing( $ticket->last_entry );
		$first   = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", $writing );
		$second  = $this->asked( 'POST', "/tickets/{$ticket->id}/replies", $writing );
		self::assertSame( $first['messages'][0]['id'], $second['messages'][0]['id'] );
		self::assertCount( 2, $this->get( ReadTickets::class )->messages( $ticket->id ) );
		$this->as_agent( 'Bob Agent' );
		self::assert_refused( 409, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $writing ), 'client_key_taken' );
	}

	public function test_a_reply_that_missed_something_is_refused_and_told_what(): void {
		$ticket = Make::ticket()->saying( message_id: 'one@x.test' )->saved();
		$this->as_agent();
		Make::ticket()->saying( in_reply_to: 'one@x.test', text: 'Found it' )->recorded();
		$response = $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $this->writing( $ticket->last_entry ) );
		self::assert_refused( 409, $response, 'something_newer' );
		self::assertSame( 'Found it', $this->json( $response )['data']['news']['messages'][0]['text'] );
		$newest = ( $this->get( ReadTickets::class ) )( $ticket->id )->last_entry;
		self::assertSame( 201, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $this->writing( $newest ) )->get_status() );
	}

	public function test_an_empty_reply_is_refused(): void {
		$ticket = Make::ticket()->saved();
		$this->as_agent();
		foreach ( [ '', '<p> &nbsp; </p>', '<script></script>' ] as $nothing ) {
			self::assert_refused( 400, $this->rest( 'POST', "/tickets/{$ticket->id}/replies", $this->writing( $ticket->last_entry, $nothing ) ), 'text_wanted' );
		}
	}

	public function test_a_note_leaves_the_customer_waiting(): void {
		$ticket = Make::ticket()->saved();
		$this->as_agent();
		$news = $this->asked( 'POST', "/tickets/{$ticket->id}/notes", [ 'client_key' => 'note-key-1', 'html' => '<p>Ask Jo</p>' ] );
		self::assertSame( [ 'note', 'none', 'new', $ticket->waiting_since ], [ $news['messages'][0]['kind'], $news['messages'][0]['state'], $news['tickets'][0]['status'], $news['tickets'][0]['waiting_since'] ] );
	}

	public function test_unread_is_each_agents_own(): void {
		$ticket = Make::ticket()->saved();
		$ann    = $this->as_agent( 'Ann Agent' );
		$this->asked( 'POST', "/tickets/{$ticket->id}/read", [ 'entry' => PHP_INT_MAX ] );
		self::assertFalse( $this->asked( 'GET', '/tickets' )['tickets'][0]['unread'] );
		$this->as_agent( 'Bob Agent' );
		self::assertTrue( $this->asked( 'GET', '/tickets' )['tickets'][0]['unread'] );
	}

	public function test_news_tell_everything_after_the_cursor_and_nothing_is_missed_while_it_settles(): void {
		$this->as_agent();
		$this->now( self::NOON );
		$old    = Make::ticket()->from( 'old@x.test' )->saved();
		$this->now( self::NOON + 60_000 );
		$cursor = $this->asked( 'GET', '/tickets' )['cursor'];
		$fresh  = Make::ticket()->from( 'fresh@x.test' )->saved();
		$news   = $this->asked( 'GET', '/timeline', [ 'after' => $cursor ] );
		self::assertSame( [ $fresh->id ], array_column( $news['tickets'], 'id' ) );
		self::assertSame( $cursor, $news['cursor'], 'a line that is younger than ten seconds may still get an older sister' );
		$this->now( self::NOON + 120_000 );
		$later = $this->asked( 'GET', '/timeline', [ 'after' => $cursor ] );
		self::assertSame( $fresh->last_entry, $later['cursor'] );
		self::assertSame( [], $this->asked( 'GET', '/timeline', [ 'after' => $later['cursor'] ] )['entries'] );
		self::assertNotSame( $old->id, $fresh->id );
	}

	public function test_a_draft_comes_back_to_its_writer_only_and_goes_with_the_reply(): void {
		$ticket = Make::ticket()->saved();
		$this->as_agent( 'Ann Agent' );
		$this->asked( 'PUT', "/tickets/{$ticket->id}/drafts/reply", [ 'html' => '<p>Hel</p>', 'cc' => [ 'jo@x.test' ] ] );
		$drafts = $this->asked( 'GET', "/tickets/{$ticket->id}" )['drafts'];
		self::assertSame( [ [ 'reply', '<p>Hel</p>', 'jo@x.test' ] ], array_map( static fn ( array $draft ): array => [ $draft['kind'], $draft['html'], $draft['cc'][0]['email'] ], $drafts ) );
		self::assertSame( [], $this->asked( 'GET', "/tickets/{$ticket->id}", [], $this->person( 'Bob Agent', 'deskfold_agent' ) )['drafts'] );
		$this->asked( 'POST', "/tickets/{$ticket->id}/replies", $this->writing( $ticket->last_entry ) );
		self::assertSame( [], $this->asked( 'GET', "/tickets/{$ticket->id}" )['drafts'] );
	}

	public function test_search_finds_by_number_address_and_words_of_a_reply(): void {
		$this->commits();
		$this->as_agent();
		$ticket = Make::ticket()->from( 'finn@x.test' )->saying( subject: 'Glaze', text: 'Is celadon dishwasher-proof? สวัสดีครับ' )->saved();
		Make::ticket()->from( 'other@x.test' )->saying( subject: 'Other' )->saved();
		foreach ( [ "#{$ticket->id}", (string) $ticket->id, 'FINN@x.test', 'celadon', 'Celad', 'glaze', 'สวัสดี', 'dishwasher-proof' ] as $words ) {
			$found = array_column( $this->asked( 'GET', '/tickets', [ 'search' => $words ] )['tickets'], 'id' );
			self::assertContains( $ticket->id, $found, $words );
		}
		foreach ( [ '100%', 'cel_don', "'; DROP TABLE x", '+"', 'zyxqvb' ] as $words ) {
			self::assertSame( [], $this->asked( 'GET', '/tickets', [ 'search' => $words ] )['tickets'], $words );
		}
	}

	public function test_an_unknown_cursor_or_order_is_refused(): void {
		$this->as_agent();
		foreach ( [ [ 'after' => "1' OR 1=1" ], [ 'order' => 'id;DROP' ], [ 'view' => 'nothing' ], [ 'limit' => 5000 ], [ 'channel' => "a'b" ] ] as $params ) {
			self::assertSame( 400, $this->rest( 'GET', '/tickets', $params )->get_status(), (string) wp_json_encode( $params ) );
		}
	}

	public function test_pictures_of_a_customer_are_shown_for_good_only_when_an_agent_says_so(): void {
		$this->as_agent();
		$ticket = Make::ticket()->from( 'maya@x.test' )->saved();
		$path   = "/customers/{$ticket->customer_id}";
		self::assertFalse( $this->asked( 'GET', $path )['remote_images'] );
		$this->asked( 'POST', $path, [ 'remote_images' => true ] );
		$this->asked( 'POST', $path, [ 'notes' => 'Left-handed.' ] );
		self::assertTrue( $this->asked( 'GET', $path )['remote_images'] );
		$this->asked( 'POST', $path, [ 'remote_images' => false ] );
		self::assertFalse( $this->asked( 'GET', $path )['remote_images'] );
	}

	public function test_a_note_about_a_customer_names_whoever_wrote_it_last(): void {
		$ann  = $this->as_agent();
		$path = '/customers/' . Make::ticket()->from( 'maya@x.test' )->saved()->customer_id;
		$told = static fn ( mixed $customer ): array => [ $customer['notes_by'], $customer['notes_at'] ]; // @phpstan-ignore offsetAccess.nonOffsetAccessible (the JSON under test)
		self::assertSame( [ 0, null ], $told( $this->asked( 'GET', $path ) ) );
		$this->now( self::NOON );
		self::assertSame( [ $ann, self::NOON ], $told( $this->asked( 'POST', $path, [ 'notes' => 'Left-handed.' ] ) ) );
		$bob = $this->as_agent( 'Bob Agent' );
		$this->now( self::NOON + 1000 );
		self::assertSame( [ $ann, self::NOON ], $told( $this->asked( 'POST', $path, [ 'notes' => 'Left-handed.', 'name' => 'Maya' ] ) ), 'the same words are still hers' );
		self::assertSame( [ $bob, self::NOON + 1000 ], $told( $this->asked( 'POST', $path, [ 'notes' => 'Left-handed, tall.' ] ) ) );
		self::assertSame( [ 0, null ], $told( $this->asked( 'POST', $path, [ 'notes' => '' ] ) ) );
	}

	public function test_what_is_not_there_answers_like_what_is_not_yours(): void {
		$this->as_agent();
		self::assert_refused( 404, $this->rest( 'GET', '/tickets/999999' ), 'not_found' );
		self::assert_refused( 404, $this->rest( 'GET', '/customers/999999' ), 'not_found' );
		$this->expectException( Problem::class );
		( $this->get( ChangeTicket::class ) )( 999_999, new Change( priority: Priority::Low ), Actor::system() );
	}

	/** @return array<string, mixed> */
	private function writing( int $seen, string $html = '<p>We send another.</p>' ): array {
		return [ 'client_key' => 'reply-key-1', 'html' => $html, 'seen_entry' => $seen ];
	}
}
