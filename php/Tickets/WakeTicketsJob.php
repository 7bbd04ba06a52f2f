<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Job;

/** Wakes who slept long enough. Run twice it finds nobody. */
final class WakeTicketsJob implements Job {

	public function __construct( private readonly WakeTickets $wake ) {
	}

	public function __invoke(): int {
		return ( $this->wake )();
	}
}
