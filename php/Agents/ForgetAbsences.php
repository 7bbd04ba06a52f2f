<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** The plugin goes with all its data: nobody's absence stays behind in their account. */
final class ForgetAbsences {

	public function __construct( private readonly AvailabilityStore $store ) {
	}

	public function __invoke(): void {
		$this->store->erase();
	}
}
