<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\FindAgent;
use Deskfold\Core\Problem;

/** What somebody had not finished goes to somebody else, or to nobody: bite by bite. Cut off anywhere, the next call goes on. */
final class HandOverTickets {

	private const BITE = 50;

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly CounterStore $counters,
		private readonly ChangeTicket $change,
		private readonly FindAgent $agents,
	) {
	}

	/**
	 * @param int $to 0 for nobody
	 * @return int how many are left
	 * @throws Problem when the other one does not answer tickets
	 */
	public function __invoke( int $from, int $to, Actor $actor ): int {
		if ( $from === $to || ( 0 !== $to && true !== ( $this->agents )( $to )?->can_reply ) ) {
			throw new Problem( 'agent_unknown', __( 'Choose somebody else of the team who answers tickets.', 'deskfold' ) );
		}
		$page = $this->tickets->list( new View( self::open(), $from ), '', self::BITE );
		foreach ( $page->tickets as $ticket ) {
			( $this->change )( $ticket->id, new Change( agent_id: $to, is_quiet: true ), $actor );
		}
		return '' === $page->next ? 0 : max( 1, $this->left( $from ) );
	}

	/** How many tickets somebody has not finished. */
	public function left( int $agent_id ): int {
		return max( 0, array_sum( $this->counters->read( array_map( static fn ( Status $status ): string => "agent:$agent_id:{$status->value}", self::open() ) ) ) );
	}

	/** @return list<Status> */
	private static function open(): array {
		return [ Status::Fresh, Status::Open, Status::Waiting, Status::Snoozed ];
	}
}
