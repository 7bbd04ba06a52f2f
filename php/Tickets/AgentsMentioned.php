<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A note names colleagues. */
final class AgentsMentioned {

	public const NAME = 'deskfold_agents_mentioned';

	/** @param non-empty-list<int> $agent_ids without whoever wrote it */
	public function __construct(
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly array $agent_ids,
	) {
	}
}
