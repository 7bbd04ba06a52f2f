<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The time, which tests may hold still. */
final class Clock {

	private ?int $fixed = null;

	/** Milliseconds since 1970, UTC. */
	public function now_ms(): int {
		return $this->fixed ?? (int) floor( microtime( true ) * 1000 );
	}

	/** For tests: every later reading is this one; null lets it run again. */
	public function fix( ?int $ms ): void {
		$this->fixed = $ms;
	}
}
