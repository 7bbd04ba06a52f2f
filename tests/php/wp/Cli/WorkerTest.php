<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Cli;

use Deskfold\Cli\WorkRounds;
use Deskfold\Core\Job;
use Deskfold\Core\Queue;
use Deskfold\Core\Settings;
use Deskfold\Tests\WpTestCase;

final class WorkerTest extends WpTestCase {

	use RunsWpCli;

	public function test_it_works_until_nothing_is_due(): void {
		$job = $this->a_job( static fn ( int $run ): int => $run <= 3 ? 2 : 0 );
		self::assertSame( 6, ( $this->get( WorkRounds::class ) )->until_idle() );
		self::assertGreaterThanOrEqual( 4, $job->runs() );
	}

	public function test_a_long_lived_worker_sees_settings_that_another_request_changed(): void {
		$settings = $this->get( Settings::class );
		$settings->set( 'general', [ 'team_name' => 'Before' ] );
		$seen = [];
		$this->a_job(
			function ( int $run ) use ( $settings, &$seen ): int {
				$seen[] = $settings->get( 'general' );
				// Another process writes: this one's caches do not hear of it.
				global $wpdb;
				$this->database()->run( 'UPDATE %i SET option_value = %s WHERE option_name = %s', $wpdb->options, serialize( [ 'general' => [ 'team_name' => 'After' ] ] ), 'deskfold_settings' );
				return $run <= 1 ? 1 : 0;
			}
		);
		( $this->get( WorkRounds::class ) )->until_idle();
		// The first round runs the job until it answers 0; the second is the first to read anew.
		self::assertSame( [ [ 'team_name' => 'Before' ], [ 'team_name' => 'After' ] ], [ $seen[0], end( $seen ) ] );
	}

	public function test_it_ends_after_its_time_and_rests_between_rounds(): void {
		$job   = $this->a_job( static fn (): int => 0 );
		$began = microtime( true );
		( $this->get( WorkRounds::class ) )( 1, 2, static fn () => null );
		self::assertEqualsWithDelta( 2.0, microtime( true ) - $began, 0.8 );
		self::assertLessThanOrEqual( 3, $job->runs() );
	}

	public function test_a_signal_ends_it_cleanly(): void {
		$this->commits();
		[ $process, $pipes ] = $this->start_wp( [ 'worker', '--interval=60' ] );
		for ( $until = microtime( true ) + 15; false === get_option( \Deskfold\Core\FeelPulse::SEEN ) && microtime( true ) < $until; wp_cache_flush() ) {
			usleep( 50_000 );
		}
		usleep( 300_000 );
		$began = microtime( true );
		proc_terminate( $process, SIGTERM );
		$said = (string) stream_get_contents( $pipes[1] );
		self::assertLessThan( 6.0, microtime( true ) - $began, 'it need not sleep its minute out' );
		self::assertStringContainsString( 'Ended.', $said );
		self::assertSame( 0, proc_close( $process ) );
	}

	/** @param callable(int): int $work what a run answers, by its number */
	private function a_job( callable $work ): CountedJob {
		$job = new CountedJob( $work );
		add_filter( Queue::JOBS, static fn (): array => [ CountedJob::class => static fn (): Job => $job ], 99 );
		return $job;
	}
}
