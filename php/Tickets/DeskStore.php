<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** What an agent has read, and what an agent has begun to write. */
final class DeskStore {

	public function __construct( private readonly Database $database ) {
	}

	/**
	 * @param list<int> $ticket_ids
	 * @return array<int, array{read: int, called: int}> newest line read, and newest line that calls for the agent, by ticket
	 */
	public function read_entries( int $agent_id, array $ticket_ids ): array {
		if ( [] === $ticket_ids ) {
			return [];
		}
		$marks = implode( ', ', array_fill( 0, count( $ticket_ids ), '%d' ) );
		$read  = [];
		foreach ( $this->database->rows( "SELECT ticket_id, entry, called FROM %i WHERE agent_id = %d AND ticket_id IN ($marks)", $this->database->table( 'reads' ), $agent_id, ...$ticket_ids ) as $row ) {
			$read[ (int) $row['ticket_id'] ] = [ 'read' => (int) $row['entry'], 'called' => (int) $row['called'] ];
		}
		return $read;
	}

	public function mark_read( int $agent_id, int $ticket_id, int $entry ): void {
		$sql = 'INSERT INTO %i (agent_id, ticket_id, entry) VALUES (%d, %d, %d) ON DUPLICATE KEY UPDATE entry = VALUES(entry)';
		$this->database->run( $sql, $this->database->table( 'reads' ), $agent_id, $ticket_id, $entry );
	}

	/** Shows a ticket as unread to one agent, whatever the customer did. */
	public function call( int $agent_id, int $ticket_id, int $entry ): void {
		if ( $agent_id > 0 ) {
			$sql = 'INSERT INTO %i (agent_id, ticket_id, entry, called) VALUES (%d, %d, 0, %d) ON DUPLICATE KEY UPDATE called = VALUES(called)';
			$this->database->run( $sql, $this->database->table( 'reads' ), $agent_id, $ticket_id, $entry );
		}
	}

	/** @return list<Draft> */
	public function drafts( int $agent_id, int $ticket_id ): array {
		$rows = $this->database->rows( 'SELECT kind, content, updated_at FROM %i WHERE agent_id = %d AND ticket_id = %d', $this->database->table( 'drafts' ), $agent_id, $ticket_id );
		return array_map( static fn ( array $row ): Draft => Draft::from_row( $row ), $rows );
	}

	/**
	 * For writers: nobody else changes it before this transaction ends.
	 *
	 * @param 'reply'|'note' $kind
	 */
	public function locked_draft( int $agent_id, int $ticket_id, string $kind ): ?Draft {
		$row = $this->database->row( 'SELECT kind, content, updated_at FROM %i WHERE agent_id = %d AND ticket_id = %d AND kind = %s FOR UPDATE', $this->database->table( 'drafts' ), $agent_id, $ticket_id, $kind );
		return null === $row ? null : Draft::from_row( $row );
	}

	public function keep_draft( int $agent_id, int $ticket_id, Draft $draft ): void {
		$sql = 'INSERT INTO %i (agent_id, ticket_id, kind, content, updated_at) VALUES (%d, %d, %s, %s, %d) ON DUPLICATE KEY UPDATE content = VALUES(content), updated_at = VALUES(updated_at)';
		$this->database->run( $sql, $this->database->table( 'drafts' ), $agent_id, $ticket_id, $draft->kind, $draft->content(), $draft->updated_at );
	}

	public function drop_draft( int $agent_id, int $ticket_id, string $kind ): void {
		$this->database->run( 'DELETE FROM %i WHERE agent_id = %d AND ticket_id = %d AND kind = %s', $this->database->table( 'drafts' ), $agent_id, $ticket_id, $kind );
	}
}
