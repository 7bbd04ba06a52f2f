<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Forgets counts that limit nothing any more. */
final class PruneNoticesJob implements Job {

	private const KEPT = 172_800_000;

	public function __construct(
		private readonly NoticeStore $store,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->store->prune( $this->clock->now_ms() - self::KEPT );
		return 0;
	}
}
