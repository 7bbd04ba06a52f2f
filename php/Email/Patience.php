<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** How long we wait for a server: for each answer, and for the whole conversation. */
final class Patience {

	private readonly float $until;

	public function __construct(
		private readonly float $answer = 20.0,
		float $total = 120.0,
	) {
		$this->until = self::now() + $total;
	}

	/** Seconds that the next wait may last; 0 when the time is up. */
	public function left(): float {
		return max( 0.0, min( $this->answer, $this->until - self::now() ) );
	}

	/** Whether a piece of work that takes this long still fits. */
	public function allows( float $seconds ): bool {
		return $this->until - self::now() > $seconds;
	}

	private static function now(): float {
		return hrtime( true ) / 1e9;
	}
}
