<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Somebody no longer answers here. */
final class AgentRemoved {

	public const NAME = 'deskfold_agent_removed';

	public function __construct( public readonly int $agent_id ) {
	}
}
