<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** How an agent likes the desk, for the page that draws it. */
final class ReadLikings {

	public function __construct( private readonly LikingStore $store ) {
	}

	/** @return array<string, mixed> only what was ever chosen */
	public function __invoke( int $agent ): array {
		return $this->store->of( $agent );
	}
}
