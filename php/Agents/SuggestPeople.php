<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Accounts of this site that could answer: whoever works on it and is not on the team yet. */
final class SuggestPeople {

	private const MOST = 5;

	public function __construct( private readonly AgentStore $agents ) {
	}

	/** @return list<array{login: string, name: string, email: string}> by name */
	public function __invoke(): array {
		return $this->agents->colleagues( self::MOST );
	}
}
