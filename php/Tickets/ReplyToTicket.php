<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Stores an agent's reply as queued, or as one that goes later. Refuses when something came in that the agent has not seen. */
final class ReplyToTicket {

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly TicketStore $tickets,
		private readonly TimelineStore $timeline,
		private readonly WriteMessage $write,
		private readonly Clock $clock,
	) {
	}

	/** @throws Problem kind 'something_newer' (409) when the agent should look first */
	public function __invoke( int $ticket_id, Reply $reply, Actor $agent ): Recorded {
		$html = CleanText::html( $reply->html );
		Variables::refuse_open( $html );
		return $this->database->transaction(
			function () use ( $ticket_id, $reply, $agent, $html ): Recorded {
				$known = $this->write->known( $reply->client_key, $ticket_id, $agent );
				if ( null !== $known ) {
					return $known;
				}
				$ticket = ( $this->tickets->locked( $ticket_id ) ?? throw Problem::not_found() )->writable();
				if ( null !== $reply->seen_entry && $this->timeline->has_message_after( $ticket_id, $reply->seen_entry ) ) {
					throw new Problem( 'something_newer', __( 'Something new came in while you were writing. Your text is kept. Read it, then send again.', 'deskfold' ), 409 );
				}
				if ( '' === $ticket->customer_address ) {
					throw new Problem( 'nowhere_to_send', __( 'This customer has no mail address to answer to. Your text is kept.', 'deskfold' ), 409 );
				}
				PutToSleep::check( $reply->send_at, $this->clock->now_ms() );
				$to       = new Address( $ticket->customer_address, $ticket->customer_name );
				$draft    = $reply->queued( $ticket_id, $to, $html, $agent, $this->clock->now_ms() );
				if ( null !== $reply->send_at ) {
					return $this->write->later( $ticket, $draft, $reply->attachments );
				}
				$recorded = ( $this->write )( $ticket, $draft, $reply->attachments, $reply->status ?? Status::Waiting, false, $reply->snoozed_until );
				$this->events->fire( new ReplyQueued( $ticket_id, $recorded->message->id ) );
				return $recorded;
			}
		);
	}
}
