<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** The numbers of the rail: one read of a few rows, however many tickets there are. */
final class CountTickets {

	/** @var list<string> */
	private const CHANNELS = [ 'email', 'form' ];

	public function __construct( private readonly CounterStore $counters ) {
	}

	/** @return array<string, int> by view, and `channel:<name>` for what waits on us there */
	public function __invoke( int $me ): array {
		$sums = [
			'waiting_on_us' => [ 'status:new', 'status:open' ],
			'mine'          => [ "agent:$me:new", "agent:$me:open" ],
			'unassigned'    => [ 'agent:0:new', 'agent:0:open' ],
			'waiting'       => [ 'status:waiting' ],
			'snoozed'       => [ 'status:snoozed' ],
			'resolved'      => [ 'status:resolved' ],
			'spam'          => [ 'status:spam' ],
			'trash'         => [ 'status:trash' ],
			'all'           => [ 'status:new', 'status:open', 'status:waiting', 'status:snoozed', 'status:resolved' ],
		];
		foreach ( self::CHANNELS as $channel ) {
			$sums[ "channel:$channel" ] = [ "channel:$channel:new", "channel:$channel:open" ];
		}
		$values = $this->counters->read( array_values( array_unique( array_merge( ...array_values( $sums ) ) ) ) );
		return array_map( static fn ( array $names ): int => max( 0, array_sum( array_map( static fn ( string $name ): int => $values[ $name ], $names ) ) ), $sums );
	}

	/** @return array<string, array{int, int}> counters that have gone wrong: stored and true value */
	public function wrong(): array {
		return $this->counters->wrong();
	}

	/** Puts wrong counters right by a delta, so that writers at the same time are not lost. */
	public function repair(): int {
		$wrong = $this->counters->wrong();
		$this->counters->add( array_map( static fn ( array $pair ): int => $pair[1] - $pair[0], $wrong ) );
		return count( $wrong );
	}
}
