<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\ForgetAbsences;
use Deskfold\Tests\WpTestCase;

/** Who is away, and until when. */
final class AvailabilityTest extends WpTestCase {

	public function test_an_agent_goes_away_and_comes_back_and_the_team_sees_it(): void {
		$ann = $this->as_agent();
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
		$answer = $this->asked( 'POST', '/me/availability', [ 'is_away' => true ] );
		self::assertIsArray( $answer );
		self::assertSame( [ $ann, true, null ], [ $answer['id'], $answer['is_away'], $answer['away_until'] ] );
		self::assertSame( [ true, null ], $this->state_of( $ann ) );
		$this->asked( 'POST', '/me/availability', [ 'is_away' => false ] );
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
	}

	public function test_on_the_day_of_return_nobody_is_away_any_more(): void {
		$ann = $this->as_agent();
		$this->asked( 'POST', '/me/availability', [ 'is_away' => true, 'away_until' => $this->day( 1 ) ] );
		self::assertSame( [ true, $this->day( 1 ) ], $this->state_of( $ann ) );
		// As it will be tomorrow.
		update_user_meta( $ann, 'deskfold_away', [ 'until' => $this->day( 0 ) ] );
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
	}

	public function test_a_day_that_is_none_or_is_over_is_refused_and_changes_nothing(): void {
		$ann = $this->as_agent();
		foreach ( [ $this->day( 0 ), $this->day( -1 ), '2027-02-30', 'monday', '2027-1-1' ] as $day ) {
			self::assert_refused( 400, $this->rest( 'POST', '/me/availability', [ 'is_away' => true, 'away_until' => $day ] ), 'no_day_to_come' );
		}
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
	}

	public function test_who_is_back_has_no_day_of_return(): void {
		$ann = $this->as_agent();
		$this->asked( 'POST', '/me/availability', [ 'is_away' => true, 'away_until' => $this->day( 3 ) ] );
		$this->asked( 'POST', '/me/availability', [ 'is_away' => false, 'away_until' => $this->day( 3 ) ] );
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
	}

	public function test_what_somebody_else_left_in_the_account_is_no_absence(): void {
		$ann = $this->as_agent();
		update_user_meta( $ann, 'deskfold_away', 'nonsense' );
		self::assertSame( [ false, null ], $this->state_of( $ann ) );
		update_user_meta( $ann, 'deskfold_away', [ 'until' => '2027-13-01' ] );
		self::assertSame( [ true, null ], $this->state_of( $ann ) );
	}

	public function test_the_list_of_the_team_costs_no_statement_for_each_agent(): void {
		$this->as_agent( 'Ann Agent' );
		// The settings are read once in a process.
		$this->cost_of_list();
		$few = $this->cost_of_list();
		foreach ( [ 'Bea Agent', 'Cem Agent', 'Dan Agent', 'Eva Agent' ] as $name ) {
			$this->person( $name, 'deskfold_agent' );
		}
		self::assertSame( $few, $this->cost_of_list() );
	}

	public function test_nothing_of_it_stays_in_the_accounts_when_the_plugin_goes(): void {
		$ann = $this->as_agent();
		$this->asked( 'POST', '/me/availability', [ 'is_away' => true ] );
		$this->get( ForgetAbsences::class )();
		self::assertSame( '', get_user_meta( $ann, 'deskfold_away', true ) );
	}

	private function day( int $from_today ): string {
		return (string) wp_date( 'Y-m-d', time() + $from_today * 86400 );
	}

	private function cost_of_list(): int {
		wp_cache_flush();
		$this->get( \Deskfold\Agents\AgentStore::class )->forget();
		$before = get_num_queries();
		$this->asked( 'GET', '/agents' );
		return get_num_queries() - $before;
	}

	/** @return array{bool, ?string} */
	private function state_of( int $agent_id ): array {
		// As a later request finds it.
		$this->get( \Deskfold\Agents\AgentStore::class )->forget();
		/** @var list<array{id: int, is_away: bool, away_until: ?string}> $team */
		$team = $this->asked( 'GET', '/agents', [], 1 );
		$one  = array_column( $team, null, 'id' )[ $agent_id ];
		return [ $one['is_away'], $one['away_until'] ];
	}
}
