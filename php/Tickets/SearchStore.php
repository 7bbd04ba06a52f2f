<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Finds tickets by words: MariaDB's full-text index where there is one, else a walk over the newest messages. */
final class SearchStore {

	/** How far back a walk without an index looks. */
	private const WALK = 20_000;

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<int> newest first */
	public function of_address( string $address, int $limit ): array {
		$sql = "SELECT t.id FROM %i t JOIN %i i ON i.customer_id = t.customer_id WHERE i.kind = 'email' AND i.value = %s ORDER BY t.last_message_at DESC LIMIT %d";
		return array_map( 'intval', $this->database->column( $sql, $this->database->table( 'tickets' ), $this->database->table( 'identities' ), $address, $limit ) );
	}

	/** @return list<int> newest first */
	public function of_text( string $words, int $limit ): array {
		$found = [ ...$this->in_messages( $words, $limit ), ...$this->in_tickets( $words, $limit ) ];
		$found = array_values( array_unique( $found ) );
		rsort( $found );
		return array_slice( $found, 0, $limit );
	}

	/** @return list<int> */
	private function in_messages( string $words, int $limit ): array {
		$messages = $this->database->table( 'messages' );
		$query    = self::boolean( $words );
		if ( '' !== $query && ! $this->database->is_sqlite() ) {
			$sql = 'SELECT DISTINCT ticket_id FROM (SELECT id, ticket_id FROM %i WHERE MATCH (text) AGAINST (%s IN BOOLEAN MODE) LIMIT 500) AS hits ORDER BY ticket_id DESC LIMIT %d';
			return array_map( 'intval', $this->database->column( $sql, $messages, $query, $limit ) );
		}
		$sql = 'SELECT DISTINCT ticket_id FROM %i WHERE id > %d AND text LIKE %s ORDER BY ticket_id DESC LIMIT %d';
		return array_map( 'intval', $this->database->column( $sql, $messages, $this->walk_from( $messages ), self::like( $words ), $limit ) );
	}

	/** @return list<int> */
	private function in_tickets( string $words, int $limit ): array {
		$tickets = $this->database->table( 'tickets' );
		$like    = self::like( $words );
		$sql     = 'SELECT id FROM %i WHERE id > %d AND (subject LIKE %s OR customer_name LIKE %s) ORDER BY id DESC LIMIT %d';
		return array_map( 'intval', $this->database->column( $sql, $tickets, $this->walk_from( $tickets ), $like, $like, $limit ) );
	}

	/** Subtracted here: in SQL an unsigned number must not go below zero. */
	private function walk_from( string $table ): int {
		return max( 0, (int) $this->database->value( 'SELECT MAX(id) FROM %i', $table ) - self::WALK );
	}

	/** Every word must be there; words that the index leaves out make it useless, and the walk answers instead. */
	private static function boolean( string $words ): string {
		$parts = preg_split( '/[^\p{L}\p{N}]+/u', $words, -1, PREG_SPLIT_NO_EMPTY );
		$parts = false === $parts ? [] : $parts;
		$plain = array_filter( $parts, static fn ( string $part ): bool => mb_strlen( $part ) >= 3 && 1 === preg_match( '/^[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{N}\p{M}]+$/u', $part ) );
		return [] === $parts || count( $plain ) !== count( $parts ) ? '' : implode( ' ', array_map( static fn ( string $part ): string => "+$part*", $plain ) );
	}

	private static function like( string $words ): string {
		return '%' . addcslashes( $words, '%_\\' ) . '%';
	}
}
