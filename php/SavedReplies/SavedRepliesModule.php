<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Agents\AgentRemoved;
use Deskfold\Core\FindFiles;
use Deskfold\Core\Module;
use Deskfold\Tickets\EraseTickets;
use Deskfold\Tickets\NoteAdded;
use Deskfold\Tickets\ReplyQueued;

/** Answers that are written once and used often. */
final class SavedRepliesModule extends Module {

	public function wire(): void {
		$this->tables( SavedReplyTables::class );
		$this->job( PruneSavedRepliesJob::class );

		// Somebody asks whose a file is.
		$this->offer( FindFiles::OWNERS, self::class, fn ( array $paths ): array => $this->get( ReplyFileStore::class )->known_paths( $paths ) );

		// Tickets go for good.
		$this->offer( EraseTickets::ERASERS, EraseUses::class, fn (): EraseUses => $this->get( EraseUses::class ) );

		// Something happened elsewhere in the house.
		$this->on( ReplyQueued::NAME, CarryOutUses::class );
		$this->on( NoteAdded::NAME, CarryOutUses::class, 'note' );
		$this->on( AgentRemoved::NAME, ForgetOwner::class );
		$this->on( 'deleted_user', ForgetOwner::class, 'account' );

		// The desk asks.
		$this->routes( SavedReplyController::class );
		$this->routes( ReplyMoveController::class );
	}
}
