<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** A page of tickets, and where the next one begins. */
final class Page {

	/**
	 * @param list<Ticket> $tickets
	 * @param string       $next    opaque; '' on the last page
	 */
	public function __construct(
		public readonly array $tickets,
		public readonly string $next,
	) {
	}
}
