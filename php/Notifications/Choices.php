<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

/** What one agent wants to be told by mail. Without a choice: what concerns their own tickets. */
final class Choices {

	/**
	 * @param bool $unassigned a customer writes, and nobody has the ticket
	 * @param bool $answered   a customer answers in a ticket of theirs
	 * @param bool $assigned   somebody gives them a ticket
	 * @param bool $mentioned  a colleague names them in a note
	 */
	public function __construct(
		public readonly bool $unassigned = false,
		public readonly bool $answered = true,
		public readonly bool $assigned = true,
		public readonly bool $mentioned = true,
	) {
	}
}
