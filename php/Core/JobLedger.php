<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/**
 * When each job last ran and how that ended, for people to look at: no job reads it. Two processes that write at once may
 * forget a line of each other's; the next minute brings it back.
 */
final class JobLedger {

	/** Not autoloaded. */
	public const OPTION = 'deskfold_jobs_ran';

	/** Seconds: a worker runs every job many times a minute, and nobody needs to know that exactly. */
	private const FRESH = 30;

	/** @var array<string, array{ran_at: int, failed_at: int, error: string}> */
	private array $noted = [];

	private int $written_at = 0;

	public function __construct( private readonly Clock $clock ) {
	}

	/** @param string $error '' when it went well */
	public function note( string $job, string $error = '' ): void {
		$now                 = $this->clock->now_ms();
		$this->noted[ $job ] = [
			'ran_at'    => $now,
			'failed_at' => '' === $error ? 0 : $now,
			'error'     => mb_strcut( $error, 0, 1000, 'UTF-8' ),
		];
	}

	/** At the end of a round. A failure and its end are written at once. */
	public function write(): void {
		$known   = $this->read();
		$changed = array_filter( $this->noted, static fn ( array $one, string $job ): bool => '' !== $one['error'] || '' !== ( $known[ $job ]['error'] ?? '' ), ARRAY_FILTER_USE_BOTH );
		$now     = intdiv( $this->clock->now_ms(), 1000 );
		if ( [] === $this->noted || ( [] === $changed && abs( $now - $this->written_at ) < self::FRESH ) ) {
			return;
		}
		update_option( self::OPTION, $this->noted + $known, false );
		$this->noted      = [];
		$this->written_at = $now;
	}

	/** @return array<string, array{ran_at: int, failed_at: int, error: string}> by class of the job; failed_at is 0 when the last run went well */
	public function read(): array {
		$kept  = get_option( self::OPTION );
		$found = [];
		foreach ( is_array( $kept ) ? $kept : [] as $job => $one ) {
			if ( is_string( $job ) && is_array( $one ) && is_int( $one['ran_at'] ?? null ) && is_int( $one['failed_at'] ?? null ) && is_string( $one['error'] ?? null ) ) {
				$found[ $job ] = [ 'ran_at' => $one['ran_at'], 'failed_at' => $one['failed_at'], 'error' => $one['error'] ];
			}
		}
		return $found;
	}
}
