<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Whether anything runs the jobs. */
final class Pulse {

	/** A worker was seen a moment ago. */
	public const WORKER = 'worker';

	/** WP-Cron comes round. */
	public const CRON = 'cron';

	/** The tick is long overdue and no worker runs: work waits for a visitor. */
	public const LATE = 'late';

	/** The tick is not even scheduled. */
	public const OFF = 'off';

	/**
	 * @param self::WORKER|self::CRON|self::LATE|self::OFF $state
	 * @param int                                         $seen_at when a worker was last seen, in milliseconds; 0 for never
	 * @param ?int                                        $next_at when the tick is due, in milliseconds
	 * @param int                                         $seconds since the worker was seen, or that the tick is overdue
	 */
	public function __construct(
		public readonly string $state,
		public readonly int $seen_at,
		public readonly ?int $next_at,
		public readonly int $seconds,
	) {
	}

	public function beats(): bool {
		return self::WORKER === $this->state || self::CRON === $this->state;
	}

	/** For the system's list of timed jobs. */
	public static function crontab(): string {
		$folder = untrailingslashit( ABSPATH );
		return '* * * * * cd ' . ( 1 === preg_match( '~^[\w./-]+$~D', $folder ) ? $folder : escapeshellarg( $folder ) ) . ' && wp cron event run --due-now';
	}
}
