<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\FeelPulse;
use Deskfold\Core\Queue;

/** Rounds of the queue in one long-lived process. */
final class WorkRounds {

	/** A round ends soon after this, so that a signal is heard in time. */
	private const ROUND = 5.0;

	private bool $ending = false;

	private int $seen = 0;

	public function __construct( private readonly Queue $queue ) {
	}

	/**
	 * @param ?int                $seconds until it ends; null goes on
	 * @param callable(int): void $tell    of each round that did something
	 * @return int pieces of work done
	 */
	public function __invoke( int $interval, ?int $seconds, callable $tell ): int {
		$this->listen();
		$until = null === $seconds ? INF : microtime( true ) + $seconds;
		$sum   = 0;
		while ( ! $this->ending && microtime( true ) < $until ) {
			$done = $this->round();
			$sum += $done;
			if ( $done > 0 ) {
				$tell( $done );
			} else {
				$this->rest( min( (float) $interval, $until - microtime( true ) ) );
			}
		}
		return $sum;
	}

	public function until_idle(): int {
		$this->listen();
		$sum = 0;
		do {
			$done = $this->round();
			$sum += $done;
		} while ( $done > 0 && ! $this->ending );
		return $sum;
	}

	private function round(): int {
		self::forget();
		$this->be_seen();
		return $this->queue->run_all( self::ROUND );
	}

	/** What other requests changed since the last round must be seen: options, users, posts. */
	private static function forget(): void {
		if ( wp_cache_supports( 'flush_runtime' ) ) {
			wp_cache_flush_runtime();
			return;
		}
		// An object cache that cannot forget only its memory: at least the settings are read anew.
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( 'notoptions', 'options' );
	}

	private function be_seen(): void {
		$now = time();
		if ( $now - $this->seen >= 30 ) {
			$this->seen = $now;
			update_option( FeelPulse::SEEN, (string) $now, false );
		}
	}

	private function listen(): void {
		if ( function_exists( 'pcntl_async_signals' ) ) {
			pcntl_async_signals( true );
			foreach ( [ SIGTERM, SIGINT, SIGHUP ] as $signal ) {
				pcntl_signal( $signal, function (): void { $this->ending = true; } );
			}
		}
	}

	/** A signal ends the sleep at once. */
	private function rest( float $seconds ): void {
		if ( ! $this->ending && $seconds > 0.0 ) {
			usleep( (int) ( $seconds * 1_000_000 ) );
		}
	}
}
