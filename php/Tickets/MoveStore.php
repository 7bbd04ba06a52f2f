<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;

/** Where messages stood before they were moved, so that every move can be taken back. Inside the caller's transaction. */
final class MoveStore {

	private const BATCH = 500;

	public function __construct( private readonly Database $database ) {
	}

	/** @param list<int> $ids messages of one ticket */
	public function take( array $ids, int $from, int $to, bool $is_merge, int $now ): void {
		foreach ( array_chunk( $ids, self::BATCH ) as $some ) {
			$marks = self::marks( $some );
			$this->database->run( "INSERT INTO %i (message_id, from_ticket, to_ticket, is_merge, created_at) SELECT id, %d, %d, %d, %d FROM %i WHERE id IN ($marks)", $this->moves(), $from, $to, (int) $is_merge, $now, $this->messages(), ...$some );
			$this->database->run( "UPDATE %i SET ticket_id = %d, moved_from = %d WHERE id IN ($marks)", $this->messages(), $to, $from, ...$some );
		}
	}

	/**
	 * @param list<int> $ids   of messages
	 * @param int       $since the number of the move that is undone: it and what followed are forgotten
	 */
	public function put_back( array $ids, int $to, int $since ): void {
		foreach ( array_chunk( $ids, self::BATCH ) as $some ) {
			$marks = self::marks( $some );
			$this->database->run( "DELETE FROM %i WHERE message_id IN ($marks) AND id >= %d", $this->moves(), ...[ ...$some, $since ] );
			$before = [];
			foreach ( $this->database->rows( "SELECT message_id, from_ticket FROM %i WHERE message_id IN ($marks) ORDER BY id", $this->moves(), ...$some ) as $row ) {
				$before[ (int) $row['message_id'] ] = (int) $row['from_ticket'];
			}
			$this->database->run( "UPDATE %i SET ticket_id = %d, moved_from = 0 WHERE id IN ($marks)", $this->messages(), $to, ...$some );
			foreach ( $before as $message_id => $from ) {
				$this->database->update( 'messages', [ 'moved_from' => $from ], [ 'id' => $message_id ] );
			}
		}
	}

	/**
	 * What the newest merge of a ticket moved and still stands in another one.
	 *
	 * @return array{since: int, messages: list<int>}
	 */
	public function merged( int $from, int $standing_in ): array {
		$sql  = 'SELECT v.id, v.message_id FROM %i v JOIN %i m ON m.id = v.message_id WHERE v.from_ticket = %d AND v.is_merge = 1 AND m.ticket_id = %d ORDER BY v.id';
		$rows = $this->database->rows( $sql, $this->moves(), $this->messages(), $from, $standing_in );
		return [
			'since'    => (int) ( $rows[0]['id'] ?? 0 ),
			'messages' => array_values( array_unique( array_map( static fn ( array $row ): int => (int) $row['message_id'], $rows ) ) ),
		];
	}

	/** @return array{id: int, from_ticket: int, to_ticket: int, is_merge: bool, created_at: int}|null */
	public function newest( int $message_id ): ?array {
		$row = $this->database->row( 'SELECT * FROM %i WHERE message_id = %d ORDER BY id DESC LIMIT 1', $this->moves(), $message_id );
		return null === $row ? null : [
			'id'          => (int) $row['id'],
			'from_ticket' => (int) $row['from_ticket'],
			'to_ticket'   => (int) $row['to_ticket'],
			'is_merge'    => '1' === (string) $row['is_merge'],
			'created_at'  => (int) $row['created_at'],
		];
	}

	/**
	 * A ticket's conversation without its words, in the order of time.
	 *
	 * @return list<array{id: int, kind: string, is_auto_reply: bool, created_at: int, state: string, next_attempt_at: ?int}>
	 */
	public function outline( int $ticket_id ): array {
		$rows = $this->database->rows( 'SELECT id, kind, is_auto_reply, created_at, state, next_attempt_at FROM %i WHERE ticket_id = %d ORDER BY created_at, id', $this->messages(), $ticket_id );
		return array_map(
			static fn ( array $row ): array => [
				'id'            => (int) $row['id'],
				'kind'          => (string) $row['kind'],
				'is_auto_reply' => '1' === (string) $row['is_auto_reply'],
				'created_at'    => (int) $row['created_at'],
				'state'         => (string) $row['state'],
				'next_attempt_at' => null === $row['next_attempt_at'] ? null : (int) $row['next_attempt_at'],
			],
			$rows
		);
	}

	/** What an agent decided about a message, and the warning that goes or comes back with it. */
	public function judged( Message $message ): void {
		$written = MessageRow::write( $message );
		$this->database->update( 'messages', [ 'match_info' => $written['match_info'], 'warning' => $written['warning'] ], [ 'id' => $message->id ] );
	}

	/** @param list<int> $ids */
	private static function marks( array $ids ): string {
		return implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
	}

	private function moves(): string {
		return $this->database->table( 'moves' );
	}

	private function messages(): string {
		return $this->database->table( 'messages' );
	}
}
