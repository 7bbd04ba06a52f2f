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

	/** Seconds for one answer of a server that is fetched from. DESKFOLD_MAIL_PATIENCE says another number where servers are slower, or must be quicker. */
	public static function for_answers(): float {
		$wish = defined( 'DESKFOLD_MAIL_PATIENCE' ) ? constant( 'DESKFOLD_MAIL_PATIENCE' ) : null;
		return is_numeric( $wish ) ? max( 0.5, (float) $wish ) : 20.0;
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
