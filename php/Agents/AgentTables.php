<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Definitions;

/** Who is where right now. Who the agents are, WordPress keeps. */
final class AgentTables implements Definitions {

	public function steps(): array {
		return [ 250 => [ self::PRESENCE ] ];
	}

	public function names(): array {
		return [ 'presence' ];
	}

	/** A row for each open tab of the desk: somebody may read one ticket here and answer another one there. */
	private const PRESENCE = 'CREATE TABLE IF NOT EXISTS {presence} (
		agent_id BIGINT UNSIGNED NOT NULL,
		tab VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
		ticket_id BIGINT UNSIGNED NOT NULL,
		is_replying TINYINT NOT NULL,
		seen_at BIGINT NOT NULL,
		PRIMARY KEY (agent_id, tab),
		KEY seen_at (seen_at)
	) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';
}
