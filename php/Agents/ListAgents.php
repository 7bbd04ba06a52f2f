<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Everybody who answers on this site, by name. */
final class ListAgents {

	public function __construct( private readonly AgentStore $agents ) {
	}

	/** @return list<Agent> */
	public function __invoke(): array {
		return $this->agents->all();
	}
}
