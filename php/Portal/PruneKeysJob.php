<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Forgets keys that have expired. */
final class PruneKeysJob implements Job {

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->store->prune( $this->clock->now_ms() );
		return 0;
	}
}
