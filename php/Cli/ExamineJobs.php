<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Clock;
use Deskfold\Core\FeelPulse;
use Deskfold\Core\Pulse;
use Deskfold\Core\Queue;

/** Whether work gets done: the clock, what came in and was not read, what should have left and has not. */
final class ExamineJobs {

	private const MINUTE = 60_000;

	public function __construct(
		private readonly DoctorStore $store,
		private readonly Queue $queue,
		private readonly FeelPulse $feel,
		private readonly Clock $clock,
	) {
	}

	/** @return list<Finding> */
	public function __invoke( bool $fix ): array {
		return [ $this->cron( $fix ), ...$this->intake(), ...$this->outbox(), $this->log() ];
	}

	private function cron( bool $fix ): Finding {
		$pulse = ( $this->feel )();
		if ( Pulse::OFF === $pulse->state && $fix ) {
			$this->queue->install();
			return Finding::ok( 'cron', 'The minute’s tick was not scheduled, and is now.' );
		}
		return match ( $pulse->state ) {
			Pulse::WORKER => Finding::ok( 'cron', "A worker runs; it was seen {$pulse->seconds} seconds ago." ),
			Pulse::OFF    => Finding::wrong( 'cron', 'The minute’s tick is not scheduled: mail is neither fetched nor sent by itself.', 'Run `wp deskfold doctor --fix`.' ),
			Pulse::CRON   => Finding::ok( 'cron', 'WP-Cron runs every minute.' ),
			default       => Finding::wrong( 'cron', 'WP-Cron has not run for ' . intdiv( $pulse->seconds, 60 ) . ' minutes, and no worker runs: mail waits for a visitor.', 'Let the system call `wp cron event run --due-now` every minute, or keep `wp deskfold worker` running.' ),
		};
	}

	/** @return list<Finding> */
	private function intake(): array {
		$found    = $this->store->intake( $this->clock->now_ms() - 10 * self::MINUTE );
		$findings = [];
		if ( $found['late'] > 0 ) {
			$findings[] = Finding::wrong( 'backlog', self::count( $found['late'], 'message' ) . ' came in and could not be read yet, the oldest at ' . Terminal::time( $found['oldest'] ) . '.', 'Run `wp deskfold worker --once` and look at the log.' );
		}
		if ( $found['parked'] > 0 ) {
			$findings[] = Finding::warning( 'quarantine', self::count( $found['parked'], 'message' ) . ' came in and cannot become a ticket by itself.', 'Nothing is lost: the bytes are kept. Look at them in the settings of the desk, or with `wp deskfold mail quarantine list`.' );
		}
		return [] === $findings ? [ Finding::ok( 'backlog', 'Everything that came in has been read.' ) ] : $findings;
	}

	/** @return list<Finding> */
	private function outbox(): array {
		$now      = $this->clock->now_ms();
		$found    = $this->store->outbox( $now - 10 * self::MINUTE, $now, $now - 7 * 24 * 60 * self::MINUTE );
		$findings = [];
		if ( $found['late'] > 0 ) {
			$findings[] = Finding::wrong( 'outbox', self::count( $found['late'], 'reply', 'replies' ) . ' should have left, the oldest at ' . Terminal::time( $found['oldest'] ) . '.', 'Run `wp deskfold worker --once` and look at the log.' );
		}
		if ( $found['stuck'] > 0 ) {
			$findings[] = Finding::wrong( 'outbox', self::count( $found['stuck'], 'reply', 'replies' ) . ' was being sent when a worker died.', 'Run `wp deskfold worker --once`: it tries again.' );
		}
		if ( $found['failed'] > 0 ) {
			$findings[] = Finding::warning( 'failed', self::count( $found['failed'], 'reply', 'replies' ) . ' of this week could not be delivered.', 'Each says why in its ticket, with a button to try again.' );
		}
		return [] === $findings ? [ Finding::ok( 'outbox', 'No reply is waiting for longer than it should.' ) ] : $findings;
	}

	private function log(): Finding {
		$found = $this->store->errors( $this->clock->now_ms() - 24 * 60 * self::MINUTE );
		return 0 === $found['count']
			? Finding::ok( 'log', 'The log has no errors of the last day.' )
			: Finding::warning( 'log', self::count( $found['count'], 'error' ) . " in the log since yesterday, the newest: {$found['newest']}", 'Look at the settings of the desk, under “Logs and jobs”.' );
	}

	private static function count( int $count, string $one, string $many = '' ): string {
		return 1 === $count ? "1 $one" : "$count " . ( '' === $many ? "{$one}s" : $many );
	}
}
