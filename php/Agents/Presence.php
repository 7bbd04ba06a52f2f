<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Where an agent is, as one tab of the desk last told it. */
final class Presence {

	/** Without a sign for so long somebody is gone. */
	public const LASTS_MS = 45_000;

	/** A sign that says nothing new is written down again after so long. */
	public const HOLDS_MS = 20_000;

	/**
	 * @param string $tab       a name that the tab gave itself
	 * @param int    $ticket_id 0 for no ticket
	 * @param int    $seen_at   milliseconds
	 */
	public function __construct(
		public readonly int $agent_id,
		public readonly string $tab,
		public readonly int $ticket_id,
		public readonly bool $is_replying,
		public readonly int $seen_at,
	) {
	}

	/** Whether a later sign of the same tab must be written down. */
	public function is_told_by( self $earlier ): bool {
		return $this->ticket_id === $earlier->ticket_id && $this->is_replying === $earlier->is_replying && $this->seen_at - $earlier->seen_at < self::HOLDS_MS;
	}
}
