<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Channels\IncomingAttachment;
use Deskfold\Core\Clock;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Core\StoredFile;
use Deskfold\Core\UploadedFile;

/** Stores files: first the bytes, then the row. The sender's name is a label only. */
final class KeepAttachment {

	public function __construct(
		private readonly AttachmentStore $store,
		private readonly Storage $storage,
		private readonly Clock $clock,
	) {
	}

	/** An agent's upload, for a reply that is still being written. */
	public function upload( UploadedFile $file, int $agent_id, bool $inline = false ): Attachment {
		if ( $file->size > wp_max_upload_size() ) {
			/* translators: %s: largest size, such as "8 MB". */
			throw new Problem( 'file_too_large', sprintf( __( 'This file is too large. The server takes at most %s.', 'deskfold' ), (string) size_format( wp_max_upload_size() ) ), 413 );
		}
		$stored     = $this->storage->copy_in( $file->path );
		$content_id = $inline ? bin2hex( random_bytes( 8 ) ) . '@deskfold' : '';
		return $this->record( $this->describe( $file->name, $file->type, $inline, $content_id, 0, 0, $agent_id ), $stored );
	}

	/** Writes the bytes of a file from outside. Outside any transaction: a disk cannot be rolled back. */
	public function bytes( IncomingAttachment $file ): StoredFile {
		Milestone::reached( 'attachment-comes' );
		$stored = $this->storage->write( $file->bytes );
		Milestone::reached( 'attachment-stored' );
		return $stored;
	}

	/** Removes bytes for which no row was written. */
	public function forget( StoredFile $stored ): void {
		$this->storage->delete( $stored->path );
	}

	/** The row for bytes that are stored already. */
	public function incoming( IncomingAttachment $file, StoredFile $stored, int $ticket_id, int $message_id, int $agent_id = 0 ): Attachment {
		return $this->record( $this->describe( $file->name, $file->type, $file->inline, $file->content_id, $ticket_id, $message_id, $agent_id ), $stored );
	}

	/**
	 * Ties an agent's uploads to the message that was sent with them.
	 *
	 * @param list<int> $ids
	 */
	public function give( array $ids, int $agent_id, int $ticket_id, int $message_id ): void {
		$found = $this->store->by_ids( $ids );
		foreach ( $found as $attachment ) {
			if ( 0 !== $attachment->message_id || $agent_id !== $attachment->agent_id ) {
				throw Problem::not_found();
			}
			$this->store->give( $attachment->id, $ticket_id, $message_id );
		}
		if ( count( $found ) !== count( array_unique( $ids ) ) ) {
			throw new Problem( 'attachment_gone', __( 'An attachment is no longer there. Remove it and attach the file again.', 'deskfold' ), 409 );
		}
	}

	/**
	 * A message is written anew: its files are uploads of whoever writes it.
	 *
	 * @return list<int> their ids
	 */
	public function take_back( int $message_id, int $agent_id ): array {
		$ids = array_map( static fn ( Attachment $one ): int => $one->id, $this->store->of_messages( [ $message_id ] ) );
		$this->store->take_back( $ids, $agent_id, $this->clock->now_ms() );
		return $ids;
	}

	/**
	 * Messages stand in another ticket: whoever may read that one may read their files.
	 *
	 * @param list<int> $message_ids
	 */
	public function move( array $message_ids, int $ticket_id ): void {
		$this->store->move( $message_ids, $ticket_id );
	}

	/** Somebody else's row names the bytes from now on. */
	public function hand_over( Attachment $attachment ): void {
		$this->store->remove( $attachment->id );
	}

	public function discard( Attachment $attachment ): void {
		$this->store->remove( $attachment->id );
		$this->storage->delete( $attachment->path );
	}

	private function record( Attachment $attachment, StoredFile $stored ): Attachment {
		$id = $this->store->add( $attachment, $stored, $this->clock->now_ms() );
		return new Attachment( $id, $attachment->ticket_id, $attachment->message_id, $attachment->agent_id, $attachment->name, $attachment->type, $stored->size, $stored->path, $attachment->is_inline, $attachment->content_id );
	}

	private function describe( string $name, string $type, bool $inline, string $content_id, int $ticket_id, int $message_id, int $agent_id ): Attachment {
		// Control, direction and zero-width characters make a name look like another.
		$clean = (string) preg_replace( '/[\p{C}\/\\\\]+/u', '', wp_check_invalid_utf8( $name, true ) );
		$clean = '' === trim( $clean, " ." ) ? __( 'Unnamed file', 'deskfold' ) : trim( mb_substr( $clean, 0, 255 ) );
		$type  = strtolower( trim( explode( ';', $type )[0] ) );
		$type  = 1 === preg_match( '~^[a-z0-9.+-]{1,60}/[a-z0-9.+_-]{1,66}$~', $type ) ? $type : 'application/octet-stream';
		return new Attachment( 0, $ticket_id, $message_id, $agent_id, $clean, $type, 0, '', $inline, mb_substr( $content_id, 0, 255 ) );
	}
}
