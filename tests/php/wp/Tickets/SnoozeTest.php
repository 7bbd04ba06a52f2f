<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Tickets;

use Deskfold\Core\Problem;
use Deskfold\Core\Queue;
use Deskfold\Customers\FindCustomer;
use Deskfold\Portal\OwnTickets;
use Deskfold\Portal\Visitor;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\MergeTickets;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;
use Deskfold\Tickets\Ticket;
use Deskfold\Tickets\UnmergeTickets;
use Deskfold\Tickets\WakeTickets;
use Deskfold\Tickets\WakeTicketsJob;

final class SnoozeTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;
	private const HOUR = 3_600_000;

	/** @return array<string, mixed> the news */
	private function snoozed( int $id, ?int $until ): array {
		return $this->asked( 'POST', "/tickets/$id", [ 'status' => 'snoozed', 'snoozed_until' => $until ] );
	}

	/** @return list<int> */
	private function ids( string $view, string $order = 'waiting' ): array {
		return array_column( $this->asked( 'GET', '/tickets', [ 'view' => $view, 'order' => $order ] )['tickets'], 'id' );
	}

	private function ticket( int $id ): Ticket {
		return ( $this->get( ReadTickets::class ) )( $id );
	}

	private function unread( int $id, int $agent ): bool {
		return $this->get( ReadTickets::class )->unread( [ $this->ticket( $id ) ], $agent )[ $id ];
	}

	public function test_a_snoozed_ticket_leaves_the_lists_and_comes_back_when_its_time_has_come(): void {
		$this->now( self::NOON );
		$ann    = $this->as_agent();
		$other  = $this->person( 'Bob Agent', 'deskfold_agent' );
		$ticket = Make::ticket()->assigned_to( $ann )->saved();
		$this->now( self::NOON + 1000 );
		foreach ( [ $ann, $other ] as $agent ) {
			$this->rest( 'POST', "/tickets/{$ticket->id}/read", [ 'entry' => $ticket->last_entry ], $agent );
		}
		wp_set_current_user( $ann );
		$news = $this->snoozed( $ticket->id, self::NOON + self::HOUR );
		self::assertSame( [ 'snoozed', self::NOON + self::HOUR, 'open' ], [ $news['tickets'][0]['status'], $news['tickets'][0]['snoozed_until'], $news['tickets'][0]['snoozed_from'] ] );
		self::assertSame( [ 'snoozed' ], array_column( $news['entries'], 'event' ) );
		self::assertSame( [ 'new', [ 'until' => self::NOON + self::HOUR ] ], [ $news['entries'][0]['before'], $news['entries'][0]['after'] ] );
		self::assertSame( [ 0, 0, 1 ], [ $news['counts']['waiting_on_us'], $news['counts']['mine'], $news['counts']['snoozed'] ] );
		self::assertSame( [ [], [], [ $ticket->id ], [ $ticket->id ] ], [ $this->ids( 'waiting_on_us' ), $this->ids( 'mine' ), $this->ids( 'snoozed' ), $this->ids( 'all' ) ] );

		$this->now( self::NOON + self::HOUR - 1 );
		self::assertSame( 0, $this->run_job( WakeTicketsJob::class ) );
		$this->now( self::NOON + self::HOUR );
		self::assertSame( 1, ( $this->get( WakeTickets::class ) )() );
		self::assertSame( 0, ( $this->get( WakeTickets::class ) )() );

		$awake = $this->ticket( $ticket->id );
		self::assertSame( [ Status::Open, null, $ticket->waiting_since ], [ $awake->status, $awake->snooze, $awake->waiting_since ] );
		$line = $this->get( ReadTickets::class )->entries( $ticket->id );
		$line = $line[ count( $line ) - 1 ];
		self::assertSame( [ 'status', 'system', 'snoozed', 'open' ], [ $line->event, $line->actor_kind, $line->before, $line->after ] );
		self::assertSame( [ true, false ], [ $this->unread( $ticket->id, $ann ), $this->unread( $ticket->id, $other ) ] );
		$this->asked( 'POST', "/tickets/{$ticket->id}/read", [ 'entry' => $awake->last_entry ] );
		self::assertFalse( $this->unread( $ticket->id, $ann ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_the_minutes_tick_wakes_it(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$id = Make::ticket()->saved()->id;
		$this->snoozed( $id, self::NOON + 1 );
		$this->now( self::NOON + 2 );
		$this->get( Queue::class )->tick();
		self::assertSame( Status::Open, $this->ticket( $id )->status );
	}

	public function test_until_the_customer_answers_no_clock_wakes_it_and_the_answer_does(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$ticket = Make::ticket()->saved();
		$this->snoozed( $ticket->id, null );
		self::assertSame( [ null, [ $ticket->id ] ], [ $this->ticket( $ticket->id )->snooze?->until, $this->ids( 'snoozed' ) ] );
		$this->now( self::NOON + 500 * 24 * self::HOUR );
		self::assertSame( 0, $this->run_job( WakeTicketsJob::class ) );

		$answer = Make::answer( $ticket, 'It is still broken.' );
		self::assertSame( [ $ticket->id, Status::Open, $ticket->waiting_since ], [ $answer->ticket->id, $answer->ticket->status, $answer->ticket->waiting_since ] );
		self::assertContains( [ 'status', 'customer', 'snoozed' ], array_map( static fn ( $one ): array => [ $one->event, $one->actor_kind, $one->before ], $answer->entries ) );
	}

	public function test_an_automatic_answer_wakes_nobody(): void {
		$this->as_agent();
		$ticket = Make::ticket()->saved();
		$this->snoozed( $ticket->id, null );
		$answer = Make::answer( $ticket, 'I am on holiday.', is_auto_reply: true );
		self::assertSame( [ $ticket->id, Status::Snoozed ], [ $answer->ticket->id, $answer->ticket->status ] );
	}

	public function test_who_waits_for_the_customer_comes_to_us_by_the_clock_and_goes_back_when_woken_by_hand(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$one = Make::ticket()->changed( new Change( status: Status::Waiting ) )->saved();
		$two = Make::ticket()->from( 'bea@x.test', 'Bea' )->changed( new Change( status: Status::Waiting ) )->saved();
		$this->snoozed( $one->id, self::NOON + self::HOUR );
		$this->snoozed( $two->id, self::NOON + self::HOUR );
		self::assertSame( Status::Waiting, $this->ticket( $two->id )->for_customer() );
		$this->asked( 'POST', "/tickets/{$two->id}", [ 'status' => 'waiting' ] );
		$this->now( self::NOON + self::HOUR );
		self::assertSame( 1, $this->run_job( WakeTicketsJob::class ) );
		self::assertSame( [ Status::Open, self::NOON + self::HOUR ], [ $this->ticket( $one->id )->status, $this->ticket( $one->id )->waiting_since ] );
		self::assertSame( [ Status::Waiting, null ], [ $this->ticket( $two->id )->status, $this->ticket( $two->id )->snooze ] );
	}

	public function test_another_hour_keeps_where_it_came_from_and_what_sleeps_longest_stands_last(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$made = [];
		foreach ( [ 'c' => null, 'a' => 2, 'b' => 1, 'd' => 3 ] as $name => $hours ) {
			$id            = Make::ticket()->from( "$name@x.test" )->saved()->id;
			$made[ $name ] = $id;
			$this->snoozed( $id, null === $hours ? null : self::NOON + $hours * self::HOUR );
		}
		self::assertSame( [ $made['b'], $made['a'], $made['d'], $made['c'] ], $this->ids( 'snoozed' ) );
		$news = $this->snoozed( $made['b'], self::NOON + 9 * self::HOUR );
		self::assertSame( [ 'snoozed' ], array_column( $news['entries'], 'event' ) );
		self::assertSame( [], $this->snoozed( $made['b'], self::NOON + 9 * self::HOUR )['entries'], 'the same hour twice is no news' );
		$seen  = [];
		$after = '';
		do {
			$page  = $this->asked( 'GET', '/tickets', [ 'view' => 'snoozed', 'order' => 'waiting', 'limit' => 1, 'after' => $after ] );
			$seen  = [ ...$seen, ...array_column( $page['tickets'], 'id' ) ];
			$after = $page['next'];
		} while ( null !== $after );
		self::assertSame( [ $made['a'], $made['d'], $made['b'], $made['c'] ], $seen );
		$this->asked( 'POST', "/tickets/{$made['b']}", [ 'status' => 'resolved' ] );
		self::assertNull( $this->ticket( $made['b'] )->snooze );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_a_time_that_passed_and_what_lies_in_the_trash_are_refused(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$id = Make::ticket()->saved()->id;
		self::assert_refused( 400, $this->rest( 'POST', "/tickets/$id", [ 'status' => 'snoozed', 'snoozed_until' => self::NOON ] ), 'time_passed' );
		self::assert_refused( 400, $this->rest( 'POST', "/tickets/$id", [ 'status' => 'snoozed', 'snoozed_until' => self::NOON + 6 * 366 * 24 * self::HOUR ] ), 'time_too_far' );
		foreach ( [ 'spam', 'trash' ] as $status ) {
			$this->asked( 'POST', "/tickets/$id", [ 'status' => $status ] );
			self::assert_refused( 409, $this->rest( 'POST', "/tickets/$id", [ 'status' => 'snoozed', 'snoozed_until' => self::NOON + 1 ] ), 'not_to_snooze' );
		}
		self::assertSame( Status::Trash, $this->ticket( $id )->status );
	}

	public function test_merging_wakes_what_somebody_waits_in_and_a_sleeper_does_not_sleep_on_when_taken_apart(): void {
		$this->now( self::NOON );
		$agent  = Actor::agent( $this->as_agent(), 'Ann Agent' );
		$source = Make::ticket()->saved()->id;
		$target = Make::ticket()->from( 'bea@x.test' )->saved()->id;
		$this->snoozed( $target, self::NOON + self::HOUR );
		( $this->get( MergeTickets::class ) )( $source, $target, $agent );
		self::assertSame( Status::Open, $this->ticket( $target )->status );

		$sleeper = Make::ticket()->from( 'cat@x.test' )->saved()->id;
		$this->snoozed( $sleeper, self::NOON + self::HOUR );
		( $this->get( MergeTickets::class ) )( $sleeper, $target, $agent );
		$this->now( self::NOON + self::HOUR );
		self::assertSame( 0, $this->run_job( WakeTicketsJob::class ) );
		( $this->get( UnmergeTickets::class ) )( $sleeper, $agent );
		self::assertSame( Status::Open, $this->ticket( $sleeper )->status );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	public function test_the_customer_finds_a_snoozed_ticket_among_the_open_ones(): void {
		$this->now( self::NOON );
		$this->as_agent();
		$ticket = Make::ticket()->saved();
		$this->snoozed( $ticket->id, self::NOON + self::HOUR );
		$customer = $this->get( FindCustomer::class )->by_id( $ticket->customer_id );
		assert( null !== $customer );
		$visitor = new Visitor( $customer, 'ann@x.test', '', true );
		self::assertSame( [ $ticket->id ], array_column( $this->get( OwnTickets::class )->page( $visitor, false )->tickets, 'id' ) );
		self::assertSame( Status::Open, $this->ticket( $ticket->id )->for_customer() );
	}
}
