<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** One agent; null for everybody else, so that nobody assigns a ticket to a customer. */
final class FindAgent {

	public function __construct( private readonly AgentStore $agents ) {
	}

	public function __invoke( int $id ): ?Agent {
		return $this->agents->find( $id );
	}
}
