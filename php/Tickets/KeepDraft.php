<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** What an agent has read, and begun to write: kept on the server, so that another browser goes on with it. */
final class KeepDraft {

	public function __construct( private readonly DeskStore $desk ) {
	}

	public function __invoke( int $agent_id, int $ticket_id, Draft $draft ): void {
		$this->desk->keep_draft( $agent_id, $ticket_id, $draft );
	}

	/** @param 'reply'|'note' $kind */
	public function drop( int $agent_id, int $ticket_id, string $kind ): void {
		$this->desk->drop_draft( $agent_id, $ticket_id, $kind );
	}

	/** @return list<Draft> */
	public function of( int $agent_id, int $ticket_id ): array {
		return $this->desk->drafts( $agent_id, $ticket_id );
	}

	public function mark_read( int $agent_id, int $ticket_id, int $entry ): void {
		$this->desk->mark_read( $agent_id, $ticket_id, $entry );
	}
}
