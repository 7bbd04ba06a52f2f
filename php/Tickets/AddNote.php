<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Writes an internal note: only the team sees it. */
final class AddNote {

	public function __construct(
		private readonly Database $database,
		private readonly TicketStore $tickets,
		private readonly WriteMessage $write,
		private readonly TellMentioned $mentions,
		private readonly Events $events,
		private readonly Clock $clock,
	) {
	}

	/** @param list<int> $attachments the agent's uploads */
	public function __invoke( int $ticket_id, string $client_key, string $html, array $attachments, Actor $agent ): Recorded {
		[ $html, $named ] = $this->mentions->read( CleanText::note( $html ), $agent );
		return $this->database->transaction(
			function () use ( $ticket_id, $client_key, $html, $named, $attachments, $agent ): Recorded {
				$known = $this->write->known( $client_key, $ticket_id, $agent );
				if ( null !== $known ) {
					return $known;
				}
				$ticket = ( $this->tickets->locked( $ticket_id ) ?? throw Problem::not_found() )->writable();
				$note   = new Message(
					id: 0,
					ticket_id: $ticket_id,
					kind: Message::NOTE,
					author: $agent,
					channel: 'note',
					state: Message::NONE,
					text: CleanText::text( $html ),
					html: $html,
					created_at: $this->clock->now_ms(),
					client_key: $client_key
				);
				$recorded = ( $this->write )( $ticket, $note, $attachments, null );
				( $this->mentions )( $recorded, $named );
				$this->events->fire( new NoteAdded( $ticket_id, $recorded->message->id ) );
				return $recorded;
			}
		);
	}
}
