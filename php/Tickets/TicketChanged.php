<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Somebody changed a ticket's status, owner, priority, tags or subject. */
final class TicketChanged {

	public const NAME = 'deskfold_ticket_changed';

	/** @param bool $is_quiet one of very many: nobody gets a mail for each */
	public function __construct(
		public readonly Ticket $before,
		public readonly Ticket $after,
		public readonly bool $is_quiet = false,
	) {
	}
}
