<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** A tab of the desk was closed: nobody is there any more. */
final class LeaveDesk {

	public function __construct( private readonly PresenceStore $store ) {
	}

	public function __invoke( int $agent_id, string $tab ): void {
		$this->store->drop( $agent_id, $tab );
	}
}
