<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The only place that touches $wpdb: every failure is a Problem, every write can be part of a transaction. */
final class Database {

	private const ATTEMPTS = 5;

	private int $depth = 0;

	/** Nesting at which a transaction counts as the outermost: above 0 only while a test holds one open. */
	private int $floor = 0;

	/** @var list<callable(): void> */
	private array $after_commit = [];

	/** Full name of one of our tables. */
	public function table( string $name ): string {
		return $this->wpdb()->prefix . 'deskfold_' . $name;
	}

	public function is_sqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === constant( 'DB_ENGINE' );
	}

	/**
	 * Filter pre_get_table_charset: our tables keep machine words in ascii columns beside utf8mb4 texts. WordPress takes
	 * such a mixture for ASCII and refuses every other letter.
	 */
	public function charset( mixed $charset, string $table ): mixed {
		return str_starts_with( $table, $this->table( '' ) ) ? 'utf8mb4' : $charset;
	}

	/** Filter incompatible_sql_modes, asked on each new connection. $wpdb mends a lost one by itself and says its last statement again: in a transaction that would write half of it. */
	public function connected( mixed $modes ): mixed {
		if ( $this->depth > 0 ) {
			$this->wpdb()->select( DB_NAME );
			throw new Problem( 'connection_lost', __( 'The connection to the database was lost. Nothing was changed. Please try again.', 'deskfold' ), 503, true );
		}
		return $modes;
	}

	/** @return list<array<string, string|null>> */
	public function rows( string $sql, mixed ...$args ): array {
		/** @var list<array<string, string|null>> $rows */
		$rows = $this->ask( fn ( \wpdb $wpdb, string $sql ) => $wpdb->get_results( $sql, 'ARRAY_A' ), $sql, $args ) ?? []; // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- ask() has prepared it
		return $rows;
	}

	/** @return array<string, string|null>|null */
	public function row( string $sql, mixed ...$args ): ?array {
		return $this->rows( $sql, ...$args )[0] ?? null;
	}

	/** The first field of the first row. */
	public function value( string $sql, mixed ...$args ): ?string {
		$row = $this->row( $sql, ...$args );
		return null === $row ? null : ( array_values( $row )[0] ?? null );
	}

	/** @return list<string> the first field of each row */
	public function column( string $sql, mixed ...$args ): array {
		return array_map( static fn ( array $row ): string => (string) ( array_values( $row )[0] ?? '' ), $this->rows( $sql, ...$args ) );
	}

	/** Runs a statement and answers how many rows it changed. */
	public function run( string $sql, mixed ...$args ): int {
		$changed = $this->ask( static fn ( \wpdb $wpdb, string $sql ) => $wpdb->query( $sql ), $sql, $args ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- ask() has prepared it
		return is_int( $changed ) ? $changed : 0;
	}

	/**
	 * @param array<string, string|int|float|null> $row
	 * @return int its id
	 */
	public function insert( string $table, array $row ): int {
		$marks = implode( ', ', array_map( Marks::of( ... ), $row ) );
		$names = implode( ', ', array_fill( 0, count( $row ), '%i' ) );
		$this->run( "INSERT INTO %i ($names) VALUES ($marks)", $this->table( $table ), ...array_keys( $row ), ...Marks::bound( $row ) );
		return (int) $this->wpdb()->insert_id;
	}

	/**
	 * @param array<string, string|int|float|null> $row
	 * @param array<string, string|int|float>      $where
	 */
	public function update( string $table, array $row, array $where ): int {
		$args = [ $this->table( $table ) ];
		foreach ( $row as $name => $value ) {
			$args[] = $name;
			if ( null !== $value ) {
				$args[] = $value;
			}
		}
		foreach ( $where as $name => $value ) {
			$args[] = $name;
			$args[] = $value;
		}
		$pair = static fn ( string|int|float|null $value ): string => '%i = ' . Marks::of( $value );
		$sql  = 'UPDATE %i SET ' . implode( ', ', array_map( $pair, $row ) ) . ' WHERE ' . implode( ' AND ', array_map( $pair, $where ) );
		return $this->run( $sql, ...$args );
	}

	/**
	 * All or nothing. Inside another transaction it is a savepoint. At the outermost a deadlock is tried again.
	 *
	 * @template T
	 * @param callable(): T $work may run more than once
	 * @return T
	 */
	public function transaction( callable $work ): mixed {
		for ( $attempt = 1; ; $attempt++ ) {
			$outermost = $this->depth === $this->floor;
			$waiting   = count( $this->after_commit );
			$this->begin();
			try {
				$result = $work();
				$this->commit();
			} catch ( \Throwable $error ) {
				$this->after_commit = array_slice( $this->after_commit, 0, $waiting );
				$this->roll_back();
				if ( $outermost && $attempt < self::ATTEMPTS && $error instanceof Problem && 'database_busy' === $error->kind ) {
					usleep( random_int( 1000, 20000 ) * $attempt );
					continue;
				}
				throw $error;
			}
			if ( $outermost ) {
				$this->fire_after_commit();
			}
			return $result;
		}
	}

	/**
	 * Part of the open transaction, without a savepoint of its own; alone it is a transaction. For work after whose failure
	 * nothing goes on.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public function join( callable $work ): mixed {
		return $this->depth > $this->floor ? $work() : $this->transaction( $work );
	}

	/** Calls now when no transaction is open, else when the outermost has been written. */
	public function after_commit( callable $then ): void {
		if ( $this->depth === $this->floor ) {
			$then();
			return;
		}
		$this->after_commit[] = static function () use ( $then ): void {
			$then();
		};
	}

	/** For tests: opens a transaction around everything that follows; what is outermost stays so in all but the disk. */
	public function hold(): void {
		$this->begin();
		$this->floor = $this->depth;
	}

	/** For tests: undoes all since hold(). */
	public function release(): void {
		$this->floor        = 0;
		$this->after_commit = [];
		while ( $this->depth > 0 ) {
			$this->roll_back();
		}
	}

	private function begin(): void {
		$this->run( 0 === $this->depth ? 'START TRANSACTION' : "SAVEPOINT deskfold_{$this->depth}" );
		++$this->depth;
		Milestone::reached( 'transaction-begun' );
	}

	private function commit(): void {
		$inner = $this->depth - 1;
		Milestone::reached( 'commit-comes' );
		$this->run( 0 === $inner ? 'COMMIT' : "RELEASE SAVEPOINT deskfold_$inner" );
		$this->depth = $inner;
		Milestone::reached( 'committed' );
	}

	private function roll_back(): void {
		--$this->depth;
		try {
			$this->run( 0 === $this->depth ? 'ROLLBACK' : "ROLLBACK TO SAVEPOINT deskfold_{$this->depth}" );
		} catch ( Problem ) {
			// A deadlock or a lost connection has already undone everything: the first error is the one to tell.
			return;
		}
	}

	private function fire_after_commit(): void {
		$due                = $this->after_commit;
		$this->after_commit = [];
		foreach ( $due as $then ) {
			$then();
		}
	}

	/**
	 * @param callable(\wpdb, string): mixed $ask
	 * @param array<mixed>                   $args
	 */
	private function ask( callable $ask, string $sql, array $args ): mixed {
		$wpdb = $this->wpdb();
		if ( [] !== $args ) {
			/** @var list<string|int|float> $args */
			/** @phpstan-ignore argument.type (the one place that prepares: statements come from the stores, values from $args) */
			$sql = (string) $wpdb->prepare( $sql, ...$args ); // phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- this is the one place that prepares
		}
		$quiet = $wpdb->suppress_errors( true );
		try {
			$answer = $ask( $wpdb, $sql );
			$error  = $wpdb->last_error;
		} finally {
			$wpdb->suppress_errors( $quiet );
		}
		if ( '' !== $error || false === $answer ) {
			throw $this->problem( $error );
		}
		return $answer;
	}

	private function problem( string $error ): Problem {
		$told = new \RuntimeException( DatabaseWords::without_values( $error ) );
		if ( 1 === preg_match( '/deadlock|lock wait timeout|database is locked|record has changed/i', $error ) ) {
			return new Problem( 'database_busy', __( 'The database is busy. Please try again.', 'deskfold' ), 503, true, $told );
		}
		$kind = 1 === preg_match( '/duplicate entry|unique constraint/i', $error ) ? 'duplicate_row' : 'database_failed';
		return new Problem( $kind, __( 'The database could not do this. Nothing was changed. Please try again, and look at the log if it happens again.', 'deskfold' ), 500, 'database_failed' === $kind, $told );
	}

	private function wpdb(): \wpdb {
		global $wpdb;
		assert( $wpdb instanceof \wpdb );
		return $wpdb;
	}
}
