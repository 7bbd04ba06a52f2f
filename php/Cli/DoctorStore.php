<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Database;
use Deskfold\Core\Definitions;
use Deskfold\Core\Tables;

/** What the doctor asks the database: whether it looks as the rooms define it, and what has been lying around for too long. */
final class DoctorStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<string> bare names */
	public function missing_tables(): array {
		return array_values( array_filter( array_keys( $this->definitions() ), fn ( string $name ): bool => ! $this->is_there( $name ) ) );
	}

	public function make_table( string $name ): void {
		$sql = $this->definitions()[ $name ];
		$this->database->run( (string) preg_replace_callback( '/\{(\w+)\}/', fn ( array $found ): string => $this->database->table( $found[1] ), $sql ) );
	}

	/** @return list<array{table: string, key: string, definition: string}> of tables that are there */
	public function missing_keys(): array {
		$missing = [];
		foreach ( $this->definitions() as $table => $sql ) {
			if ( ! $this->is_there( $table ) ) {
				continue;
			}
			$there = $this->keys_of( $table );
			foreach ( $this->keys_in( $sql ) as $key => $definition ) {
				if ( ! in_array( $key, $there, true ) ) {
					$missing[] = [
						'table'      => $table,
						'key'        => $key,
						'definition' => $definition,
					];
				}
			}
		}
		return $missing;
	}

	public function make_key( string $table, string $definition ): void {
		$this->database->run( "ALTER TABLE %i ADD $definition", $this->database->table( $table ) );
	}

	/** @return list<string> full names of tables that cannot take part in a transaction */
	public function without_transactions(): array {
		$names = array_map( $this->database->table( ... ), array_keys( $this->definitions() ) );
		$found = [];
		foreach ( $this->database->rows( 'SHOW TABLE STATUS LIKE %s', $this->database->table( '%' ) ) as $row ) {
			if ( in_array( $row['Name'], $names, true ) && 'InnoDB' !== $row['Engine'] ) {
				$found[] = $row['Name'];
			}
		}
		return $found;
	}

	/** @return array{late: int, oldest: ?int, parked: int} raw messages that came in before a moment and were not read; and those that could not be */
	public function intake( int $before ): array {
		$row    = $this->database->row( "SELECT COUNT(*) AS late, MIN(received_at) AS oldest FROM %i WHERE state = 'received' AND received_at < %d", $this->database->table( 'raw_messages' ), $before );
		$parked = $this->database->value( "SELECT COUNT(*) FROM %i WHERE state = 'quarantined'", $this->database->table( 'raw_messages' ) );
		return [
			'late'   => (int) ( $row['late'] ?? 0 ),
			'oldest' => isset( $row['oldest'] ) ? (int) $row['oldest'] : null,
			'parked' => (int) $parked,
		];
	}

	/** @return array{late: int, oldest: ?int, stuck: int, failed: int} replies due before a moment, left by a dead worker, given up after another */
	public function outbox( int $due_before, int $now, int $failed_after ): array {
		$messages = $this->database->table( 'messages' );
		$row      = $this->database->row( "SELECT COUNT(*) AS late, MIN(next_attempt_at) AS oldest FROM %i WHERE state IN ('queued', 'uncertain') AND next_attempt_at < %d", $messages, $due_before );
		$stuck    = $this->database->value( "SELECT COUNT(*) FROM %i WHERE state = 'sending' AND lease_until < %d", $messages, $now );
		$failed   = $this->database->value( "SELECT COUNT(*) FROM %i WHERE state = 'failed' AND created_at > %d", $messages, $failed_after );
		return [
			'late'   => (int) ( $row['late'] ?? 0 ),
			'oldest' => isset( $row['oldest'] ) ? (int) $row['oldest'] : null,
			'stuck'  => (int) $stuck,
			'failed' => (int) $failed,
		];
	}

	/** @return array{count: int, newest: string} errors in the log after a moment */
	public function errors( int $after ): array {
		$log = $this->database->table( 'log' );
		return [
			'count'  => (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE level = 'error' AND created_at > %d", $log, $after ),
			'newest' => (string) $this->database->value( "SELECT message FROM %i WHERE level = 'error' AND created_at > %d ORDER BY id DESC LIMIT 1", $log, $after ),
		];
	}

	/** @return iterable<string, string> path of each stored file by what names it */
	public function files(): iterable {
		foreach ( [ 'raw_messages', 'attachments' ] as $table ) {
			$last = 0;
			while ( [] !== ( $rows = $this->database->rows( 'SELECT id, path FROM %i WHERE id > %d ORDER BY id LIMIT 5000', $this->database->table( $table ), $last ) ) ) {
				foreach ( $rows as $row ) {
					$last = (int) $row['id'];
					if ( '' !== (string) $row['path'] ) {
						yield "$table $last" => (string) $row['path'];
					}
				}
			}
		}
	}

	private function is_there( string $table ): bool {
		return null !== $this->database->value( 'SHOW TABLES LIKE %s', $this->database->table( $table ) );
	}

	/** @return list<string> */
	private function keys_of( string $table ): array {
		return array_values( array_unique( array_map( static fn ( array $row ): string => $row['Key_name'] ?? '', $this->database->rows( 'SHOW INDEX FROM %i', $this->database->table( $table ) ) ) ) );
	}

	/** @return array<string, string> statement that makes it as it is today, by table */
	private function definitions(): array {
		/** @var array<string, callable(): Definitions> $makers */
		$makers = apply_filters( Tables::DEFINITIONS, [] );
		$found  = [];
		foreach ( $makers as $make ) {
			foreach ( $make()->steps() as $step ) {
				foreach ( is_callable( $step ) ? [] : $step as $sql ) {
					if ( 1 === preg_match( '/^\s*CREATE TABLE IF NOT EXISTS \{(\w+)\}/', $sql, $name ) ) {
						$found[ $name[1] ] = $sql;
					} elseif ( 1 === preg_match( '/^\s*ALTER TABLE \{(\w+)\} ADD (?:COLUMN )?(.+)$/s', $sql, $added ) && isset( $found[ $added[1] ] ) ) {
						$found[ $added[1] ] = (string) preg_replace_callback( '/^\s*PRIMARY KEY/m', static fn ( array $key ): string => "\t\t{$added[2]},\n{$key[0]}", $found[ $added[1] ], 1 );
					}
				}
			}
		}
		return $found;
	}

	/** @return array<string, string> definition by name; SQLite has no full-text keys */
	private function keys_in( string $sql ): array {
		preg_match_all( '/^\s*((?:UNIQUE |FULLTEXT )?KEY (\w+) \([^\n]+\)),?\s*$/m', $sql, $found );
		$keys = array_combine( $found[2], $found[1] );
		return $this->database->is_sqlite() ? array_filter( $keys, static fn ( string $key ): bool => ! str_starts_with( $key, 'FULLTEXT' ) ) : $keys;
	}
}
