<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Events;

/** Writes down who was named in a note: the ticket is unread for them, and whoever listens tells them. */
final class TellMentioned {

	public function __construct(
		private readonly Mentions $mentions,
		private readonly DeskStore $desk,
		private readonly Events $events,
	) {
	}

	/** @return array{string, list<int>} the note, and the agents who are to be told */
	public function read( string $html, Actor $author ): array {
		return ( $this->mentions )( $html, Actor::AGENT === $author->kind ? $author->id : 0 );
	}

	/**
	 * Inside the transaction that writes the note.
	 *
	 * @param list<int> $agent_ids
	 */
	public function __invoke( Recorded $note, array $agent_ids ): void {
		if ( [] === $agent_ids ) {
			return;
		}
		foreach ( $agent_ids as $agent_id ) {
			$this->desk->call( $agent_id, $note->ticket->id, $note->ticket->last_entry );
		}
		$this->events->fire( new AgentsMentioned( $note->ticket->id, $note->message->id, $agent_ids ) );
	}
}
