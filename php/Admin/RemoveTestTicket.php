<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Problem;
use Deskfold\Tickets\EraseTickets;
use Deskfold\Tickets\ReadTickets;

/** The test ticket goes for good, and its customer with it, unless they are in another ticket. */
final class RemoveTestTicket {

	public function __construct(
		private readonly KeepTestTicket $keep,
		private readonly ReadTickets $read,
		private readonly EraseTickets $erase,
	) {
	}

	public function __invoke(): void {
		$test = $this->keep->read();
		if ( $test->ticket_id > 0 && $this->is_it( $test ) ) {
			( $this->erase )( [ $test->ticket_id ] );
		}
		$this->keep->forget();
	}

	/** Nothing but what we made is erased: a ticket that was merged or renamed is somebody's work. */
	private function is_it( TestTicket $test ): bool {
		try {
			$ticket = ( $this->read )( $test->ticket_id );
		} catch ( Problem ) {
			return false;
		}
		return $test->is_called( $ticket->subject ) && 0 === $ticket->merged_into;
	}
}
