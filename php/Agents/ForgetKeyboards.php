<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** The plugin goes with all its data: nobody's keys stay behind in their account. */
final class ForgetKeyboards {

	public function __construct( private readonly KeyboardStore $store ) {
	}

	public function __invoke(): void {
		$this->store->erase();
	}
}
