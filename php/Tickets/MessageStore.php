<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Rows of messages: the conversation, and the outbox. */
final class MessageStore {

	/** Tickets that the ids of one mail may lead to. */
	private const NAMED_MOST = 50;

	public function __construct( private readonly Database $database ) {
	}

	public function by_id( int $id ): ?Message {
		return $this->by_ids( [ $id ] )[0] ?? null;
	}

	/**
	 * @param list<int> $ids
	 * @return list<Message>
	 */
	public function by_ids( array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		return $this->read( "SELECT * FROM %i WHERE id IN ($marks) ORDER BY id", $this->messages(), ...$ids );
	}

	public function by_client_key( string $key ): ?Message {
		return $this->read( 'SELECT * FROM %i WHERE client_key = %s', $this->messages(), $key )[0] ?? null;
	}

	/**
	 * What we sent, wherever it stands since tickets were merged.
	 *
	 * @param string $message_id RFC 5322, without <>
	 */
	public function sent_as( string $message_id ): ?Message {
		return $this->read( "SELECT * FROM %i WHERE message_id_hash = %s AND kind IN ('reply', 'notice') ORDER BY id LIMIT 1", $this->messages(), self::hash( $message_id ) )[0] ?? null;
	}

	/**
	 * The newest ones, oldest first.
	 *
	 * @param int $before only messages older than this one; 0 for the end of the conversation
	 * @return list<Message>
	 */
	public function of_ticket( int $ticket_id, int $before, int $limit ): array {
		$before = 0 === $before ? PHP_INT_MAX : $before;
		return array_reverse( $this->read( 'SELECT * FROM %i WHERE ticket_id = %d AND id < %d ORDER BY id DESC LIMIT %d', $this->messages(), $ticket_id, $before, $limit ) );
	}

	/**
	 * The tickets of messages that bear an id, or a program's name of their conversation.
	 *
	 * @param list<string> $message_ids RFC 5322, without <>
	 * @param list<string> $keys        of ThreadKeys
	 * @return array<string, list<int>> tickets, newest first, by SHA-1 of the id and by key
	 */
	public function tickets_of_names( array $message_ids, array $keys ): array {
		$found = [];
		$parts = [];
		$args  = [];
		foreach ( [ 'message_id_hash' => array_map( self::hash( ... ), $message_ids ), 'thread_key' => $keys ] as $column => $names ) {
			if ( [] !== $names ) {
				$marks   = implode( ', ', array_fill( 0, count( $names ), '%s' ) );
				$parts[] = "SELECT DISTINCT $column AS name, ticket_id FROM %i WHERE $column IN ($marks)";
				array_push( $args, $this->messages(), ...$names );
			}
		}
		if ( [] === $parts ) {
			return [];
		}
		$args[] = self::NAMED_MOST;
		foreach ( $this->database->rows( implode( ' UNION ALL ', $parts ) . ' ORDER BY ticket_id DESC LIMIT %d', ...$args ) as $row ) {
			$found[ (string) $row['name'] ][] = (int) $row['ticket_id'];
		}
		return $found;
	}

	/** @return int its id */
	public function add( Message $message ): int {
		return $this->database->insert( 'messages', MessageRow::write( $message ) + [ 'message_id_hash' => '' === $message->message_id ? null : self::hash( $message->message_id ) ] );
	}

	/** @return list<int> replies that are due, longest due first */
	public function due( int $now, int $limit ): array {
		$sql = "SELECT id FROM %i WHERE state IN ('queued', 'uncertain') AND next_attempt_at <= %d ORDER BY next_attempt_at LIMIT %d";
		return array_map( 'intval', $this->database->column( $sql, $this->messages(), $now, $limit ) );
	}

	/** Takes a due reply for one worker. False when another was quicker. */
	public function claim( int $id, string $owner, int $now, int $until ): bool {
		$sql = "UPDATE %i SET state = 'sending', lease_owner = %s, lease_until = %d, attempts = attempts + 1 WHERE id = %d AND state IN ('queued', 'uncertain') AND next_attempt_at <= %d";
		return 1 === $this->database->run( $sql, $this->messages(), $owner, $until, $id, $now );
	}

	/** @return list<int> replies whose worker vanished while it was sending */
	public function stuck( int $now, int $limit ): array {
		return array_map( 'intval', $this->database->column( "SELECT id FROM %i WHERE state = 'sending' AND lease_until < %d LIMIT %d", $this->messages(), $now, $limit ) );
	}

	/**
	 * Ends an attempt. Writes only while the lease is still the owner's, so that a late worker changes nothing.
	 *
	 * @param array<string, string|int|null> $changes
	 */
	public function settle( int $id, string $owner, array $changes ): bool {
		return 1 === $this->database->update(
			'messages',
			$changes + [
				'lease_until' => null,
				'lease_owner' => null,
			],
			[
				'id'          => $id,
				'state'       => Message::SENDING,
				'lease_owner' => $owner,
			]
		);
	}

	/** Ends the attempt of a worker that vanished. */
	public function settle_stuck( int $id, int $now, string $failure ): bool {
		$sql = "UPDATE %i SET state = 'uncertain', lease_owner = NULL, lease_until = NULL, next_attempt_at = %d, failure = %s WHERE id = %d AND state = 'sending' AND lease_until < %d";
		return 1 === $this->database->run( $sql, $this->messages(), $now + 60_000, $failure, $id, $now );
	}

	/** Puts a failed reply back into the queue. */
	public function requeue( int $id, int $now ): bool {
		$sql = "UPDATE %i SET state = 'queued', next_attempt_at = %d, attempts = 0, failure = NULL WHERE id = %d AND state IN ('failed', 'uncertain', 'queued')";
		return 1 === $this->database->run( $sql, $this->messages(), $now, $id );
	}

	/** What a server said after it had taken a message. */
	public function bounce( int $id, string $state, string $failure ): void {
		$this->database->update( 'messages', [ 'state' => $state, 'failure' => mb_strcut( $failure, 0, 4000 ) ], [ 'id' => $id ] );
	}

	/** @return list<Message> */
	private function read( string $sql, string|int ...$args ): array {
		return array_map( MessageRow::read( ... ), $this->database->rows( $sql, ...$args ) );
	}

	private static function hash( string $message_id ): string {
		return sha1( $message_id );
	}

	private function messages(): string {
		return $this->database->table( 'messages' );
	}
}
