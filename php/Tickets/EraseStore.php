<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Takes the rows of whole tickets out of every table of this room. */
final class EraseStore {

	private const BY_TICKET  = [ 'timeline', 'drafts', 'reads', 'ticket_tags', 'participants', 'echoes', 'messages' ];
	private const BY_MESSAGE = [ 'deliveries', 'moves' ];

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<int> the first tickets there are, oldest first */
	public function first( int $limit, int $up_to ): array {
		return array_map( 'intval', $this->database->column( 'SELECT id FROM %i WHERE id <= %d ORDER BY id LIMIT %d', $this->database->table( 'tickets' ), $up_to, $limit ) );
	}

	public function count( int $up_to ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE id <= %d', $this->database->table( 'tickets' ), $up_to );
	}

	/** @return array{int, int} how many messages there are, and the number of the newest ticket; 0 for none */
	public function extent(): array {
		return [
			(int) $this->database->value( 'SELECT COUNT(*) FROM %i', $this->database->table( 'messages' ) ),
			(int) $this->database->value( 'SELECT MAX(id) FROM %i', $this->database->table( 'tickets' ) ),
		];
	}

	/**
	 * @param non-empty-list<int> $ticket_ids
	 * @return list<array{int, int}> number of each message, and of the raw one it came in as; 0 for none
	 */
	public function messages( array $ticket_ids ): array {
		$rows = $this->database->rows( 'SELECT id, raw_id FROM %i WHERE ticket_id IN (' . self::marks( $ticket_ids ) . ')', $this->database->table( 'messages' ), ...$ticket_ids );
		return array_map( static fn ( array $row ): array => [ (int) $row['id'], (int) $row['raw_id'] ], $rows );
	}

	/**
	 * @param non-empty-list<int> $ticket_ids
	 * @param list<int>           $message_ids
	 */
	public function erase( array $ticket_ids, array $message_ids ): void {
		foreach ( array_chunk( $message_ids, 500 ) as $some ) {
			foreach ( self::BY_MESSAGE as $table ) {
				$this->database->run( 'DELETE FROM %i WHERE message_id IN (' . self::marks( $some ) . ')', $this->database->table( $table ), ...$some );
			}
		}
		$marks = self::marks( $ticket_ids );
		$this->database->run( "DELETE FROM %i WHERE from_ticket IN ($marks)", $this->database->table( 'moves' ), ...$ticket_ids );
		foreach ( self::BY_TICKET as $table ) {
			$this->database->run( "DELETE FROM %i WHERE ticket_id IN ($marks)", $this->database->table( $table ), ...$ticket_ids );
		}
		$this->database->run( "DELETE FROM %i WHERE id IN ($marks)", $this->database->table( 'tickets' ), ...$ticket_ids );
	}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return list<int> those who have no ticket
	 */
	public function without_ticket( array $customer_ids ): array {
		$found = array_map( 'intval', $this->database->column( 'SELECT DISTINCT customer_id FROM %i WHERE customer_id IN (' . self::marks( $customer_ids ) . ')', $this->database->table( 'tickets' ), ...$customer_ids ) );
		return array_values( array_diff( $customer_ids, $found ) );
	}

	/** @param array<int> $ids */
	private static function marks( array $ids ): string {
		return implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
	}
}
