<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Database;

/** The rows that came in and became no ticket. */
final class QuarantineStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return array<string, string|null>|null */
	public function row( int $id ): ?array {
		return $this->database->row( "SELECT * FROM %i WHERE id = %d AND state = 'quarantined'", $this->database->table( 'raw_messages' ), $id );
	}

	/**
	 * @param int $at and
	 * @param int $id where the page before ended; 0 for the first page
	 * @return list<array<string, string|null>> latest tried first
	 */
	public function page( int $at, int $id, int $limit ): array {
		$raws = $this->database->table( 'raw_messages' );
		if ( 0 === $id ) {
			return $this->database->rows( "SELECT * FROM %i WHERE state = 'quarantined' ORDER BY next_attempt_at DESC, id DESC LIMIT %d", $raws, $limit );
		}
		$sql = "SELECT * FROM %i WHERE state = 'quarantined' AND next_attempt_at <= %d AND (next_attempt_at < %d OR id < %d) ORDER BY next_attempt_at DESC, id DESC LIMIT %d";
		return $this->database->rows( $sql, $raws, $at, $at, $id, $limit );
	}

	public function count(): int {
		return (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE state = 'quarantined'", $this->database->table( 'raw_messages' ) );
	}

	/** @return array{waiting: int, late: int} what came in and was not read; and of that, before a moment */
	public function unread( int $before ): array {
		$row = $this->database->row( "SELECT COUNT(*) AS waiting, SUM(CASE WHEN received_at < %d THEN 1 ELSE 0 END) AS late FROM %i WHERE state = 'received'", $before, $this->database->table( 'raw_messages' ) );
		return [
			'waiting' => (int) ( $row['waiting'] ?? 0 ),
			'late'    => (int) ( $row['late'] ?? 0 ),
		];
	}

	/** Lets it be read once more. The number of attempts goes on, so that no worker from before can write. */
	public function reopen( int $id, int $now ): bool {
		$sql = "UPDATE %i SET state = 'received', result = '', reason = '', attempts = attempts + 1, lease_until = 0, next_attempt_at = %d WHERE id = %d AND state = 'quarantined'";
		return 1 === $this->database->run( $sql, $this->database->table( 'raw_messages' ), $now, $id );
	}

	/** The row stays: the same mail, fetched again, is known. */
	public function discard( int $id ): bool {
		$sql = "UPDATE %i SET state = 'done', result = %s, reason = 'discarded', path = '' WHERE id = %d AND state = 'quarantined'";
		return 1 === $this->database->run( $sql, $this->database->table( 'raw_messages' ), IntakeResult::REJECTED, $id );
	}
}
