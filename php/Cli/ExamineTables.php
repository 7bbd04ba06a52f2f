<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Tickets\CountTickets;

/** Tables, their indexes and the counters. */
final class ExamineTables {

	public function __construct(
		private readonly DoctorStore $store,
		private readonly CountTickets $count,
	) {
	}

	/**
	 * @param bool $fix puts right what can be put right without losing anything
	 * @return list<Finding>
	 */
	public function __invoke( bool $fix ): array {
		$tables = $this->tables( $fix );
		return [ ...$tables, ...( Finding::WRONG === $tables[0]->state ? [] : [ $this->keys( $fix ), $this->engine(), $this->counters( $fix ) ] ) ];
	}

	/** @return non-empty-list<Finding> */
	private function tables( bool $fix ): array {
		$missing = $this->store->missing_tables();
		$names   = implode( ', ', $missing );
		if ( [] === $missing ) {
			return [ Finding::ok( 'tables', 'All tables are there.' ) ];
		}
		if ( ! $fix ) {
			return [ Finding::wrong( 'tables', "Tables are missing: $names.", 'Restore them from a backup, or let `wp deskfold doctor --fix` make them anew and empty.' ) ];
		}
		array_map( $this->store->make_table( ... ), $missing );
		return [ Finding::warning( 'tables', "Tables were missing and have been made anew, empty: $names.", 'Restore what was in them from a backup.' ) ];
	}

	private function keys( bool $fix ): Finding {
		$missing = $this->store->missing_keys();
		$names   = implode( ', ', array_map( static fn ( array $one ): string => "{$one['table']}.{$one['key']}", $missing ) );
		if ( [] === $missing ) {
			return Finding::ok( 'indexes', 'All indexes are there.' );
		}
		if ( ! $fix ) {
			return Finding::wrong( 'indexes', "Indexes are missing: $names. The desk is slow without them.", 'Run `wp deskfold doctor --fix`. On large tables it takes minutes.' );
		}
		foreach ( $missing as $one ) {
			$this->store->make_key( $one['table'], $one['definition'] );
		}
		return Finding::ok( 'indexes', "Indexes were missing and have been made: $names." );
	}

	private function engine(): Finding {
		$found = $this->store->without_transactions();
		return [] === $found
			? Finding::ok( 'transactions', 'All tables keep transactions.' )
			: Finding::wrong( 'transactions', 'These tables cannot undo half a change: ' . implode( ', ', $found ) . '.', 'Convert them to InnoDB.' );
	}

	private function counters( bool $fix ): Finding {
		$wrong = $this->count->wrong();
		$told  = [];
		foreach ( array_slice( $wrong, 0, 5, true ) as $name => [ $stored, $true ] ) {
			$told[] = "$name says $stored instead of $true";
		}
		$words = implode( ', ', $told ) . ( count( $wrong ) > 5 ? ' and more' : '' );
		if ( [] === $wrong ) {
			return Finding::ok( 'counters', 'The counters agree with the tickets.' );
		}
		if ( ! $fix ) {
			return Finding::wrong( 'counters', "Counters are wrong: $words.", 'Run `wp deskfold doctor --fix`.' );
		}
		$this->count->repair();
		return Finding::ok( 'counters', "Counters were wrong and have been put right: $words." );
	}
}
