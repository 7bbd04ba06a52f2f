<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Where an incoming message belongs, and how that was found out. */
final class Matched {

	/**
	 * @param ?Ticket                                               $ticket  to join
	 * @param ?Ticket                                               $refused the token was right but the sender does not belong: to be linked, not joined
	 * @param list<array{candidate: string, how: string, verdict: string}> $tried
	 */
	public function __construct(
		public readonly ?Ticket $ticket,
		public readonly ?Ticket $refused,
		public readonly array $tried,
	) {
	}
}
