<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Forgets counts whose window is over. */
final class PruneLimitsJob implements Job {

	public function __construct(
		private readonly FormLimitStore $store,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->store->prune( $this->clock->now_ms() );
		return 0;
	}
}
