<?php
declare( strict_types=1 );

namespace Deskfold\Tests\wp\Core;

use Deskfold\Core\Clock;
use Deskfold\Core\Events;
use Deskfold\Core\Job;
use Deskfold\Core\Log;
use Deskfold\Core\LogStore;
use Deskfold\Core\PruneJob;
use Deskfold\Core\Queue;
use Deskfold\Core\Settings;
use Deskfold\Tests\WpTestCase;

final class QueueTest extends WpTestCase {

	/** @param \Closure(): int $work */
	private function job( string $name, \Closure $work ): void {
		add_filter( Queue::JOBS, static fn ( array $jobs ): array => $jobs + [
			$name => static fn (): Job => new class( $work ) implements Job {

				/** @param \Closure(): int $work */
				public function __construct( private readonly \Closure $work ) {
				}

				public function __invoke(): int {
					return ( $this->work )();
				}
			},
		] );
	}

	public function test_a_job_runs_until_nothing_is_due(): void {
		$left = 3;
		$this->job( 'three', static function () use ( &$left ): int {
			return $left > 0 ? $left-- : 0;
		} );
		$this->assertSame( 6, $this->get( Queue::class )->run( 'three' ) );
		$this->assertSame( 0, $left );
	}

	public function test_a_job_that_never_ends_is_stopped_by_the_time(): void {
		$this->job( 'endless', static function (): int {
			usleep( 20_000 );
			return 1;
		} );
		$began = microtime( true );
		$this->get( Queue::class )->run( 'endless', 0.1 );
		$this->assertLessThan( 2.0, microtime( true ) - $began );
	}

	public function test_one_broken_job_does_not_stop_the_others_and_is_logged(): void {
		$ran = 0;
		$this->job( 'broken', static fn (): int => throw new \DomainException( 'out of paper' ) );
		$this->job( 'sound', static function () use ( &$ran ): int {
			return 1 === ++$ran ? 1 : 0;
		} );
		$this->get( Queue::class )->run_all();
		$this->assertGreaterThan( 0, $ran );
		$this->assertStringContainsString( 'out of paper', (string) wp_json_encode( $this->get( LogStore::class )->newest( 5 ) ) );
	}

	public function test_a_bell_rings_once_a_request_however_often_it_was_pulled(): void {
		$this->get( Queue::class )->soon( PruneJob::class );
		$this->get( Queue::class )->soon( PruneJob::class );
		$this->get( Queue::class )->ring();
		$bells = array_filter( _get_cron_array(), static fn ( array $events ): bool => isset( $events[ Queue::BELL ] ) );
		$this->assertCount( 1, $bells );
	}

	public function test_a_bell_for_a_job_that_is_gone_does_nothing(): void {
		$this->assertSame( 0, $this->get( Queue::class )->run( 'no_such_job' ) );
		do_action( Queue::BELL, [ 'not', 'a', 'name' ] );
		do_action( Queue::BELL, 'no_such_job' );
		$this->assertSame( [], $this->get( LogStore::class )->newest( 1 ) );
	}

	public function test_the_tick_is_scheduled_every_minute_once(): void {
		$this->get( Queue::class )->uninstall();
		$this->get( Queue::class )->install();
		$this->get( Queue::class )->install();
		$ticks = array_merge( ...array_map( static fn ( array $events ): array => array_values( $events[ Queue::TICK ] ?? [] ), array_values( array_filter( _get_cron_array(), 'is_array' ) ) ) );
		$this->assertSame( [ 60 ], array_column( $ticks, 'interval' ) );
	}

	public function test_a_fact_is_news_only_after_the_commit(): void {
		$seen = [];
		add_action( 'deskfold_test_happened', static function ( object $fact ) use ( &$seen ): void {
			$seen[] = $fact;
		} );
		$fact = new class() {
			public const NAME = 'deskfold_test_happened';
		};
		$this->database()->transaction( function () use ( $fact, &$seen ): void {
			$this->get( Events::class )->fire( $fact );
			$this->assertSame( [], $seen );
		} );
		$this->assertSame( [ $fact ], $seen );
	}

	public function test_the_log_forgets_after_thirty_days_and_looks_once_a_day(): void {
		$day = 86_400_000;
		$this->now( 100 * $day );
		$this->get( Log::class )->write( Log::NOTE, 'Core', 'old', [ 'a' => 1 ] );
		$this->now( 125 * $day );
		$this->get( Log::class )->write( Log::NOTE, 'Core', 'young' );
		$this->now( 131 * $day );
		$this->assertSame( 1, $this->run_job( PruneJob::class ) );
		$this->assertSame( [ 'young' ], array_column( $this->get( LogStore::class )->newest( 9 ), 'message' ) );
		$this->assertSame( 0, $this->run_job( PruneJob::class ) );
	}

	public function test_settings_keep_what_others_set(): void {
		$settings = $this->get( Settings::class );
		$settings->set( 'a', [ 'x' => 1 ] );
		$settings->set( 'b', 2 );
		$this->assertSame( [ [ 'x' => 1 ], 2, 'none' ], [ $settings->get( 'a' ), $settings->get( 'b' ), $settings->get( 'c', 'none' ) ] );
		$this->assertInstanceOf( Clock::class, $this->get( Clock::class ) );
	}
}
