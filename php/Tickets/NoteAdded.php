<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** An agent wrote an internal note, and it is stored. */
final class NoteAdded {

	public const NAME = 'deskfold_note_added';

	public function __construct(
		public readonly int $ticket_id,
		public readonly int $message_id,
	) {
	}
}
