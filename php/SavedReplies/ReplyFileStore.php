<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Attachments\Attachment;
use Deskfold\Core\Database;

/** Which files belong to which saved reply. */
final class ReplyFileStore {

	public function __construct( private readonly Database $database ) {
	}

	/** @return list<ReplyFile> */
	public function of( int $reply_id ): array {
		return array_map( ReplyFile::from_row( ... ), $this->database->rows( 'SELECT * FROM %i WHERE reply_id = %d ORDER BY id', $this->database->table( 'saved_reply_files' ), $reply_id ) );
	}

	/** The bytes of an upload are this reply's from now on. */
	public function take( int $reply_id, Attachment $upload ): void {
		$this->database->insert(
			'saved_reply_files',
			[
				'reply_id' => $reply_id,
				'name'     => $upload->name,
				'type'     => $upload->type,
				'size'     => $upload->size,
				'path'     => $upload->path,
			]
		);
	}

	public function remove( int $id ): void {
		$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->database->table( 'saved_reply_files' ), $id );
	}

	/**
	 * @param array<mixed> $paths
	 * @return list<string> those that a row names
	 */
	public function known_paths( array $paths ): array {
		$marks = implode( ', ', array_fill( 0, count( $paths ), '%s' ) );
		return [] === $paths ? [] : $this->database->column( "SELECT path FROM %i WHERE path IN ($marks)", $this->database->table( 'saved_reply_files' ), ...$paths );
	}
}
