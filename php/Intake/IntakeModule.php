<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\FindFiles;
use Deskfold\Core\Module;
use Deskfold\Tickets\EraseTickets;

/** Everything that comes in: bytes first, then meaning. */
final class IntakeModule extends Module {

	public function wire(): void {
		$this->tables( RawTables::class );

		// The clock strikes.
		$this->job( IntakeJob::class );

		// The desk asks.
		$this->routes( RawController::class );
		$this->routes( QuarantineController::class );

		// Tickets go for good.
		$this->offer( EraseTickets::ERASERS, EraseRaws::class, fn (): EraseRaws => $this->get( EraseRaws::class ) );

		// Somebody asks whose a file is.
		$this->offer( FindFiles::OWNERS, self::class, fn ( array $paths ): array => $this->get( RawStore::class )->known_paths( $paths ) );
	}
}
