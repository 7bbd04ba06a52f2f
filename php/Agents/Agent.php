<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** A person who answers. */
final class Agent {

	/** @param 'agent'|'supervisor'|'readonly'|'administrator'|'manager' $role for people to read; never ask it for permission */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $email,
		public readonly string $avatar_url,
		public readonly string $role,
		public readonly bool $can_reply,
		public readonly bool $can_manage,
		public readonly Availability $availability = new Availability(),
	) {
		if ( $id < 1 ) {
			throw new \LogicException( 'An agent is a user with an id.' );
		}
	}
}
