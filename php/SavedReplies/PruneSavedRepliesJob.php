<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Job;
use Deskfold\Core\Storage;

/** Forgets, after thirty days, what was deleted and what stands in drafts that nobody sent. */
final class PruneSavedRepliesJob implements Job {

	private const KEPT = 30 * 86_400_000;

	public function __construct(
		private readonly Database $database,
		private readonly SavedReplyStore $replies,
		private readonly ReplyFileStore $files,
		private readonly ReplyUseStore $uses,
		private readonly Storage $storage,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$moment = $this->clock->now_ms() - self::KEPT;
		$this->uses->forget_before( $moment );
		$gone = $this->replies->deleted_before( $moment, 50 );
		array_map( $this->remove( ... ), $gone );
		return count( $gone );
	}

	private function remove( int $id ): void {
		$files = $this->files->of( $id );
		$this->database->transaction(
			function () use ( $id, $files ): void {
				array_map( fn ( ReplyFile $file ) => $this->files->remove( $file->id ), $files );
				$this->replies->remove( $id );
			}
		);
		array_map( fn ( ReplyFile $file ) => $this->storage->delete( $file->path ), $files );
	}
}
