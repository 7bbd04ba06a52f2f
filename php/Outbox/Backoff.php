<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

/** How long to wait before the next attempt. */
final class Backoff {

	private const MINUTES = [ 1, 2, 5, 15, 60, 60, 60 ];

	/**
	 * @param int $attempts made so far, 1 or more
	 * @return ?int milliseconds, with up to a fifth of jitter so that a thousand retries do not come at once; null to give up
	 */
	public static function after( int $attempts ): ?int {
		$minutes = self::MINUTES[ $attempts - 1 ] ?? null;
		return null === $minutes ? null : (int) ( $minutes * 60_000 * ( 1 + random_int( 0, 200 ) / 1000 ) );
	}
}
