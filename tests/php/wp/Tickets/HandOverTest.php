<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Tickets;

use Deskfold\Agents\RemoveAgent;
use Deskfold\Notifications\ChoiceStore;
use Deskfold\Notifications\Choices;
use Deskfold\Tests\Make;
use Deskfold\Tests\WpTestCase;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\CountTickets;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\HandOverTickets;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Status;

/** Somebody leaves: what they had not finished goes to somebody else, and the timeline says so. */
final class HandOverTest extends WpTestCase {

	private int $leaving;

	private int $heir;

	protected function setUp(): void {
		parent::setUp();
		$this->leaving = $this->person( 'Lea Leaving', 'deskfold_agent' );
		$this->heir    = $this->person( 'Hal Heir', 'deskfold_agent' );
		$this->as_admin();
	}

	public function test_250_tickets_go_bite_by_bite_each_with_a_line_and_none_twice(): void {
		$this->tickets( 250 );
		self::assertSame( [ 'left' => 250 ], $this->asked( 'GET', "/agents/{$this->leaving}/tickets" ) );

		$left = [];
		do {
			$left[] = $this->bite();
		} while ( end( $left ) > 0 && count( $left ) < 20 );

		self::assertSame( [ 200, 150, 100, 50, 0 ], $left );
		self::assertSame( [ '0', '250' ], [ $this->owned_by( $this->leaving ), $this->owned_by( $this->heir ) ] );
		self::assertSame( '250', $this->lines( $this->heir ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
		self::assertSame( 0, $this->bite(), 'a second time there is nothing to do' );
		self::assertSame( '250', $this->lines( $this->heir ) );
	}

	public function test_a_run_that_was_cut_off_goes_on(): void {
		$this->tickets( 60 );
		$die = static function (): never {
			throw new \DomainException( 'cut off' );
		};
		self::assertSame( 10, $this->bite() );
		add_action( 'deskfold_ticket_changed', $die );
		try {
			$this->bite();
			self::fail( 'It was not cut off.' );
		} catch ( \DomainException ) {
			remove_action( 'deskfold_ticket_changed', $die );
		}
		self::assertSame( [ 'left' => 9 ], $this->asked( 'GET', "/agents/{$this->leaving}/tickets" ) );
		self::assertSame( 0, $this->bite() );
		self::assertSame( '60', $this->lines( $this->heir ) );
	}

	public function test_only_what_is_not_finished_goes_whatever_its_state(): void {
		$ids = [];
		foreach ( [ Status::Open, Status::Waiting, Status::Snoozed, Status::Resolved, Status::Spam, Status::Trash ] as $status ) {
			$ticket = Make::ticket()->assigned_to( $this->leaving )->saved();
			$this->get( ChangeTicket::class )( $ticket->id, new Change( status: $status ), Actor::system() );
			$ids[]  = $ticket->id;
		}
		self::assertSame( [ 'left' => 3 ], $this->asked( 'GET', "/agents/{$this->leaving}/tickets" ) );
		$this->bite();
		$owners = array_map( fn ( int $id ): int => $this->get( ReadTickets::class )( $id )->agent_id, $ids );
		self::assertSame( [ $this->heir, $this->heir, $this->heir, $this->leaving, $this->leaving, $this->leaving ], $owners );
	}

	public function test_nobody_gets_a_mail_for_each_of_them(): void {
		$this->get( ChoiceStore::class )->keep( $this->heir, new Choices( assigned: true ) );
		$this->tickets( 3 );
		$this->bite();
		self::assertSame( '0', $this->database()->value( 'SELECT COUNT(*) FROM %i WHERE agent_id = %d', $this->database()->table( 'notifications' ), $this->heir ) );
	}

	public function test_the_other_must_be_somebody_else_who_answers(): void {
		$this->tickets( 1 );
		foreach ( [ $this->leaving, $this->person( 'Rob Reader', 'deskfold_readonly' ), $this->person( 'Sam', 'subscriber' ), 999999 ] as $to ) {
			self::assert_refused( 400, $this->rest( 'POST', "/agents/{$this->leaving}/hand-over", [ 'to' => $to ] ), 'agent_unknown' );
		}
		self::assert_refused( 404, $this->rest( 'POST', '/agents/999999/hand-over', [ 'to' => $this->heir ] ) );
		self::assert_refused( 403, $this->rest( 'POST', "/agents/{$this->leaving}/hand-over", [ 'to' => $this->heir ], $this->heir ) );
		self::assertSame( '1', $this->owned_by( $this->leaving ) );
	}

	public function test_whoever_is_taken_off_the_team_keeps_none_even_when_nobody_asked_before(): void {
		$this->tickets( 120 );
		$this->get( RemoveAgent::class )( $this->leaving, 1 );
		self::assertSame( '0', $this->owned_by( $this->leaving ) );
		self::assertSame( '120', $this->lines( 0 ) );
		self::assertSame( [], $this->get( CountTickets::class )->wrong() );
	}

	private function tickets( int $count ): void {
		for ( $at = 0; $at < $count; $at++ ) {
			Make::ticket()->assigned_to( $this->leaving )->saved();
		}
		self::assertSame( $count, $this->get( HandOverTickets::class )->left( $this->leaving ) );
	}

	private function bite(): int {
		$answer = $this->asked( 'POST', "/agents/{$this->leaving}/hand-over", [ 'to' => $this->heir ] );
		self::assertIsArray( $answer );
		return $answer['left'];
	}

	private function owned_by( int $agent ): ?string {
		return $this->database()->value( 'SELECT COUNT(*) FROM %i WHERE agent_id = %d', $this->database()->table( 'tickets' ), $agent );
	}

	/** How many lines say that a ticket went from whoever leaves to this one. */
	private function lines( int $to ): ?string {
		return $this->database()->value( 'SELECT COUNT(*) FROM %i WHERE event = %s AND before_value = %s AND after_value = %s', $this->database()->table( 'timeline' ), Entry::AGENT, (string) $this->leaving, (string) $to );
	}
}
