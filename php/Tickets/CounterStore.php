<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** How many tickets there are of each kind: shifted by deltas with every write, never counted on a read. */
final class CounterStore {

	public function __construct( private readonly Database $database ) {
	}

	/**
	 * The last statement of a transaction, in one order for all, so that writers wait shortly and never in a circle.
	 *
	 * @param array{?Ticket, Ticket} ...$changes before and after
	 */
	public function shift( array ...$changes ): void {
		$deltas = [];
		foreach ( $changes as [ $before, $after ] ) {
			foreach ( null === $before ? [] : self::names( $before ) as $name ) {
				$deltas[ $name ] = ( $deltas[ $name ] ?? 0 ) - 1;
			}
			foreach ( self::names( $after ) as $name ) {
				$deltas[ $name ] = ( $deltas[ $name ] ?? 0 ) + 1;
			}
		}
		$this->add( array_filter( $deltas, static fn ( int $delta ): bool => 0 !== $delta ) );
	}

	/** Tickets that are gone, in the same manner. */
	public function forget( Ticket ...$gone ): void {
		$deltas = [];
		foreach ( $gone as $ticket ) {
			foreach ( self::names( $ticket ) as $name ) {
				$deltas[ $name ] = ( $deltas[ $name ] ?? 0 ) - 1;
			}
		}
		$this->add( $deltas );
	}

	/** @param array<string, int> $deltas */
	public function add( array $deltas ): void {
		if ( [] === $deltas ) {
			return;
		}
		ksort( $deltas );
		$args = [];
		foreach ( $deltas as $name => $delta ) {
			array_push( $args, $name, $delta );
		}
		$marks = implode( ', ', array_fill( 0, count( $deltas ), '(%s, %d)' ) );
		$this->database->run( "INSERT INTO %i (name, value) VALUES $marks ON DUPLICATE KEY UPDATE value = value + VALUES(value)", $this->table(), ...$args );
	}

	/**
	 * @param list<string> $names
	 * @return array<string, int>
	 */
	public function read( array $names ): array {
		$marks  = implode( ', ', array_fill( 0, count( $names ), '%s' ) );
		$values = array_fill_keys( $names, 0 );
		foreach ( $this->database->rows( "SELECT name, value FROM %i WHERE name IN ($marks)", $this->table(), ...$names ) as $row ) {
			$values[ (string) $row['name'] ] = (int) $row['value'];
		}
		return $values;
	}

	/** @return array<string, array{int, int}> names whose counter differs from the rows: stored and true value */
	public function wrong(): array {
		$true   = $this->recounted();
		$stored = [];
		foreach ( $this->database->rows( 'SELECT name, value FROM %i', $this->table() ) as $row ) {
			$stored[ (string) $row['name'] ] = (int) $row['value'];
		}
		$wrong = [];
		foreach ( array_keys( $true + $stored ) as $name ) {
			$pair = [ $stored[ $name ] ?? 0, $true[ $name ] ?? 0 ];
			if ( $pair[0] !== $pair[1] ) {
				$wrong[ $name ] = $pair;
			}
		}
		return $wrong;
	}

	/** @return array<string, int> what the counters should be, from the rows */
	private function recounted(): array {
		$true = [];
		$rows = $this->database->rows( 'SELECT status, agent_id, channel, COUNT(*) AS tickets FROM %i GROUP BY status, agent_id, channel', $this->database->table( 'tickets' ) );
		foreach ( $rows as $row ) {
			foreach ( self::names_of( (string) $row['status'], (int) $row['agent_id'], (string) $row['channel'] ) as $name ) {
				$true[ $name ] = ( $true[ $name ] ?? 0 ) + (int) $row['tickets'];
			}
		}
		return $true;
	}

	/** @return list<string> */
	private static function names( Ticket $ticket ): array {
		return self::names_of( $ticket->status->value, $ticket->agent_id, $ticket->channel );
	}

	/** @return list<string> */
	private static function names_of( string $status, int $agent_id, string $channel ): array {
		return [ "agent:$agent_id:$status", "channel:$channel:$status", "status:$status" ];
	}

	private function table(): string {
		return $this->database->table( 'counters' );
	}
}
