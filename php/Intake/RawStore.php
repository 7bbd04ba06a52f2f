<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\RawMessage;
use Deskfold\Core\Database;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Core\StoredFile;

/** Rows of what came in. The bytes lie in Core\Storage. */
final class RawStore {

	public const RECEIVED    = 'received';
	public const DONE        = 'done';
	public const QUARANTINED = 'quarantined';

	private const LARGEST = 40_000_000;

	/** Of what is larger so much of its beginning is read. */
	private const HEAD = 1_000_000;

	/** @var array<int, int> the number of the attempt under which this process holds a row: whoever comes later has a higher one */
	private array $held = [];

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
	 * @phpstan-impure
	 * @return array<string, string|null>|null
	 */
	public function named( string $channel, int $mailbox_id, string $external_id ): ?array {
		return $this->database->row( 'SELECT id, path FROM %i WHERE channel = %s AND mailbox_id = %d AND external_id = %s', $this->raws(), $channel, $mailbox_id, $external_id );
	}

	/**
	 * @param int $lease_until when whoever adds it reads it at once; else 0
	 * @return int its id
	 */
	public function add( string $channel, int $mailbox_id, string $external_id, StoredFile $file, int $now, int $lease_until = 0 ): int {
		$id = $this->database->insert(
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
		if ( $lease_until > 0 ) {
			$this->held = [ $id => 1 ];
		}
		return $id;
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
		$size  = (int) $row['size'];
		$bytes = $this->storage->read( (string) $row['path'], $size > self::limit() ? self::HEAD : null );
		return new RawMessage( (int) $row['id'], (string) $row['channel'], (int) $row['mailbox_id'], (string) $row['external_id'], $bytes, (int) $row['received_at'], $size, (string) $row['content_hash'] );
	}

	/** Bytes that are read whole. They lie in memory several times over while their parts are taken out. */
	private static function limit(): int {
		$memory = wp_convert_hr_to_bytes( (string) ini_get( 'memory_limit' ) );
		return $memory <= 0 ? self::LARGEST : min( self::LARGEST, intdiv( $memory, 5 ) );
	}

	/** @return list<int> oldest first */
	public function due( int $now, int $limit ): array {
		$sql = "SELECT id FROM %i WHERE state = 'received' AND next_attempt_at <= %d AND lease_until < %d ORDER BY next_attempt_at, id LIMIT %d";
		return array_map( 'intval', $this->database->column( $sql, $this->raws(), $now, $now, $limit ) );
	}

	/**
	 * Takes a row for one worker. False when it is done or another has it.
	 *
	 * @param int $attempts as they were read: the next number is this worker's alone
	 */
	public function claim( int $id, int $attempts, int $now, int $until ): bool {
		$sql   = "UPDATE %i SET lease_until = %d, attempts = %d WHERE id = %d AND attempts = %d AND state = 'received' AND lease_until < %d";
		$taken = 1 === $this->database->run( $sql, $this->raws(), $until, $attempts + 1, $id, $attempts, $now );
		if ( $taken ) {
			$this->held = [ $id => $attempts + 1 ];
			Milestone::reached( 'raw-claimed' );
		}
		return $taken;
	}

	/**
	 * Writes down what became of it.
	 *
	 * @throws Problem `lease_lost` when another worker has taken it over: then nothing is written
	 */
	public function finish( int $id, IntakeResult $result ): IntakeResult {
		Milestone::reached( 'finish-comes' );
		$this->settle(
			$id,
			[
				'state'      => IntakeResult::QUARANTINED === $result->result ? self::QUARANTINED : self::DONE,
				'result'     => $result->result,
				'reason'     => $result->reason,
				'ticket_id'  => $result->ticket_id ?? 0,
				'message_id' => $result->message_id ?? 0,
			]
		);
		Milestone::reached( 'finished' );
		return $result;
	}

	/**
	 * @param array<string, string|int> $changes
	 * @throws Problem `lease_lost`
	 */
	public function settle( int $id, array $changes ): void {
		$mine = isset( $this->held[ $id ] ) ? [ 'attempts' => $this->held[ $id ] ] : [];
		if ( 0 === $this->database->update( 'raw_messages', $changes + [ 'lease_until' => 0 ], [ 'id' => $id, 'state' => self::RECEIVED ] + $mine ) ) {
			throw new Problem( 'lease_lost', __( 'Another worker has taken this message over.', 'deskfold' ), 409, true );
		}
	}

	/**
	 * The same bytes in the same mailbox, stored before: read, waiting or parked. The first to be stored is the message.
	 *
	 * @return array<string, string|null>|null
	 */
	public function twin( RawMessage $raw ): ?array {
		$sql = 'SELECT id, state, ticket_id, message_id FROM %i WHERE content_hash = %s AND mailbox_id = %d AND channel = %s AND id < %d ORDER BY id LIMIT 1';
		return $this->database->row( $sql, $this->raws(), '' === $raw->sha256 ? hash( 'sha256', $raw->bytes ) : $raw->sha256, $raw->mailbox_id, $raw->channel, $raw->id );
	}

	/**
	 * @param array<mixed> $paths
	 * @return list<string> those that a row names
	 */
	public function known_paths( array $paths ): array {
		$marks = implode( ', ', array_fill( 0, count( $paths ), '%s' ) );
		return [] === $paths ? [] : $this->database->column( "SELECT path FROM %i WHERE path IN ($marks)", $this->raws(), ...$paths );
	}

	/**
	 * What came in as these, and again with the same bytes.
	 *
	 * @param non-empty-list<int> $ids
	 * @return array<int, string> path by id; '' where the bytes are gone
	 */
	public function with_twins( array $ids ): array {
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$sql   = "SELECT DISTINCT t.id, t.path FROM %i r JOIN %i t ON t.content_hash = r.content_hash AND t.mailbox_id = r.mailbox_id AND t.channel = r.channel WHERE r.id IN ($marks) AND t.state = 'done'";
		$found = [];
		foreach ( $this->database->rows( $sql, $this->raws(), $this->raws(), ...$ids ) as $row ) {
			$found[ (int) $row['id'] ] = trim( (string) $row['path'] );
		}
		return $found;
	}

	/** The bytes are gone and what they became too; the row stays. */
	public function empty( int $id ): void {
		$this->database->update( 'raw_messages', [ 'path' => '', 'result' => IntakeResult::REJECTED, 'reason' => 'erased', 'ticket_id' => 0, 'message_id' => 0 ], [ 'id' => $id ] );
	}

	/**
	 * The beginnings of what came last into one mailbox, looked for among the newest of all.
	 *
	 * @param int<0, max> $bytes of each
	 * @return list<string> newest first
	 */
	public function newest_heads( string $channel, int $mailbox_id, int $limit, int $bytes ): array {
		$rows = $this->database->rows( 'SELECT channel, mailbox_id, path FROM %i ORDER BY id DESC LIMIT 500', $this->raws() );
		$ours = array_filter( $rows, static fn ( array $row ): bool => $row['channel'] === $channel && (int) $row['mailbox_id'] === $mailbox_id );
		return array_map( fn ( array $row ): string => $this->storage->read( (string) $row['path'], $bytes ), array_slice( array_values( $ours ), 0, $limit ) );
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
