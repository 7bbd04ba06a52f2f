<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The one exception: something went wrong that a person may read about. */
final class Problem extends \RuntimeException {

	/**
	 * @param string               $kind    machine word, English, snake_case
	 * @param string               $message safe to show: what happened and what to do
	 * @param int                  $status  HTTP status
	 * @param bool                 $retry   whether the same act may work later
	 * @param array<string, mixed> $details safe to show, for the caller's program
	 */
	public function __construct(
		public readonly string $kind,
		string $message,
		public readonly int $status = 400,
		public readonly bool $retry = false,
		?\Throwable $previous = null,
		public readonly array $details = [],
	) {
		parent::__construct( $message, 0, $previous );
	}

	/** Unknown and forbidden objects answer alike, so that nobody can ask what exists. */
	public static function not_found(): self {
		return new self( 'not_found', __( 'There is nothing here, or it is not yours to see.', 'deskfold' ), 404 );
	}
}
