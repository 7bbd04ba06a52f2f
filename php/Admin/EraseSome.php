<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Tickets\EraseTickets;

/** The next bite of an erasure. Cut off anywhere, the next call goes on; two at once share the work. */
final class EraseSome {

	private const TICKETS   = 50;
	private const CUSTOMERS = 500;

	public function __construct(
		private readonly KeepErasure $keep,
		private readonly EraseTickets $tickets,
		private readonly Log $log,
	) {
	}

	/**
	 * @return int how many tickets are left to go
	 * @throws Problem when nobody began
	 */
	public function __invoke( \WP_User $by ): int {
		$erasure = $this->keep->read();
		if ( ! $erasure->is_under_way() ) {
			throw new Problem( 'not_erasing', __( 'Nothing is being deleted: it is done, or somebody else stopped it. Load the page again.', 'deskfold' ), 409 );
		}
		$ids = $this->tickets->next( self::TICKETS, $erasure->newest_ticket );
		( $this->tickets )( $ids, $erasure->with_customers );
		$left = $this->tickets->left( $erasure->newest_ticket );
		if ( 0 === $left && ! $this->has_customers_left( $erasure ) ) {
			$this->keep->forget();
			$this->log->write( Log::WARNING, 'Admin', 'All tickets are deleted', [ 'user_id' => $by->ID, 'login' => $by->user_login, 'tickets' => $erasure->tickets ] );
		}
		return $left;
	}

	private function has_customers_left( Erasure $erasure ): bool {
		$done = $erasure->with_customers ? $this->tickets->customers( $erasure->customers_done, $erasure->newest_customer, self::CUSTOMERS ) : null;
		if ( null !== $done ) {
			( $this->keep )( $erasure->with_customers_done( $done ) );
		}
		return null !== $done;
	}
}
