<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A room whose rows or files hang on tickets. */
interface Eraser {

	/**
	 * Removes what hangs on tickets that are going. Asked before and after they go, so it must be safe to ask twice.
	 *
	 * @param list<int> $ticket_ids
	 * @param list<int> $message_ids all that stand in them
	 * @param list<int> $raw_ids     what those messages came in as
	 */
	public function erase( array $ticket_ids, array $message_ids, array $raw_ids ): void;
}
