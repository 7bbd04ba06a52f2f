<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Database;

/** Rows of tabs. The table is as small as the team. */
final class PresenceStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<Presence> of everybody who gave a sign after that moment */
	public function since( int $moment ): array {
		$rows = $this->database->rows( 'SELECT * FROM %i WHERE seen_at > %d ORDER BY agent_id, tab', $this->table(), $moment );
		return array_map(
			static fn ( array $row ): Presence => new Presence( (int) $row['agent_id'], (string) $row['tab'], (int) $row['ticket_id'], '1' === (string) $row['is_replying'], (int) $row['seen_at'] ),
			$rows
		);
	}

	public function keep( Presence $one ): void {
		$sql = 'INSERT INTO %i (agent_id, tab, ticket_id, is_replying, seen_at) VALUES (%d, %s, %d, %d, %d) ON DUPLICATE KEY UPDATE ticket_id = VALUES(ticket_id), is_replying = VALUES(is_replying), seen_at = VALUES(seen_at)';
		$this->database->run( $sql, $this->table(), $one->agent_id, $one->tab, $one->ticket_id, (int) $one->is_replying, $one->seen_at );
	}

	public function drop( int $agent_id, string $tab ): void {
		$this->database->run( 'DELETE FROM %i WHERE agent_id = %d AND tab = %s', $this->table(), $agent_id, $tab );
	}

	public function prune( int $before ): void {
		$this->database->run( 'DELETE FROM %i WHERE seen_at <= %d', $this->table(), $before );
	}

	private function table(): string {
		return $this->database->table( 'presence' );
	}
}
