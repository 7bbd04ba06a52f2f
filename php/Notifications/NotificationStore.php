<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** The outbox of mails to agents. */
final class NotificationStore {

	public function __construct( private readonly Database $database ) {
	}

	/** The same source twice for one agent is one notification. */
	public function add( Notification $new ): bool {
		try {
			$this->database->insert(
				'notifications',
				[
					'agent_id'   => $new->agent_id,
					'ticket_id'  => $new->ticket_id,
					'message_id' => $new->message_id,
					'kind'       => $new->kind,
					'source'     => $new->source,
					'state'      => $new->state,
					'reason'     => $new->reason,
					'secret'     => $new->secret,
					'seen_entry' => $new->seen_entry,
					'due_at'     => $new->due_at,
					'created_at' => $new->created_at,
				]
			);
			return true;
		} catch ( Problem $problem ) {
			if ( 'duplicate_row' !== $problem->kind ) {
				throw $problem;
			}
			return false;
		}
	}

	public function find( int $id ): ?Notification {
		$row = $this->database->row( 'SELECT * FROM %i WHERE id = %d', $this->table(), $id );
		return null === $row ? null : self::notification( $row );
	}

	/** @return list<Notification> longest waiting first */
	public function due( int $now, int $limit ): array {
		return array_map( self::notification( ... ), $this->database->rows( 'SELECT * FROM %i WHERE due_at <= %d ORDER BY due_at, id LIMIT %d', $this->table(), $now, $limit ) );
	}

	/** Takes one for a worker until then: false when another was quicker. */
	public function claim( Notification $one, int $until ): bool {
		return 1 === $this->database->run( 'UPDATE %i SET due_at = %d, attempts = attempts + 1 WHERE id = %d AND due_at = %d', $this->table(), $until, $one->id, (int) $one->due_at );
	}

	/**
	 * What waits for the same agent about the same ticket goes into the same mail.
	 *
	 * @return list<Notification> it and the others, oldest first
	 */
	public function gather( Notification $lead ): array {
		$sql = "UPDATE %i SET group_id = %d, due_at = NULL WHERE ticket_id = %d AND agent_id = %d AND state = 'waiting' AND attempts = 0 AND due_at IS NOT NULL AND kind IN ('unassigned', 'answered', 'assigned')";
		$this->database->run( $sql, $this->table(), $lead->id, $lead->ticket_id, $lead->agent_id );
		$others = $this->database->rows( 'SELECT * FROM %i WHERE group_id = %d ORDER BY id', $this->table(), $lead->id );
		$all    = [ $lead, ...array_map( self::notification( ... ), $others ) ];
		usort( $all, static fn ( Notification $a, Notification $b ): int => $a->id <=> $b->id );
		return $all;
	}

	/** Before the mail leaves, so that an answer that comes at once is measured by it. */
	public function showed( int $id, int $seen_entry ): void {
		$this->database->update( 'notifications', [ 'seen_entry' => $seen_entry ], [ 'id' => $id ] );
	}

	/** With all that was gathered under it. */
	public function settle( int $id, string $state, string $reason, ?int $sent_at ): void {
		$this->database->update( 'notifications', [ 'state' => $state, 'reason' => mb_strcut( $reason, 0, 2000 ), 'due_at' => null, 'sent_at' => $sent_at ], [ 'id' => $id ] );
		$this->database->run( "UPDATE %i SET state = %s, due_at = NULL WHERE group_id = %d AND state = 'waiting'", $this->table(), $state, $id );
	}

	/** It came back. */
	public function bounced( int $id, string $reason ): void {
		$this->database->update( 'notifications', [ 'state' => Notification::FAILED, 'reason' => mb_strcut( $reason, 0, 2000 ) ], [ 'id' => $id ] );
	}

	public function count_sent( int $agent_id, int $since ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE agent_id = %d AND sent_at > %d', $this->table(), $agent_id, $since );
	}

	public function count_made( int $agent_id, string $kind, int $since ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE agent_id = %d AND kind = %s AND created_at > %d', $this->table(), $agent_id, $kind, $since );
	}

	/** The newest one that left or tried to. */
	public function newest_tried( int $agent_id ): ?Notification {
		$row = $this->database->row( "SELECT * FROM %i WHERE agent_id = %d AND state IN ('sent', 'failed') AND group_id = 0 ORDER BY id DESC LIMIT 1", $this->table(), $agent_id );
		return null === $row ? null : self::notification( $row );
	}

	/** Nobody waits for these any more. */
	public function drop_waiting( int $agent_id ): void {
		$this->database->run( "UPDATE %i SET state = 'skipped', due_at = NULL WHERE agent_id = %d AND state = 'waiting'", $this->table(), $agent_id );
	}

	/** @param list<int> $ticket_ids */
	public function erase( array $ticket_ids ): void {
		$marks = implode( ', ', array_fill( 0, count( $ticket_ids ), '%d' ) );
		$this->database->run( "DELETE FROM %i WHERE ticket_id IN ($marks)", $this->table(), ...$ticket_ids );
	}

	public function forget( int $before ): int {
		return $this->database->run( 'DELETE FROM %i WHERE created_at < %d', $this->table(), $before );
	}

	private function table(): string {
		return $this->database->table( 'notifications' );
	}

	/** @param array<string, string|null> $row */
	private static function notification( array $row ): Notification {
		$time = static fn ( string $name ): ?int => isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		return new Notification(
			(int) $row['id'],
			(int) $row['agent_id'],
			(int) $row['ticket_id'],
			(int) $row['message_id'],
			(string) $row['kind'],
			(string) $row['source'],
			(string) $row['state'],
			(string) $row['reason'],
			(string) $row['secret'],
			(int) $row['seen_entry'],
			(int) $row['attempts'],
			$time( 'due_at' ),
			$time( 'sent_at' ),
			(int) $row['created_at'],
		);
	}
}
