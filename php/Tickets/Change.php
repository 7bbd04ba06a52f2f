<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What somebody wants to change of a ticket; null leaves a property as it is. */
final class Change {

	/**
	 * @param ?list<string> $tags          all of them
	 * @param ?int          $snoozed_until for Status::Snoozed: milliseconds, UTC; null until the customer writes
	 * @param bool          $is_quiet      one of very many: nobody gets a mail for each
	 */
	public function __construct(
		public readonly ?Status $status = null,
		public readonly ?Priority $priority = null,
		public readonly ?int $agent_id = null,
		public readonly ?array $tags = null,
		public readonly ?string $subject = null,
		public readonly ?int $snoozed_until = null,
		public readonly bool $is_quiet = false,
	) {
	}
}
