<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Database;

/** Rows of keys. Tokens come and go only as hashes. */
final class PortalKeyStore {

	public function __construct( private readonly Database $database ) {
	}

	public function add( PortalKey $key, string $token_hash, int $now ): int {
		return $this->database->insert(
			'portal_keys',
			[
				'kind'        => $key->kind,
				'token_hash'  => $token_hash,
				'address'     => $key->address,
				'customer_id' => $key->customer_id,
				'user_id'     => $key->user_id,
				'page_id'     => $key->page_id,
				'locale'      => $key->locale,
				'attempts'    => $key->attempts,
				'due_at'      => $key->due_at,
				'expires_at'  => $key->expires_at,
				'created_at'  => $now,
			]
		);
	}

	public function find( string $kind, string $token_hash ): ?PortalKey {
		$row = $this->database->row( 'SELECT * FROM %i WHERE token_hash = %s AND kind = %s', $this->table(), $token_hash, $kind );
		return null === $row ? null : self::key( $row );
	}

	/** @return list<PortalKey> */
	public function due( int $now, int $limit ): array {
		$rows = $this->database->rows( 'SELECT * FROM %i WHERE due_at <= %d ORDER BY due_at LIMIT %d', $this->table(), $now, $limit );
		return array_map( self::key( ... ), $rows );
	}

	/** Takes a due key for one worker: false when another was quicker. */
	public function claim( PortalKey $key, int $until ): bool {
		return 1 === $this->database->run( 'UPDATE %i SET due_at = %d, attempts = attempts + 1 WHERE id = %d AND due_at = %d', $this->table(), $until, $key->id, (int) $key->due_at );
	}

	public function give_token( int $id, string $token_hash, int $customer_id, int $expires_at ): void {
		$this->database->update(
			'portal_keys',
			[
				'token_hash'  => $token_hash,
				'customer_id' => $customer_id,
				'expires_at'  => $expires_at,
			],
			[ 'id' => $id ]
		);
	}

	public function mailed( int $id ): void {
		$this->database->update( 'portal_keys', [ 'due_at' => null ], [ 'id' => $id ] );
	}

	/** @return bool whether it was there: of two who use a key at once, one gets true */
	public function remove( int $id ): bool {
		return 1 === $this->database->run( 'DELETE FROM %i WHERE id = %d', $this->table(), $id );
	}

	public function prune( int $now ): int {
		return $this->database->run( 'DELETE FROM %i WHERE expires_at < %d', $this->table(), $now );
	}

	private function table(): string {
		return $this->database->table( 'portal_keys' );
	}

	/** @param array<string, string|null> $row */
	private static function key( array $row ): PortalKey {
		return new PortalKey(
			(int) $row['id'],
			(string) $row['kind'],
			(string) $row['address'],
			(int) $row['customer_id'],
			(int) $row['user_id'],
			(int) $row['page_id'],
			(string) $row['locale'],
			(int) $row['attempts'],
			null === $row['due_at'] ? null : (int) $row['due_at'],
			(int) $row['expires_at'],
		);
	}
}
