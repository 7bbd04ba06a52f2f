<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Compares the storage folder with the rows that name its files. */
final class FindFiles {

	/** Filter: array<string, callable(list<string>): list<string>>, each answers which of the given paths its rows name. */
	public const OWNERS = 'deskfold_file_owners';

	private const BATCH = 500;

	public function __construct( private readonly Storage $storage ) {
	}

	/**
	 * Files, finished or not, that no row names.
	 *
	 * @param int $from  seconds: only what was written after this moment
	 * @param int $until and before that one: what is younger may still get its row
	 * @return list<string>
	 */
	public function without_row( string $shelf, int $from, int $until ): array {
		$found    = array_keys( array_filter( $this->storage->on_shelf( $shelf ), static fn ( int $written ): bool => $written >= $from && $written < $until ) );
		$begun    = array_values( array_filter( $found, static fn ( string $path ): bool => str_ends_with( $path, '.part' ) ) );
		$finished = array_values( array_diff( $found, $begun ) );
		/** @var array<string, callable(list<string>): list<string>> $owners */
		$owners = apply_filters( self::OWNERS, [] );
		// Where nobody answers for files, all would look abandoned.
		foreach ( [] === $owners ? [] : array_chunk( $finished, self::BATCH ) as $paths ) {
			foreach ( $owners as $known ) {
				$paths = [] === $paths ? [] : array_values( array_diff( $paths, $known( $paths ) ) );
			}
			array_push( $begun, ...$paths );
		}
		return $begun;
	}
}
