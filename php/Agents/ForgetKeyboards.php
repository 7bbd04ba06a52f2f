<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** The plugin goes with all its data: nobody's keys and likings stay behind in their account. */
final class ForgetKeyboards {

	public function __construct(
		private readonly KeyboardStore $store,
		private readonly LikingStore $likings,
	) {
	}

	public function __invoke(): void {
		$this->store->erase();
		$this->likings->erase();
	}
}
