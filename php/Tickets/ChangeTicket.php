<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\FindAgent;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Changes status, priority, owner, tags or subject, with a line in the timeline for each that differs. */
final class ChangeTicket {

	private const TAG_LENGTH = 60;

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly TicketStore $tickets,
		private readonly SaveTicket $save,
		private readonly FindAgent $agents,
		private readonly Clock $clock,
	) {
	}

	/** @return array{Ticket, list<Entry>} */
	public function __invoke( int $ticket_id, Change $change, Actor $actor ): array {
		if ( null !== $change->agent_id && 0 !== $change->agent_id && true !== ( $this->agents )( $change->agent_id )?->can_reply ) {
			throw new Problem( 'agent_unknown', __( 'This person does not answer tickets. Choose somebody from the team.', 'deskfold' ) );
		}
		return $this->database->transaction(
			function () use ( $ticket_id, $change, $actor ): array {
				$before = ( $this->tickets->locked( $ticket_id ) ?? throw Problem::not_found() )->writable();
				$after  = $this->apply( $before, $change, $actor );
				$lines  = Happening::between( $before, $after, $actor );
				if ( [] === $lines ) {
					return [ $before, [] ];
				}
				[ $saved, $entries ] = ( $this->save )( $before, $after, $lines );
				$this->events->fire( new TicketChanged( $before, $saved, $change->is_quiet ) );
				return [ $saved, $entries ];
			}
		);
	}

	private function apply( Ticket $ticket, Change $change, Actor $actor ): Ticket {
		$now    = $this->clock->now_ms();
		$ticket = $ticket->with(
			priority: $change->priority ?? $ticket->priority,
			agent_id: $change->agent_id ?? $ticket->agent_id,
			tags: null === $change->tags ? $ticket->tags : self::tags( $change->tags ),
			subject: null === $change->subject ? $ticket->subject : Snippet::subject( $change->subject )
		);
		if ( null === $change->status ) {
			return $ticket;
		}
		if ( Status::Snoozed === $change->status ) {
			return PutToSleep::until( $ticket, $change->snoozed_until, $actor, $now );
		}
		// "New" means that nobody has looked yet; it never comes back.
		$status = Status::Fresh === $change->status && Status::Fresh !== $ticket->status ? Status::Open : $change->status;
		$ticket = $ticket->in( $status, $now );
		return $status->is_ours() && null === $ticket->waiting_since && Actor::CUSTOMER === $ticket->last_author
			? $ticket->with( waiting_since: $ticket->last_message_at )
			: $ticket;
	}

	/**
	 * @param list<string> $tags
	 * @return list<string>
	 */
	private static function tags( array $tags ): array {
		$clean = array_map( static fn ( string $tag ): string => mb_substr( trim( (string) preg_replace( '/[\p{C}\s]+/u', ' ', mb_scrub( $tag, 'UTF-8' ) ) ), 0, self::TAG_LENGTH ), $tags );
		$clean = array_values( array_unique( array_filter( $clean, static fn ( string $tag ): bool => '' !== $tag ) ) );
		if ( count( $clean ) > 50 ) {
			throw new Problem( 'too_many_tags', __( 'A ticket can carry at most 50 tags.', 'deskfold' ) );
		}
		return $clean;
	}
}
