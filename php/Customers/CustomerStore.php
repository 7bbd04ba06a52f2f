<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Core\Database;

/** Rows of customers and their identities. */
final class CustomerStore {

	public function __construct( private readonly Database $database ) {
	}

	public function by_id( int $id ): ?Customer {
		return $this->read( 'c.id = %d', $id );
	}

	public function by_identity( string $kind, string $value ): ?Customer {
		return $this->read( 'c.id = (SELECT customer_id FROM %i WHERE kind = %s AND value = %s)', $this->database->table( 'identities' ), $kind, $value );
	}

	public function add( string $name, string $locale, Identity $identity, int $now ): int {
		$id = $this->database->insert(
			'customers',
			[
				'name'       => mb_substr( $name, 0, 190 ),
				'locale'     => $locale,
				'notes'      => '',
				'created_at' => $now,
				'updated_at' => $now,
			]
		);
		$this->add_identity( $id, $identity );
		return $id;
	}

	public function add_identity( int $id, Identity $identity ): void {
		$this->database->insert(
			'identities',
			[
				'customer_id' => $id,
				'kind'        => $identity->kind,
				'value'       => $identity->value,
				'verified_at' => $identity->verified_at,
			]
		);
	}

	public function verify( Identity $identity, int $now ): void {
		$this->database->update( 'identities', [ 'verified_at' => $now ], [ 'kind' => $identity->kind, 'value' => $identity->value ] );
	}

	/** @param array<string, string|int|null> $changes bounced_at, bounce_reason, complained_at, answered_at */
	public function mark( string $address, array $changes ): bool {
		return 1 === $this->database->update( 'identities', $changes, [ 'kind' => Identity::EMAIL, 'value' => $address ] );
	}

	/** @param non-empty-list<int> $ids */
	public function remove( array $ids ): void {
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$this->database->run( "DELETE FROM %i WHERE customer_id IN ($marks)", $this->database->table( 'identities' ), ...$ids );
		$this->database->run( "DELETE FROM %i WHERE id IN ($marks)", $this->database->table( 'customers' ), ...$ids );
	}

	/** @return list<int> oldest first */
	public function ids( int $after, int $up_to, int $limit ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM %i WHERE id > %d AND id <= %d ORDER BY id LIMIT %d', $this->database->table( 'customers' ), $after, $up_to, $limit ) );
	}

	/** @return array{int, int} how many there are, and the number of the newest; 0 for none */
	public function extent(): array {
		$row = $this->database->row( 'SELECT COUNT(*) AS customers, MAX(id) AS newest FROM %i', $this->database->table( 'customers' ) );
		return [ (int) ( $row['customers'] ?? 0 ), (int) ( $row['newest'] ?? 0 ) ];
	}

	/** @param array<string, string|int|null> $changes */
	public function change( int $id, array $changes, int $now ): void {
		$this->database->update( 'customers', $changes + [ 'updated_at' => $now ], [ 'id' => $id ] );
	}

	private function read( string $where, string|int ...$args ): ?Customer {
		$rows = $this->database->rows(
			"SELECT c.*, i.kind, i.value, i.verified_at, i.bounced_at, i.bounce_reason, i.complained_at, i.answered_at FROM %i c LEFT JOIN %i i ON i.customer_id = c.id WHERE $where ORDER BY i.id",
			$this->database->table( 'customers' ),
			$this->database->table( 'identities' ),
			...$args
		);
		if ( [] === $rows ) {
			return null;
		}
		$identities = [];
		foreach ( $rows as $row ) {
			if ( null !== $row['kind'] ) {
				$identities[] = self::identity( $row );
			}
		}
		$first = $rows[0];
		return new Customer( (int) $first['id'], (string) $first['name'], (string) $first['locale'], (string) $first['notes'], (int) $first['created_at'], $identities, '1' === (string) $first['remote_images'], (int) $first['notes_by'], isset( $first['notes_at'] ) ? (int) $first['notes_at'] : null );
	}

	/** @param array<string, string|null> $row */
	private static function identity( array $row ): Identity {
		$at = static fn ( string $name ): ?int => isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		return new Identity( (string) $row['kind'], (string) $row['value'], $at( 'verified_at' ), $at( 'bounced_at' ), (string) $row['bounce_reason'], $at( 'complained_at' ), $at( 'answered_at' ) );
	}
}
