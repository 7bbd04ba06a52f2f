<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Judges whether the jobs run: by a worker, by WP-Cron, late, or not at all. */
final class FeelPulse {

	/** When a worker was last seen: seconds since 1970. Not autoloaded. */
	public const SEEN = 'deskfold_worker_seen_at';

	/** Seconds. A worker says every 30 that it lives. */
	private const SILENT = 120;
	private const LATE   = 600;

	public function __invoke(): Pulse {
		$seen = get_option( self::SEEN );
		$seen = is_numeric( $seen ) ? (int) $seen : 0;
		$next = wp_next_scheduled( Queue::TICK );
		$due  = false === $next ? null : $next * 1000;
		if ( time() - $seen < self::SILENT ) {
			return new Pulse( Pulse::WORKER, $seen * 1000, $due, max( 0, time() - $seen ) );
		}
		if ( false === $next ) {
			return new Pulse( Pulse::OFF, $seen * 1000, null, 0 );
		}
		$over = max( 0, time() - $next );
		return new Pulse( $over < self::LATE ? Pulse::CRON : Pulse::LATE, $seen * 1000, $due, $over );
	}
}
