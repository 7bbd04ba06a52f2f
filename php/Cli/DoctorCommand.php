<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** Looks whether everything works that people do not see. */
final class DoctorCommand {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly ExamineDesk $examine,
	) {
	}

	/**
	 * Checks PHP, tables, indexes, counters, storage, mail in and out, cron and what has been waiting for too long.
	 *
	 * Prints what it found in plain words. Ends with exit code 1 when something is wrong, so that a monitor can run it.
	 *
	 * ## OPTIONS
	 *
	 * [--fix]
	 * : Puts right what can be: counters, missing indexes, missing tables, the schedule.
	 *
	 * [--offline]
	 * : Talks to no mail server.
	 *
	 * [--format=<format>]
	 * : json gives a list of objects: check, state (ok, warning, wrong), message, advice.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold doctor
	 *     wp deskfold doctor --fix
	 *     wp deskfold doctor --offline --format=json
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function __invoke( array $args, array $given ): void {
		$flags = new Flags( $given );
		$this->terminal->run(
			function () use ( $flags ): void {
				$findings = ( $this->examine )( $flags->truth( 'fix' ), ! $flags->truth( 'offline' ) );
				if ( $flags->wants_json() ) {
					$this->terminal->json( array_map( static fn ( Finding $one ): array => $one->to_array(), $findings ) );
				} else {
					array_map( $this->tell( ... ), $findings );
				}
				if ( [] !== array_filter( $findings, static fn ( Finding $one ): bool => Finding::WRONG === $one->state ) ) {
					$this->terminal->fail();
				}
			}
		);
	}

	private function tell( Finding $one ): void {
		$mark = [ Finding::OK => 'ok     ', Finding::WARNING => 'look   ', Finding::WRONG => 'WRONG  ' ][ $one->state ];
		$this->terminal->say( $mark . $one->message );
		if ( '' !== $one->advice ) {
			$this->terminal->say( '       → ' . $one->advice );
		}
	}
}
