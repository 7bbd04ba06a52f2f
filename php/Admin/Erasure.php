<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** All tickets are being erased, and how far that has come. What comes in after it began stays. */
final class Erasure {

	/**
	 * @param int    $began_at        milliseconds, UTC; 0 when none is under way
	 * @param string $by              name of whoever began
	 * @param int    $tickets         how many there were
	 * @param int    $newest_ticket   the last one that goes
	 * @param int    $newest_customer the last one that goes
	 * @param int    $customers_done  those up to here are seen to
	 */
	public function __construct(
		public readonly int $began_at = 0,
		public readonly string $by = '',
		public readonly bool $with_customers = false,
		public readonly int $tickets = 0,
		public readonly int $newest_ticket = 0,
		public readonly int $newest_customer = 0,
		public readonly int $customers_done = 0,
	) {
	}

	/** @param array<mixed> $kept */
	public static function from( array $kept ): self {
		$number = static fn ( string $name ): int => is_int( $kept[ $name ] ?? null ) ? $kept[ $name ] : 0;
		return new self(
			$number( 'began_at' ),
			is_string( $kept['by'] ?? null ) ? $kept['by'] : '',
			true === ( $kept['with_customers'] ?? false ),
			$number( 'tickets' ),
			$number( 'newest_ticket' ),
			$number( 'newest_customer' ),
			$number( 'customers_done' )
		);
	}

	public function with_customers_done( int $customers_done ): self {
		return self::from( [ 'customers_done' => $customers_done ] + get_object_vars( $this ) );
	}

	public function is_under_way(): bool {
		return $this->began_at > 0;
	}
}
