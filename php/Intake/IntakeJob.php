<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;
use Deskfold\Core\Problem;

/** Reads what came in and was not read yet. */
final class IntakeJob implements Job {

	private const BATCH = 20;

	public function __construct(
		private readonly RawStore $store,
		private readonly ProcessRaw $process,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$done = 0;
		foreach ( $this->store->due( $this->clock->now_ms(), self::BATCH ) as $id ) {
			try {
				( $this->process )( $id );
				++$done;
			} catch ( Problem ) {
				// It is in the log and waits for its next attempt; the others go on.
				continue;
			}
		}
		return $done;
	}
}
