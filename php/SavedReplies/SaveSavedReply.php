<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Attachments\Attachment;
use Deskfold\Attachments\KeepAttachment;
use Deskfold\Attachments\ReadAttachments;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;

/** Makes or changes a saved reply. The bytes of its new files stay where the upload put them: only their row is another one. */
final class SaveSavedReply {

	private const MOST_FILES = 20;

	public function __construct(
		private readonly Database $database,
		private readonly SavedReplyStore $store,
		private readonly ReplyFileStore $files,
		private readonly ReadAttachments $uploads,
		private readonly KeepAttachment $keep,
		private readonly Storage $storage,
	) {
	}

	/** @throws Problem when it is not the agent's to change, or somebody else was quicker (409) */
	public function __invoke( SavedReplyDraft $draft, Asker $asker ): SavedReply {
		$reply = $draft->reply;
		$asker->may_own( $reply->agent_id );
		$uploads = $this->uploads( $draft->uploads, $asker );
		return $this->database->transaction(
			function () use ( $draft, $reply, $asker, $uploads ): SavedReply {
				if ( $reply->id > 0 ) {
					$this->check( $this->store->find( $reply->id, true ) ?? throw Problem::not_found(), $draft, $asker );
				}
				$before = $reply->id > 0 ? $this->files->of( $reply->id ) : [];
				$stay   = array_filter( $before, static fn ( ReplyFile $file ): bool => in_array( $file->id, $draft->files, true ) );
				$count  = count( $stay ) + count( $uploads );
				if ( $count > self::MOST_FILES ) {
					throw new Problem( 'too_many_files', __( 'A saved reply can carry at most 20 files.', 'deskfold' ) );
				}
				$id = $this->store->save( $reply, $count );
				foreach ( $uploads as $upload ) {
					$this->keep->hand_over( $upload );
					$this->files->take( $id, $upload );
				}
				array_map( $this->drop( ... ), array_filter( $before, static fn ( ReplyFile $file ): bool => ! in_array( $file, $stay, true ) ) );
				return $this->store->find( $id ) ?? throw Problem::not_found();
			}
		);
	}

	private function check( SavedReply $known, SavedReplyDraft $draft, Asker $asker ): void {
		$asker->must_change( $known->agent_id );
		if ( null !== $draft->seen_at && $draft->seen_at !== $known->updated_at ) {
			throw new Problem( 'changed_meanwhile', __( 'Somebody else changed this reply while it was open here. Your text is kept. Save again to put it in place of theirs, or close this to read theirs.', 'deskfold' ), 409, false, null, [ 'updated_at' => $known->updated_at ] );
		}
	}

	/**
	 * @param list<int> $ids
	 * @return list<Attachment>
	 */
	private function uploads( array $ids, Asker $asker ): array {
		$found = $this->uploads->by_ids( $ids );
		foreach ( $found as $upload ) {
			if ( 0 !== $upload->message_id || $upload->agent_id !== $asker->id ) {
				throw Problem::not_found();
			}
		}
		if ( count( $found ) !== count( array_unique( $ids ) ) ) {
			throw new Problem( 'attachment_gone', __( 'An attachment is no longer there. Remove it and attach the file again.', 'deskfold' ), 409 );
		}
		return $found;
	}

	private function drop( ReplyFile $file ): void {
		$this->files->remove( $file->id );
		$this->database->after_commit( fn () => $this->storage->delete( $file->path ) );
	}
}
