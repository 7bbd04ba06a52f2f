<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Database;
use Deskfold\Core\StoredFile;

/** Rows of attachments. */
final class AttachmentStore {

	public function __construct( private readonly Database $database ) {
	}

	public function by_id( int $id ): ?Attachment {
		$row = $this->database->row( 'SELECT * FROM %i WHERE id = %d', $this->database->table( 'attachments' ), $id );
		return null === $row ? null : Attachment::from_row( $row );
	}

	/**
	 * @param list<int> $message_ids
	 * @return list<Attachment>
	 */
	public function of_messages( array $message_ids ): array {
		return $this->where( 'message_id', $message_ids );
	}

	/**
	 * @param list<int> $ids
	 * @return list<Attachment>
	 */
	public function by_ids( array $ids ): array {
		return $this->where( 'id', $ids );
	}

	/**
	 * @param list<int> $ticket_ids
	 * @return list<Attachment>
	 */
	public function of_tickets( array $ticket_ids ): array {
		return $this->where( 'ticket_id', $ticket_ids );
	}

	/** @param Attachment $attachment whose id and path are not read */
	public function add( Attachment $attachment, StoredFile $file, int $now ): int {
		return $this->database->insert(
			'attachments',
			[
				'ticket_id'  => $attachment->ticket_id,
				'message_id' => $attachment->message_id,
				'agent_id'   => $attachment->agent_id,
				'name'       => $attachment->name,
				'type'       => $attachment->type,
				'size'       => $file->size,
				'sha256'     => $file->sha256,
				'path'       => $file->path,
				'is_inline'  => (int) $attachment->is_inline,
				'content_id' => $attachment->content_id,
				'created_at' => $now,
			]
		);
	}

	public function give( int $id, int $ticket_id, int $message_id ): void {
		$this->database->update( 'attachments', [ 'ticket_id' => $ticket_id, 'message_id' => $message_id ], [ 'id' => $id ] );
	}

	/**
	 * @param list<int> $ids
	 * @param int       $now an upload that nobody sends is forgotten some time after this
	 */
	public function take_back( array $ids, int $agent_id, int $now ): void {
		foreach ( $ids as $id ) {
			$this->database->update( 'attachments', [ 'ticket_id' => 0, 'message_id' => 0, 'agent_id' => $agent_id, 'created_at' => $now ], [ 'id' => $id ] );
		}
	}

	/** @param list<int> $message_ids */
	public function move( array $message_ids, int $ticket_id ): void {
		foreach ( array_chunk( $message_ids, 500 ) as $some ) {
			$marks = implode( ', ', array_fill( 0, count( $some ), '%d' ) );
			$this->database->run( "UPDATE %i SET ticket_id = %d WHERE message_id IN ($marks)", $this->database->table( 'attachments' ), $ticket_id, ...$some );
		}
	}

	public function has( int $ticket_id ): bool {
		return null !== $this->database->value( 'SELECT id FROM %i WHERE ticket_id = %d LIMIT 1', $this->database->table( 'attachments' ), $ticket_id );
	}

	/** Those of tickets; what nobody has sent yet does not count. */
	public function count(): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE ticket_id > 0', $this->database->table( 'attachments' ) );
	}

	public function remove( int $id ): void {
		$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->database->table( 'attachments' ), $id );
	}

	/**
	 * @param array<mixed> $paths
	 * @return list<string> those that a row names
	 */
	public function known_paths( array $paths ): array {
		$marks = implode( ', ', array_fill( 0, count( $paths ), '%s' ) );
		return [] === $paths ? [] : $this->database->column( "SELECT path FROM %i WHERE path IN ($marks)", $this->database->table( 'attachments' ), ...$paths );
	}

	/** @return list<Attachment> uploads that no message ever took */
	public function abandoned( int $before, int $limit ): array {
		$rows = $this->database->rows( 'SELECT * FROM %i WHERE message_id = 0 AND created_at < %d LIMIT %d', $this->database->table( 'attachments' ), $before, $limit );
		return array_map( Attachment::from_row( ... ), $rows );
	}

	/**
	 * @param 'id'|'message_id'|'ticket_id' $column
	 * @param list<int>                    $ids
	 * @return list<Attachment>
	 */
	private function where( string $column, array $ids ): array {
		if ( [] === $ids ) {
			return [];
		}
		$marks = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
		$rows  = $this->database->rows( "SELECT * FROM %i WHERE %i IN ($marks) ORDER BY id", $this->database->table( 'attachments' ), $column, ...$ids );
		return array_map( Attachment::from_row( ... ), $rows );
	}
}
