<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** Runs what is due, again and again, without waiting for visitors. */
final class WorkerCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly WorkRounds $work,
	) {
	}

	/**
	 * Runs due jobs: fetches mail, reads what came in, sends what waits to be sent.
	 *
	 * Runs until it gets SIGTERM or SIGINT (Ctrl+C), and then ends after the piece of work at hand. Any number of workers
	 * may run at once, beside WP-Cron too: each piece of work is taken by one of them. A supervisor such as systemd
	 * should start it again when it ends; with --seconds=3600 it also picks up new versions of plugins within the hour.
	 *
	 * ## OPTIONS
	 *
	 * [--once]
	 * : Runs everything that is due now, then ends.
	 *
	 * [--seconds=<number>]
	 * : Ends after so many seconds. Without it the worker goes on.
	 *
	 * [--interval=<seconds>]
	 * : How long to rest when nothing was due.
	 * ---
	 * default: 2
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold worker
	 *     wp deskfold worker --once
	 *     wp deskfold worker --seconds=3600 --interval=5
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function __invoke( array $args, array $given ): void {
		$flags = new Flags( $given );
		$this->terminal->run(
			function () use ( $flags ): void {
				$interval = $flags->number( 'interval', 2, 1, 300 );
				$seconds  = $flags->number( 'seconds', 0, 0, 31_536_000 );
				if ( $flags->truth( 'once' ) ) {
					$this->terminal->done( self::told( $this->work->until_idle() ) );
					return;
				}
				$done = ( $this->work )( $interval, 0 === $seconds ? null : $seconds, fn ( int $pieces ) => $this->terminal->say( gmdate( 'Y-m-d H:i:s ' ) . self::told( $pieces ) ) );
				$this->terminal->done( 'Ended. ' . self::told( $done ) );
			}
		);
	}

	private static function told( int $pieces ): string {
		return 1 === $pieces ? 'One piece of work done.' : "$pieces pieces of work done.";
	}
}
