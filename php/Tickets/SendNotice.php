<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Queues a mail that no person wrote. The ticket stays as it is: nobody has answered, nobody waits less. */
final class SendNotice {

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly TicketStore $tickets,
		private readonly WriteMessage $write,
		private readonly EchoStore $echoes,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $key the same key is the same notice
	 * @throws Problem
	 */
	public function __invoke( int $ticket_id, string $key, Address $to, string $subject, string $html ): Recorded {
		$html = CleanText::html( $html );
		return $this->database->transaction(
			function () use ( $ticket_id, $key, $to, $subject, $html ): Recorded {
				$known = $this->write->known( $key, $ticket_id, Actor::system() );
				if ( null !== $known ) {
					return $known;
				}
				$now    = $this->clock->now_ms();
				$ticket = $this->tickets->locked( $ticket_id ) ?? throw Problem::not_found();
				$notice = new Message(
					id: 0,
					ticket_id: $ticket_id,
					kind: Message::NOTICE,
					author: Actor::system(),
					channel: 'email',
					state: Message::QUEUED,
					text: CleanText::text( $html ),
					html: $html,
					created_at: $now,
					to: [ $to ],
					client_key: $key,
					next_attempt_at: $now,
					subject: Snippet::subject( $subject )
				);
				$recorded = ( $this->write )( $ticket, $notice, [], null );
				$this->echoes->noticed( $ticket_id, $now );
				$this->events->fire( new ReplyQueued( $ticket_id, $recorded->message->id ) );
				return $recorded;
			}
		);
	}
}
