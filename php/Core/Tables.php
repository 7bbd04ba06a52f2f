<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Brings the tables of every room to where the code is: numbered steps, each safe to run twice, resumable after a kill. */
final class Tables {

	/** Filter: array<string, callable(): Definitions>. */
	public const DEFINITIONS = 'deskfold_tables';

	/** Autoloaded option: the steps that are done, and the version of the plugin that did them. */
	private const OPTION = 'deskfold_schema';

	public function __construct( private readonly Database $database ) {
	}

	/** Whether the code is newer than the tables. Costs no query. */
	public function are_behind( string $version ): bool {
		return $version !== $this->state()['version'];
	}

	/** @return list<int> the steps run now */
	public function upgrade( string $version ): array {
		$state = $this->state();
		$run   = [];
		foreach ( $this->steps() as $number => $step ) {
			if ( in_array( $number, $state['done'], true ) ) {
				continue;
			}
			$this->take( $step );
			$run[]           = $number;
			$state['done'][] = $number;
			update_option( self::OPTION, $state, true );
		}
		$state['version'] = $version;
		update_option( self::OPTION, $state, true );
		return $run;
	}

	/** Removes every table and the record of it. There is no way back. */
	public function drop(): void {
		foreach ( $this->names() as $name ) {
			$this->database->run( 'DROP TABLE IF EXISTS %i', $this->database->table( $name ) );
		}
		delete_option( self::OPTION );
	}

	/** @return list<string> bare names of all our tables */
	public function names(): array {
		return array_merge( ...array_map( static fn ( Definitions $room ): array => $room->names(), $this->rooms() ) );
	}

	/** @return list<string> full names of tables that should be there and are not */
	public function missing(): array {
		$wanted = array_map( $this->database->table( ... ), $this->names() );
		return array_values( array_filter( $wanted, fn ( string $name ): bool => null === $this->database->value( 'SHOW TABLES LIKE %s', $name ) ) );
	}

	/** @param list<string>|(callable(): bool) $step */
	private function take( array|callable $step ): void {
		if ( is_callable( $step ) ) {
			while ( true !== $step() ) {
				continue;
			}
			return;
		}
		foreach ( $step as $sql ) {
			if ( $this->is_there( $sql ) ) {
				continue;
			}
			$sql = preg_replace_callback( '/\{(\w+)\}/', fn ( array $found ): string => $this->database->table( $found[1] ), $sql );
			$this->database->run( (string) $sql );
		}
	}

	/** `ALTER TABLE {name} ADD COLUMN|KEY word …` has been run when the word is there: no database of ours has IF NOT EXISTS for both. */
	private function is_there( string $sql ): bool {
		if ( 1 !== preg_match( '/^\s*ALTER TABLE \{(\w+)\} ADD (COLUMN|(?:UNIQUE |FULLTEXT )?KEY) (\w+)/', $sql, $found ) ) {
			return false;
		}
		$table = $this->database->table( $found[1] );
		if ( 'COLUMN' === $found[2] ) {
			return [] !== $this->database->rows( 'SHOW COLUMNS FROM %i LIKE %s', $table, $found[3] );
		}
		return in_array( $found[3], array_column( $this->database->rows( 'SHOW INDEX FROM %i', $table ), 'Key_name' ), true );
	}

	/** @return array<int, list<string>|(callable(): bool)> */
	private function steps(): array {
		$steps = [];
		foreach ( $this->rooms() as $room ) {
			$steps += $room->steps();
		}
		ksort( $steps );
		return $steps;
	}

	/** @return list<Definitions> */
	private function rooms(): array {
		/** @var array<string, callable(): Definitions> $makers */
		$makers = apply_filters( self::DEFINITIONS, [] );
		return array_values( array_map( static fn ( callable $make ): Definitions => $make(), $makers ) );
	}

	/** @return array{version: string, done: list<int>} */
	private function state(): array {
		$stored = get_option( self::OPTION );
		$stored = is_array( $stored ) ? $stored : [];
		$done   = is_array( $stored['done'] ?? null ) ? $stored['done'] : [];
		return [
			'version' => is_string( $stored['version'] ?? null ) ? $stored['version'] : '',
			'done'    => array_values( array_filter( $done, 'is_int' ) ),
		];
	}
}
