<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** Automatic mail was stopped because there was too much of it. Times are milliseconds, UTC. */
final class Stop {

	/** @param int $held mails that were not sent because of it */
	public function __construct(
		public readonly int $stopped_at,
		public readonly int $until_at,
		public readonly int $held,
	) {
	}

	public function holds( int $now ): bool {
		return $now < $this->until_at;
	}
}
