<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Replies that have not left, for whoever looks after the site. */
final class UnsentStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return array{waiting: int, late: int, failed: int} those on their way, those due before a moment, those given up */
	public function counts( int $due_before ): array {
		$messages = $this->database->table( 'messages' );
		$row      = $this->database->row( "SELECT COUNT(*) AS waiting, SUM(CASE WHEN next_attempt_at < %d THEN 1 ELSE 0 END) AS late FROM %i WHERE state IN ('queued', 'sending', 'uncertain')", $due_before, $messages );
		return [
			'waiting' => (int) ( $row['waiting'] ?? 0 ),
			'late'    => (int) ( $row['late'] ?? 0 ),
			'failed'  => (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE state = 'failed'", $messages ),
		];
	}

	/** @return list<array<string, string|null>> given up, newest first, with the ticket's subject */
	public function failed( int $limit ): array {
		$sql = "SELECT m.id, m.ticket_id, m.recipients, m.failure, m.created_at, m.kind, t.subject FROM %i m JOIN %i t ON t.id = m.ticket_id WHERE m.state = 'failed' ORDER BY m.id DESC LIMIT %d";
		return $this->database->rows( $sql, $this->database->table( 'messages' ), $this->database->table( 'tickets' ), $limit );
	}
}
