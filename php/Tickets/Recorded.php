<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What became of a message: its ticket, itself, and the new lines of the timeline. */
final class Recorded {

	/** @param list<Entry> $entries */
	public function __construct(
		public readonly Ticket $ticket,
		public readonly Message $message,
		public readonly array $entries,
		public readonly bool $is_new_ticket = false,
	) {
	}
}
