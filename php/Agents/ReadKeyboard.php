<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** The keys of one agent, for pages that print them. */
final class ReadKeyboard {

	public function __construct( private readonly KeyboardStore $store ) {
	}

	public function __invoke( int $agent_id ): Keyboard {
		return $this->store->of( $agent_id );
	}
}
