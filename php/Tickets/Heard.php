<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** The last that came from a sender, a domain, or in the same words. Times are milliseconds, UTC; 0 for never. */
final class Heard {

	/**
	 * @param string $words      as Words::of() makes them
	 * @param int    $arrivals   in a row, each within an hour of the one before
	 * @param int    $written_at when we last wrote in that ticket
	 * @param int    $noticed_at when a machine of ours did
	 */
	public function __construct(
		public readonly int $ticket_id,
		public readonly string $words,
		public readonly int $arrivals,
		public readonly int $arrived_at,
		public readonly int $written_at,
		public readonly int $noticed_at,
	) {
	}
}
