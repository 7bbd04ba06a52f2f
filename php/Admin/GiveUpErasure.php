<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Log;
use Deskfold\Tickets\EraseTickets;

/** What is still there stays; what is gone is gone. */
final class GiveUpErasure {

	public function __construct(
		private readonly KeepErasure $keep,
		private readonly EraseTickets $tickets,
		private readonly Log $log,
	) {
	}

	public function __invoke( \WP_User $by ): void {
		$erasure = $this->keep->read();
		if ( $erasure->is_under_way() ) {
			$this->keep->forget();
			$this->log->write( Log::WARNING, 'Admin', 'Deleting all tickets was given up', [ 'user_id' => $by->ID, 'login' => $by->user_login, 'left' => $this->tickets->left( $erasure->newest_ticket ) ] );
		}
	}
}
