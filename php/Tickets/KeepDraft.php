<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** What an agent has read, and begun to write: kept on the server, so that another browser goes on with it. */
final class KeepDraft {

	public function __construct(
		private readonly DeskStore $desk,
		private readonly Database $database,
	) {
	}

	/**
	 * @param ?int $seen the version that its writer went on from, 0 for none; null for whoever does not look
	 * @throws Problem kind 'draft_elsewhere' (409) when another window of the same agent wrote since
	 */
	public function __invoke( int $agent_id, int $ticket_id, Draft $draft, ?int $seen = null ): void {
		$this->database->transaction(
			function () use ( $agent_id, $ticket_id, $draft, $seen ): void {
				$stored = null === $seen ? null : $this->desk->locked_draft( $agent_id, $ticket_id, $draft->kind );
				if ( null !== $seen && self::is_elsewhere( $stored, $seen, $draft->tab ) && true !== $stored?->says_the_same( $draft ) ) {
					throw new Problem( 'draft_elsewhere', __( 'You wrote on in another tab. Choose which text goes on.', 'deskfold' ), 409 );
				}
				$this->desk->keep_draft( $agent_id, $ticket_id, $draft );
			}
		);
	}

	/** What one went on from is no longer what is there. A window's own words are never foreign to it: their echo may have been lost. */
	private static function is_elsewhere( ?Draft $stored, int $seen, string $tab ): bool {
		return null === $stored ? $seen > 0 : $stored->updated_at !== $seen && ( '' === $tab || $stored->tab !== $tab );
	}

	/**
	 * @param 'reply'|'note' $kind
	 * @param string         $tab  the window that empties it; what another one wrote stays. '' for all
	 */
	public function drop( int $agent_id, int $ticket_id, string $kind, string $tab = '', int $seen = 0 ): void {
		$this->database->transaction(
			function () use ( $agent_id, $ticket_id, $kind, $tab, $seen ): void {
				$stored = '' === $tab ? null : $this->desk->locked_draft( $agent_id, $ticket_id, $kind );
				if ( null === $stored || ! self::is_elsewhere( $stored, $seen, $tab ) ) {
					$this->desk->drop_draft( $agent_id, $ticket_id, $kind );
				}
			}
		);
	}

	/** @return list<Draft> */
	public function of( int $agent_id, int $ticket_id ): array {
		return $this->desk->drafts( $agent_id, $ticket_id );
	}

	public function mark_read( int $agent_id, int $ticket_id, int $entry ): void {
		$this->desk->mark_read( $agent_id, $ticket_id, $entry );
	}
}
