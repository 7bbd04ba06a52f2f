<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\FindAgent;
use Deskfold\Core\Clock;
use Deskfold\Core\Settings;

/** What was resolved long ago is not opened again: whoever writes about it gets a new ticket that goes on with the old one. */
final class FollowUps {

	public const DAYS = 30;

	private const DAY_MS = 86_400_000;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly FindAgent $agents,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {
	}

	/** @return int days after which a resolved ticket stays closed; 0 for never */
	public function days(): int {
		$general = $this->settings->get( 'general' );
		$days    = is_array( $general ) ? $general['follow_up_days'] ?? self::DAYS : self::DAYS;
		return is_numeric( $days ) ? max( 0, (int) $days ) : self::DAYS;
	}

	public function are_due( Ticket $ticket ): bool {
		if ( Status::Resolved !== $ticket->status || null === $ticket->resolved_at ) {
			return false;
		}
		$days = $this->days();
		return $days > 0 && $this->clock->now_ms() - $ticket->resolved_at > $days * self::DAY_MS;
	}

	/** The newest ticket that goes on with this one; itself when none does. */
	public function newest( Ticket $ticket ): Ticket {
		for ( $step = 0; $step < 20 && $this->are_due( $ticket ); $step++ ) {
			$next = $this->tickets->follow_up_of( $ticket->id );
			if ( null === $next || $next->id <= $ticket->id ) {
				break;
			}
			$ticket = $this->tickets->current( $next );
		}
		return $ticket;
	}

	/** Who had it has it again, while they still answer. */
	public function owner( Ticket $ticket ): int {
		return true === ( $this->agents )( $ticket->agent_id )?->can_reply ? $ticket->agent_id : 0;
	}
}
