<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Customers\IdentifyCustomer;

/** An agent writes first: a ticket that begins with our message. */
final class StartTicket {

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly IdentifyCustomer $identify,
		private readonly TicketStore $tickets,
		private readonly WriteMessage $write,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( Address $to, string $subject, int $mailbox_id, Reply $reply, Actor $agent ): Recorded {
		$html = CleanText::html( $reply->html );
		Variables::refuse_open( $html );
		$customer = ( $this->identify )( $to );
		return $this->database->transaction(
			function () use ( $to, $subject, $mailbox_id, $reply, $agent, $html, $customer ): Recorded {
				$known = $this->write->known( $reply->client_key, 0, $agent );
				if ( null !== $known ) {
					return $known;
				}
				$now      = $this->clock->now_ms();
				$ticket   = new Ticket( 0, Snippet::subject( $subject ), Status::Waiting, Priority::Normal, $agent->id, $customer->id, 'email', $mailbox_id, $customer->name, $to->email, '', [], 0, Actor::AGENT, false, null, $now, 0, 0, $now, $now, null, bin2hex( random_bytes( 16 ) ) );
				$ticket   = $ticket->with( id: $this->tickets->add( $ticket ) );
				$draft    = $reply->queued( $ticket->id, $to, $html, $agent, $now );
				$recorded = ( $this->write )( $ticket, $draft, $reply->attachments, null, true );
				$this->events->fire( new ReplyQueued( $ticket->id, $recorded->message->id ) );
				return $recorded;
			}
		);
	}
}
