<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Rows of messages that are to go later. */
final class ScheduleStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<int> ids whose time has come, longest ago first */
	public function due( int $now, int $limit ): array {
		$sql = "SELECT id FROM %i WHERE state = 'scheduled' AND next_attempt_at <= %d ORDER BY next_attempt_at LIMIT %d";
		return array_map( 'intval', $this->database->column( $sql, $this->messages(), $now, $limit ) );
	}

	/** @return array{scheduled_at: ?int, is_held: bool} when the next one of a ticket goes, and whether one was held back */
	public function of_ticket( int $ticket_id ): array {
		$row = $this->database->row( "SELECT MIN(next_attempt_at) AS at, SUM(state = 'held') AS held FROM %i WHERE ticket_id = %d AND state IN ('scheduled', 'held')", $this->messages(), $ticket_id );
		return [
			// Who is held back has no time any more.
			'scheduled_at' => isset( $row['at'] ) ? (int) $row['at'] : null,
			'is_held'      => (int) ( $row['held'] ?? 0 ) > 0,
		];
	}

	/**
	 * Who spoke after it was written: the customer, or somebody else of us.
	 *
	 * @return array{kind: string, name: string}|null
	 */
	public function since( Message $message ): ?array {
		$sql = "SELECT kind, author_name, author_address FROM %i WHERE ticket_id = %d AND id > %d AND is_auto_reply = 0
			AND (kind = 'incoming' OR (kind = 'reply' AND author_id <> %d AND state NOT IN ('scheduled', 'held'))) ORDER BY id DESC LIMIT 1";
		$row = $this->database->row( $sql, $this->messages(), $message->ticket_id, $message->id, $message->author->id );
		return null === $row ? null : [
			'kind' => (string) $row['kind'],
			'name' => '' === (string) $row['author_name'] ? (string) $row['author_address'] : (string) $row['author_name'],
		];
	}

	/** Into the queue, as if it had been written now. False when somebody was quicker. */
	public function release( int $id, int $now ): bool {
		$sql = "UPDATE %i SET state = 'queued', next_attempt_at = %d, created_at = %d, failure = NULL, then_status = '' WHERE id = %d AND state IN ('scheduled', 'held')";
		return 1 === $this->database->run( $sql, $this->messages(), $now, $now, $id );
	}

	public function hold( int $id, string $why ): void {
		$this->database->run( "UPDATE %i SET state = 'held', next_attempt_at = NULL, failure = %s WHERE id = %d AND state = 'scheduled'", $this->messages(), $why, $id );
	}

	/** It never left: nothing speaks of it but the timeline. */
	public function remove( int $id ): bool {
		return 1 === $this->database->run( "DELETE FROM %i WHERE id = %d AND state IN ('scheduled', 'held')", $this->messages(), $id );
	}

	private function messages(): string {
		return $this->database->table( 'messages' );
	}
}
