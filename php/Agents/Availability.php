<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Whether somebody can be given work, and if not, from which day on again. */
final class Availability {

	/** @param string $until the first day back as Y-m-d, in the site's time zone; '' for as long as nobody says otherwise */
	public function __construct(
		public readonly bool $is_away = false,
		public readonly string $until = '',
	) {
		if ( '' !== $until && ( ! $is_away || ! self::is_day( $until ) ) ) {
			throw new \LogicException( 'Only who is away has a day of return, and it is written as Y-m-d.' );
		}
	}

	public static function is_day( string $day ): bool {
		return 1 === preg_match( '/^(\d{4})-(\d\d)-(\d\d)$/D', $day, $found ) && checkdate( (int) $found[2], (int) $found[3], (int) $found[1] );
	}

	/** As it is on a day: who wanted to be back by then is. */
	public function on( string $today ): self {
		return $this->is_away && '' !== $this->until && $this->until <= $today ? new self() : $this;
	}
}
