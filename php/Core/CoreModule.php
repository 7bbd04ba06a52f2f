<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** The ground floor: the clock's tick, downloads, the log's table. */
final class CoreModule extends Module {

	public function wire(): void {
		$this->tables( CoreTables::class );
		$this->job( PruneJob::class );
		$this->job( SweepFilesJob::class );

		// The clock strikes.
		$this->on( Queue::TICK, Queue::class, 'tick' );
		$this->on( Queue::BELL, Queue::class, 'bell' );
		$this->filter( 'cron_schedules', Queue::class, 'schedules' ); // phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- mail should not wait longer than a minute

		// WordPress checks a statement that is not plain ASCII.
		$this->filter( 'pre_get_table_charset', Database::class, 'charset', 10, 2 );

		// $wpdb has found its connection lost and made a new one.
		$this->filter( 'incompatible_sql_modes', Database::class, 'connected' );

		// Somebody reads us in another language than English.
		$this->on_if( static fn (): bool => 'en_US' !== determine_locale(), 'init', Translations::class, 'load', 0 );
		$this->on_if( static fn (): bool => 'en_US' !== determine_locale(), 'change_locale', Translations::class, 'load' );
		$this->filter_if( static fn ( mixed ...$given ): bool => 'deskfold' === ( $given[2] ?? '' ), 'load_script_translation_file', Translations::class, 'of_script', 10, 3 );

		// Somebody asks the REST API, perhaps us; perhaps for a file.
		$this->filter_if( Rest::is_ours( ... ), 'rest_pre_dispatch', Rest::class, 'open', 1, 3 );
		$this->filter_if( Rest::is_download( ... ), 'rest_pre_serve_request', Rest::class, 'serve', 5, 2 );
	}
}
