<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Core\Database;

/** Finds customers by the beginning of an address, or by a part of the name. */
final class CustomerSearchStore {

	/** How far back the walk over names looks: no index finds the middle of a word. */
	private const WALK = 20_000;

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<int> */
	public function of_address( string $beginning, int $limit ): array {
		// A range, because only that uses the index in both databases.
		$sql = "SELECT DISTINCT customer_id FROM %i WHERE kind = 'email' AND value >= %s AND value < %s ORDER BY value LIMIT %d";
		return $this->ids( $sql, $this->database->table( 'identities' ), $beginning, $beginning . "\u{FFFD}", $limit );
	}

	/**
	 * @param non-empty-list<string> $spellings SQLite knows large and small letters only of English
	 * @return list<int> newest first
	 */
	public function of_name( array $spellings, int $limit ): array {
		$customers = $this->database->table( 'customers' );
		$from      = max( 0, (int) $this->database->value( 'SELECT MAX(id) FROM %i', $customers ) - self::WALK );
		$likes     = array_map( static fn ( string $words ): string => '%' . addcslashes( $words, '%_\\' ) . '%', $spellings );
		$or        = implode( ' OR ', array_fill( 0, count( $likes ), 'name LIKE %s' ) );
		return $this->ids( "SELECT id FROM %i WHERE id > %d AND ($or) ORDER BY id DESC LIMIT %d", $customers, $from, ...[ ...$likes, $limit ] );
	}

	/**
	 * @param list<int> $ids
	 * @return list<array{id: int, name: string, address: string}> in the order of the ids
	 */
	public function named( array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$holders = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$rows    = $this->database->rows(
			"SELECT c.id, c.name, i.value FROM %i c LEFT JOIN %i i ON i.customer_id = c.id AND i.kind = 'email' WHERE c.id IN ($holders) ORDER BY i.id",
			$this->database->table( 'customers' ),
			$this->database->table( 'identities' ),
			...$ids
		);
		$found   = [];
		foreach ( $rows as $row ) {
			// The first address is the one they came with.
			$found[ (int) $row['id'] ] ??= [ 'id' => (int) $row['id'], 'name' => (string) $row['name'], 'address' => (string) $row['value'] ];
		}
		return array_values( array_filter( array_map( static fn ( int $id ): ?array => $found[ $id ] ?? null, $ids ) ) );
	}

	/** @return list<int> */
	private function ids( string $sql, string|int ...$args ): array {
		return array_map( 'intval', $this->database->column( $sql, ...$args ) );
	}
}
