<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Core\Module;
use Deskfold\Tickets\MessageReceived;

/** Automatic mail to customers, its ceilings, and what their addresses teach us. */
final class NoticesModule extends Module {

	public function wire(): void {
		$this->tables( NoticeTables::class );

		// A customer wrote.
		$this->on( MessageReceived::NAME, LearnAddress::class );
		$this->on( MessageReceived::NAME, Acknowledge::class, '__invoke', 20 );

		// The clock strikes.
		$this->job( PruneNoticesJob::class );

		// The owner sets up.
		$this->routes( NoticeController::class );
		$this->routes( LetterController::class );
	}
}
