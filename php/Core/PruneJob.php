<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Forgets old lines of the log, once a day. */
final class PruneJob implements Job {

	/** Not autoloaded, and not part of the settings: a long-lived worker must never write those back. */
	private const OPTION = 'deskfold_log_pruned_at';

	public function __construct(
		private readonly Log $log,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$now  = $this->clock->now_ms();
		$last = get_option( self::OPTION, 0 );
		if ( is_numeric( $last ) && $now - (int) $last < 86_400_000 ) {
			return 0;
		}
		update_option( self::OPTION, (string) $now, false );
		return $this->log->prune() > 0 ? 1 : 0;
	}
}
