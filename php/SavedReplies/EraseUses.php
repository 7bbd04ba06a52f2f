<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Tickets\Eraser;

/** What stood in the drafts of tickets that are gone is not counted any more. */
final class EraseUses implements Eraser {

	public function __construct( private readonly ReplyUseStore $store ) {
	}

	public function erase( array $ticket_ids, array $message_ids, array $raw_ids ): void {
		$this->store->erase( $ticket_ids );
	}
}
