<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Wp\Agents;

use Deskfold\Agents\Permissions;
use Deskfold\Agents\PrunePresenceJob;
use Deskfold\Tests\WpTestCase;

/** Who is where, as it rides on the news that every desk asks for. */
final class PresenceTest extends WpTestCase {

	private const NOON = 1_790_000_000_000;
	private const ONE  = 'tab-of-ann-1';
	private const TWO  = 'tab-of-ann-2';

	private int $ann;
	private int $bob;

	protected function setUp(): void {
		parent::setUp();
		$this->now( self::NOON );
		$this->ann = $this->person( 'Ann Agent', 'deskfold_agent' );
		$this->bob = $this->person( 'Bob Agent', 'deskfold_agent' );
	}

	public function test_the_others_see_who_looks_at_a_ticket_and_who_replies_and_nobody_sees_themselves(): void {
		self::assertSame( [], $this->poll( $this->ann, self::ONE, 7 ) );
		self::assertSame( [ [ 'agent_id' => $this->ann, 'ticket_id' => 7, 'is_replying' => false ] ], $this->poll( $this->bob ) );
		$this->poll( $this->ann, self::ONE, 7, true );
		self::assertSame( [ [ 'agent_id' => $this->ann, 'ticket_id' => 7, 'is_replying' => true ] ], $this->poll( $this->bob, 'tab-of-bob', 7 ) );
		self::assertSame( [ [ 'agent_id' => $this->bob, 'ticket_id' => 7, 'is_replying' => false ] ], $this->poll( $this->ann, self::ONE, 7, true ) );
	}

	public function test_who_gives_no_sign_for_45_seconds_is_gone(): void {
		$this->poll( $this->ann, self::ONE, 7 );
		$this->now( self::NOON + 44_000 );
		self::assertCount( 1, $this->poll( $this->bob ) );
		$this->now( self::NOON + 45_000 );
		self::assertSame( [], $this->poll( $this->bob ) );
		self::assertSame( '1', $this->rows(), 'nobody has swept yet' );
		$this->run_job( PrunePresenceJob::class );
		self::assertSame( '0', $this->rows() );
	}

	public function test_sweeping_leaves_those_who_are_here(): void {
		$this->poll( $this->ann, self::ONE, 7 );
		$this->now( self::NOON + 44_000 );
		$this->run_job( PrunePresenceJob::class );
		self::assertCount( 1, $this->poll( $this->bob ) );
	}

	public function test_who_goes_on_to_another_ticket_or_closes_the_tab_is_gone_at_once(): void {
		$this->poll( $this->ann, self::ONE, 7 );
		$this->poll( $this->ann, self::ONE, 8 );
		self::assertSame( [ 8 ], array_column( $this->poll( $this->bob ), 'ticket_id' ) );
		$this->poll( $this->ann, self::ONE, 0 );
		self::assertSame( [], $this->poll( $this->bob ) );
		$this->poll( $this->ann, self::ONE, 8 );
		$this->asked( 'DELETE', '/me/presence/' . self::ONE, [], $this->ann );
		self::assertSame( [], $this->poll( $this->bob ) );
	}

	public function test_nobody_closes_the_tab_of_somebody_else(): void {
		$this->poll( $this->ann, self::ONE, 7 );
		$this->asked( 'DELETE', '/me/presence/' . self::ONE, [], $this->bob );
		self::assertCount( 1, $this->poll( $this->bob ) );
	}

	public function test_of_several_tabs_each_counts_and_the_one_that_replies_speaks(): void {
		$this->poll( $this->ann, self::ONE, 7, true );
		$this->poll( $this->ann, self::TWO, 7 );
		$this->poll( $this->ann, 'tab-of-ann-3', 9 );
		$seen = [
			[ 'agent_id' => $this->ann, 'ticket_id' => 7, 'is_replying' => true ],
			[ 'agent_id' => $this->ann, 'ticket_id' => 9, 'is_replying' => false ],
		];
		self::assertSame( $seen, $this->poll( $this->bob ) );
		$this->asked( 'DELETE', '/me/presence/' . self::ONE, [], $this->ann );
		self::assertSame( [ false, false ], array_column( $this->poll( $this->bob ), 'is_replying' ), 'the other tab still looks at it' );
		$this->asked( 'DELETE', '/me/presence/' . self::TWO, [], $this->ann );
		self::assertSame( [ 9 ], array_column( $this->poll( $this->bob ), 'ticket_id' ) );
	}

	public function test_only_who_may_read_a_ticket_hears_who_is_there_or_can_be_there(): void {
		$hidden = static fn ( array $needed, string $capability, int $user, array $args ): array => Permissions::READ_TICKET === $capability && 8 === (int) ( $args[0] ?? 0 ) ? [ 'do_not_allow' ] : $needed;
		$this->poll( $this->ann, self::ONE, 7 );
		$this->poll( $this->ann, self::TWO, 8 );
		add_filter( 'map_meta_cap', $hidden, 20, 4 );
		self::assertSame( [ 7 ], array_column( $this->poll( $this->bob, 'tab-of-bob', 8 ), 'ticket_id' ) );
		remove_filter( 'map_meta_cap', $hidden, 20 );
		self::assertSame( [], $this->poll( $this->ann ), 'Bob was not let into ticket 8' );
	}

	public function test_a_reader_who_never_answers_is_seen_too_and_hears_the_others(): void {
		$rita = $this->person( 'Rita Reader', 'deskfold_readonly' );
		$this->poll( $this->ann, self::ONE, 7, true );
		self::assertSame( [ $this->ann ], array_column( $this->poll( $rita, 'tab-of-rita', 7 ), 'agent_id' ) );
		self::assertSame( [ $rita ], array_column( $this->poll( $this->ann, self::ONE, 7 ), 'agent_id' ) );
	}

	public function test_a_name_that_no_tab_gives_itself_is_refused(): void {
		foreach ( [ 'short', 'with space 1', str_repeat( 'x', 37 ) ] as $tab ) {
			self::assert_refused( 400, $this->rest( 'GET', '/timeline', [ 'after' => 0, 'tab' => $tab, 'ticket' => 7 ], $this->ann ) );
		}
		self::assertSame( '0', $this->rows() );
	}

	public function test_a_poll_reads_one_statement_more_and_writes_only_what_is_new_or_grows_old(): void {
		// Both accounts are known from here on.
		$this->poll( $this->ann );
		$this->poll( $this->bob );
		$base = $this->cost( fn (): array => $this->poll( $this->bob ) );
		self::assertSame( 2, $base, 'the timeline, and who is here' );
		self::assertSame( $base + 1, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 7 ) ), 'the first sign is written' );
		for ( $seconds = 3; $seconds < 20; $seconds += 3 ) {
			$this->now( self::NOON + 1000 * $seconds );
			self::assertSame( $base, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 7 ) ), "nothing new after $seconds seconds" );
		}
		$this->now( self::NOON + 20_000 );
		self::assertSame( $base + 1, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 7 ) ), 'the sign was old' );
		self::assertSame( $base + 1, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 7, true ) ), 'begins to reply' );
		self::assertSame( $base, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 7, true ) ) );
		self::assertSame( $base + 1, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 0 ) ), 'goes away' );
		self::assertSame( $base, $this->cost( fn (): array => $this->poll( $this->ann, self::ONE, 0 ) ), 'is away' );
	}

	/** @return list<array{agent_id: int, ticket_id: int, is_replying: bool}> */
	private function poll( int $agent_id, string $tab = '', int $ticket = 0, bool $is_replying = false ): array {
		$sign = '' === $tab ? [] : [ 'tab' => $tab, 'ticket' => $ticket, 'is_replying' => $is_replying ? 'true' : 'false' ];
		/** @var array{presence: list<array{agent_id: int, ticket_id: int, is_replying: bool}>} $news */
		$news = $this->asked( 'GET', '/timeline', [ 'after' => 0 ] + $sign, $agent_id );
		return $news['presence'];
	}

	/**
	 * @param callable(): mixed $act
	 * @phpstan-impure
	 */
	private function cost( callable $act ): int {
		$before = get_num_queries();
		$act();
		return get_num_queries() - $before;
	}

	private function rows(): ?string {
		return $this->database()->value( 'SELECT COUNT(*) FROM %i', $this->database()->table( 'presence' ) );
	}
}
