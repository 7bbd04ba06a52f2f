<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Removes, once a day, files that were written by a process that died before it wrote their row. */
final class SweepFilesJob implements Job {

	/** Not autoloaded, and not part of the settings: seconds since 1970. */
	private const OPTION = 'deskfold_files_swept_at';

	private const DAY = 86_400;

	public function __construct(
		private readonly FindFiles $find,
		private readonly Storage $storage,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$now   = intdiv( $this->clock->now_ms(), 1000 );
		$swept = get_option( self::OPTION, 0 );
		$last  = is_numeric( $swept ) ? (int) $swept : 0;
		if ( $now - $last < self::DAY ) {
			return 0;
		}
		$found = 0;
		foreach ( $this->storage->shelves() as $shelf ) {
			// What was old enough the last time has been looked at then; a day more, because clocks differ.
			foreach ( $this->find->without_row( $shelf, $last - 2 * self::DAY, $now - self::DAY ) as $path ) {
				str_ends_with( $path, '.part' ) ? $this->storage->delete_unfinished( $path ) : $this->storage->delete( $path );
				++$found;
			}
		}
		update_option( self::OPTION, (string) $now, false );
		return $found > 0 ? 1 : 0;
	}
}
