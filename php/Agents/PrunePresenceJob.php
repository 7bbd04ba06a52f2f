<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Forgets tabs that went without a word: a laptop was closed, a browser died. */
final class PrunePresenceJob implements Job {

	public function __construct(
		private readonly PresenceStore $store,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->store->prune( $this->clock->now_ms() - Presence::LASTS_MS );
		return 0;
	}
}
