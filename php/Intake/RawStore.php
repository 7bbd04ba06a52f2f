<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\RawMessage;
use Deskfold\Core\Database;
use Deskfold\Core\Storage;
use Deskfold\Core\StoredFile;

/** Rows of what came in. The bytes lie in Core\Storage. */
final class RawStore {

	public const RECEIVED    = 'received';
	public const DONE        = 'done';
	public const QUARANTINED = 'quarantined';

	public function __construct(
		private readonly Database $database,
		private readonly Storage $storage,
	) {
	}

	public function id_of( string $channel, int $mailbox_id, string $external_id ): ?int {
		$id = $this->database->value( 'SELECT id FROM %i WHERE channel = %s AND mailbox_id = %d AND external_id = %s', $this->raws(), $channel, $mailbox_id, $external_id );
		return null === $id ? null : (int) $id;
	}

	/**
	 * @param int $lease_until when whoever adds it reads it at once; else 0
	 * @return int its id
	 */
	public function add( string $channel, int $mailbox_id, string $external_id, StoredFile $file, int $now, int $lease_until = 0 ): int {
		return $this->database->insert(
			'raw_messages',
			[
				'channel'         => $channel,
				'mailbox_id'      => $mailbox_id,
				'external_id'     => $external_id,
				'content_hash'    => $file->sha256,
				'path'            => $file->path,
				'size'            => $file->size,
				'state'           => self::RECEIVED,
				'result'          => '',
				'reason'          => '',
				'ticket_id'       => 0,
				'message_id'      => 0,
				'attempts'        => $lease_until > 0 ? 1 : 0,
				'next_attempt_at' => $now,
				'lease_until'     => $lease_until,
				'received_at'     => $now,
			]
		);
	}

	/**
	 * @phpstan-impure
	 * @return array<string, string|null>|null
	 */
	public function row( int $id ): ?array {
		return $this->database->row( 'SELECT * FROM %i WHERE id = %d', $this->raws(), $id );
	}

	/** @param array<string, string|null> $row */
	public function message( array $row ): RawMessage {
		return new RawMessage( (int) $row['id'], (string) $row['channel'], (int) $row['mailbox_id'], (string) $row['external_id'], $this->storage->read( (string) $row['path'] ), (int) $row['received_at'] );
	}

	/** @return list<int> oldest first */
	public function due( int $now, int $limit ): array {
		$sql = "SELECT id FROM %i WHERE state = 'received' AND next_attempt_at <= %d AND lease_until < %d ORDER BY next_attempt_at, id LIMIT %d";
		return array_map( 'intval', $this->database->column( $sql, $this->raws(), $now, $now, $limit ) );
	}

	/** Takes a row for one worker. False when it is done or another has it. */
	public function claim( int $id, int $now, int $until ): bool {
		$sql = "UPDATE %i SET lease_until = %d, attempts = attempts + 1 WHERE id = %d AND state = 'received' AND lease_until < %d";
		return 1 === $this->database->run( $sql, $this->raws(), $until, $id, $now );
	}

	/** Writes down what became of it. Whoever comes second changes nothing. */
	public function finish( int $id, IntakeResult $result ): IntakeResult {
		$this->database->update(
			'raw_messages',
			[
				'state'       => IntakeResult::QUARANTINED === $result->result ? self::QUARANTINED : self::DONE,
				'result'      => $result->result,
				'reason'      => $result->reason,
				'ticket_id'   => $result->ticket_id ?? 0,
				'message_id'  => $result->message_id ?? 0,
				'lease_until' => 0,
			],
			[
				'id'    => $id,
				'state' => self::RECEIVED,
			]
		);
		return $result;
	}

	/** @param array<string, string|int> $changes */
	public function settle( int $id, array $changes ): void {
		$this->database->update( 'raw_messages', $changes + [ 'lease_until' => 0 ], [ 'id' => $id ] );
	}

	/**
	 * The same bytes in the same mailbox, read before.
	 *
	 * @return array<string, string|null>|null
	 */
	public function twin( RawMessage $raw ): ?array {
		$sql = "SELECT id, ticket_id, message_id FROM %i WHERE content_hash = %s AND mailbox_id = %d AND channel = %s AND id < %d AND state = 'done' ORDER BY id LIMIT 1";
		return $this->database->row( $sql, $this->raws(), hash( 'sha256', $raw->bytes ), $raw->mailbox_id, $raw->channel, $raw->id );
	}

	/** @return list<array<string, string|null>> newest first */
	public function quarantined( int $limit ): array {
		return $this->database->rows( "SELECT * FROM %i WHERE state = 'quarantined' ORDER BY id DESC LIMIT %d", $this->raws(), $limit );
	}

	/** @return array{waiting: int, oldest: ?int} rows not yet read, and since when */
	public function backlog(): array {
		$row = $this->database->row( "SELECT COUNT(*) AS waiting, MIN(received_at) AS oldest FROM %i WHERE state = 'received'", $this->raws() );
		return [
			'waiting' => (int) ( $row['waiting'] ?? 0 ),
			'oldest'  => isset( $row['oldest'] ) ? (int) $row['oldest'] : null,
		];
	}

	private function raws(): string {
		return $this->database->table( 'raw_messages' );
	}
}
