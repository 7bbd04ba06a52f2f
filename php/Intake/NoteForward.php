<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\CleanText;

/** What an agent wrote above a mail that they passed on is for the team only. */
final class NoteForward {

	public function __construct( private readonly AddNote $note ) {
	}

	public function __invoke( int $raw_id, int $ticket_id, Unwrapped $forward ): void {
		if ( '' === $forward->note ) {
			return;
		}
		$agent = $forward->agent;
		$actor = $forward->is_trusted ? Actor::agent( $agent->id, $agent->name, $agent->email ) : Actor::system();
		/* translators: 1: a member of the team, 2: what they wrote. */
		$text = $forward->is_trusted ? $forward->note : sprintf( __( "Written above the mail that %1\$s passed on, as it says:\n%2\$s", 'deskfold' ), $agent->name, $forward->note );
		( $this->note )( $ticket_id, "fwd-note:$raw_id", CleanText::from_plain( $text ), [], $actor );
	}
}
