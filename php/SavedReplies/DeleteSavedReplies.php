<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Takes saved replies out of everybody's sight, all or none. They can be brought back until the job has swept. */
final class DeleteSavedReplies {

	public function __construct(
		private readonly Database $database,
		private readonly SavedReplyStore $store,
	) {
	}

	/**
	 * @param list<int> $ids what is gone already stays so
	 * @throws Problem when one of them is not the agent's to change
	 */
	public function __invoke( array $ids, Asker $asker ): void {
		$this->mark( $ids, $asker, true );
	}

	/** @param list<int> $ids */
	public function undo( array $ids, Asker $asker ): void {
		$this->mark( $ids, $asker, false );
	}

	/** @param list<int> $ids */
	private function mark( array $ids, Asker $asker, bool $deleted ): void {
		$this->database->transaction(
			function () use ( $ids, $asker, $deleted ): void {
				$owners = $this->store->owners( $ids, ! $deleted );
				array_map( $asker->must_change( ... ), $owners );
				if ( [] !== $owners ) {
					$this->store->mark_deleted( array_keys( $owners ), $deleted );
				}
			}
		);
	}
}
