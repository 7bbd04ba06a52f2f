<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * Bells for jobs. A lost bell loses nothing: the minute's tick runs every job, and each job finds its work in its own rows.
 * Rings WP-Cron, which starts at once; Action Scheduler would wait for its own minute outside wp-admin.
 */
final class Queue {

	/** Filter: array<class-string<Job>, callable(): Job>. */
	public const JOBS = 'deskfold_jobs';
	public const BELL = 'deskfold_bell';
	public const TICK = 'deskfold_tick';

	private const MINUTE = 'deskfold_minute';

	/** @var array<class-string<Job>, true> */
	private array $rung = [];

	private bool $listening = false;

	public function __construct(
		private readonly Log $log,
		private readonly JobLedger $ledger,
	) {
	}

	/**
	 * Rings once a request, after the answer has been made.
	 *
	 * @param class-string<Job> $job
	 */
	public function soon( string $job ): void {
		if ( ! $this->listening ) {
			register_shutdown_function( $this->ring( ... ) );
			$this->listening = true;
		}
		$this->rung[ $job ] = true;
	}

	/** At the end of a request: hands the bells on. */
	public function ring(): void {
		if ( [] !== $this->rung && function_exists( 'fastcgi_finish_request' ) ) {
			// The answer is complete: whoever waits for it need not wait for the bell.
			fastcgi_finish_request();
		}
		foreach ( array_keys( $this->rung ) as $job ) {
			if ( false === wp_next_scheduled( self::BELL, [ $job ] ) ) {
				wp_schedule_single_event( time(), self::BELL, [ $job ] );
			}
		}
		if ( [] !== $this->rung && ! wp_doing_cron() && ! ( defined( 'WP_CLI' ) && WP_CLI ) ) {
			spawn_cron();
		}
		$this->rung = [];
	}

	/** Runs one job until nothing is due or the time is up. */
	public function run( string $job, float $seconds = 20.0 ): int {
		$make = $this->makers()[ $job ] ?? null;
		$done = null === $make ? 0 : $this->work( $job, $make, microtime( true ) + $seconds );
		$this->ledger->write();
		return $done;
	}

	/** Runs every job once round: what the minute's tick and the worker call. */
	public function run_all( float $seconds = 50.0 ): int {
		$until = microtime( true ) + $seconds;
		$done  = 0;
		foreach ( $this->makers() as $job => $make ) {
			$done += $this->work( $job, $make, $until );
		}
		$this->ledger->write();
		return $done;
	}

	public function tick(): void {
		$this->run_all();
	}

	public function bell( mixed $job ): void {
		if ( is_string( $job ) ) {
			$this->run( $job );
		}
	}

	/**
	 * @param array<string, array<string, mixed>> $schedules
	 * @return array<string, array<string, mixed>>
	 */
	public function schedules( array $schedules ): array {
		$schedules[ self::MINUTE ] = [
			'interval' => 60,
			'display'  => 'Deskfold: every minute',
		];
		return $schedules;
	}

	public function install(): void {
		if ( false === wp_next_scheduled( self::TICK ) ) {
			wp_schedule_event( time(), self::MINUTE, self::TICK );
		}
	}

	public function uninstall(): void {
		wp_unschedule_hook( self::TICK );
		wp_unschedule_hook( self::BELL );
	}

	/** One job's fault must not stop the others. */
	private function work( string $job, callable $make, float $until ): int {
		$done = 0;
		try {
			$run = $make();
			assert( $run instanceof Job );
			do {
				$now   = $run();
				$done += $now;
			} while ( $now > 0 && microtime( true ) < $until );
			$this->ledger->note( $job );
		} catch ( \Throwable $error ) {
			$this->ledger->note( $job, Log::tell( $error ) );
			$this->log->write( Log::ERROR, 'Core', "Job $job failed", [ 'error' => Log::tell( $error ) ] );
		}
		return $done;
	}

	/** @return list<string> classes of all jobs */
	public function jobs(): array {
		return array_keys( $this->makers() );
	}

	/** @return array<string, callable(): Job> */
	private function makers(): array {
		/** @var array<string, callable(): Job> $makers */
		$makers = apply_filters( self::JOBS, [] );
		return $makers;
	}
}
