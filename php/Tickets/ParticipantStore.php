<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Addresses that an agent has let into a ticket, besides its customer's: by writing to them, or by name. */
final class ParticipantStore {

	public function __construct( private readonly Database $database ) {
	}

	/**
	 * @param list<int> $ticket_ids
	 * @return array{addresses: list<string>, recipients: list<string>} lower-case addresses let in; recipients of our replies, as stored JSON
	 */
	public function of( array $ticket_ids ): array {
		$marks = implode( ', ', array_fill( 0, count( $ticket_ids ), '%d' ) );
		$rows  = $this->database->rows(
			"SELECT 'address' AS kind, address AS value FROM %i WHERE ticket_id IN ($marks) UNION ALL SELECT 'recipients', recipients FROM %i WHERE ticket_id IN ($marks) AND kind = 'reply'",
			$this->database->table( 'participants' ),
			...$ticket_ids,
			...[ $this->database->table( 'messages' ), ...$ticket_ids ]
		);
		$of = static fn ( string $kind ): array => array_values( array_unique( array_map( static fn ( array $row ): string => (string) $row['value'], array_filter( $rows, static fn ( array $row ): bool => $kind === $row['kind'] ) ) ) );
		return [
			'addresses'  => $of( 'address' ),
			'recipients' => $of( 'recipients' ),
		];
	}

	/**
	 * @param string $address      as Address::key() writes it
	 * @param int    $from_ticket  the merged ticket it came from; 0 for none
	 * @param int    $from_message the message that was moved with it; 0 for none
	 */
	public function add( int $ticket_id, string $address, int $agent_id, int $from_ticket, int $from_message, int $now ): void {
		if ( '' === $address || mb_strlen( $address ) > 320 ) {
			return;
		}
		$sql = 'INSERT IGNORE INTO %i (ticket_id, address, agent_id, from_ticket, from_message, created_at) VALUES (%d, %s, %d, %d, %d, %d)';
		$this->database->run( $sql, $this->database->table( 'participants' ), $ticket_id, $address, $agent_id, $from_ticket, $from_message, $now );
	}

	/** Who was let into a ticket is let into the one that it is merged into. */
	public function copy( int $from_ticket, int $to_ticket, int $now ): void {
		$table = $this->database->table( 'participants' );
		$sql   = 'INSERT IGNORE INTO %i (ticket_id, address, agent_id, from_ticket, from_message, created_at) SELECT %d, address, agent_id, %d, 0, %d FROM %i WHERE ticket_id = %d';
		$this->database->run( $sql, $table, $to_ticket, $from_ticket, $now, $table, $from_ticket );
	}

	/** Takes back what came with a merged ticket, or with a message that was moved. */
	public function remove( int $ticket_id, int $from_ticket, int $from_message ): void {
		$this->database->run( 'DELETE FROM %i WHERE ticket_id = %d AND from_ticket = %d AND from_message = %d', $this->database->table( 'participants' ), $ticket_id, $from_ticket, $from_message );
	}
}
