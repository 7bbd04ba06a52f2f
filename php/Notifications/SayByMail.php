<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Problem;
use Deskfold\Intake\IntakeResult;
use Deskfold\Tickets\Actor;
use Deskfold\Tickets\AddNote;
use Deskfold\Tickets\Entry;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\Reply;
use Deskfold\Tickets\ReplyToTicket;

/** Writes an agent's mail into the ticket: as a note, as a reply, or as a draft where the customer or a colleague was quicker. */
final class SayByMail {

	public function __construct(
		private readonly ReplyToTicket $reply,
		private readonly AddNote $note,
		private readonly HoldAnswer $hold,
		private readonly ReadTickets $read,
	) {
	}

	/** @param list<int> $files ids of uploads of that agent */
	public function __invoke( Notification $one, AnswerText $answer, string $key, array $files, Actor $agent, int $raw_id ): IntakeResult {
		// A merged ticket's customer may be another one than that of the ticket which took it: a reply waits for a second look.
		$home = $one->in( $this->read->current( $one->ticket_id )->id );
		// Whoever is named by a colleague answers that colleague.
		if ( $answer->is_note || Notification::MENTIONED === $one->kind ) {
			$noted = ( $this->note )( $home->ticket_id, $key, $answer->html(), $files, $agent );
			return new IntakeResult( IntakeResult::APPENDED, $home->ticket_id, $noted->message->id, 'agent_note' );
		}
		try {
			$reply = new Reply( $key, $answer->html(), [], [], $files, $this->seen( $one, $agent ), $answer->status );
			$said  = ( $this->reply )( $one->ticket_id, $reply, $agent );
			return new IntakeResult( IntakeResult::APPENDED, $one->ticket_id, $said->message->id, 'agent_reply' );
		} catch ( Problem $problem ) {
			if ( $problem->retry || $problem->status >= 500 ) {
				throw $problem;
			}
			return ( $this->hold )( $home, $answer, $key, $files, $agent, $raw_id, $problem );
		}
	}

	/** What the notification showed, and what the agent wrote since: their own words do not stop them. */
	private function seen( Notification $one, Actor $agent ): int {
		$seen = $one->seen_entry;
		foreach ( $this->read->entries( $one->ticket_id ) as $entry ) {
			if ( $entry->id <= $seen ) {
				continue;
			}
			$is_words = in_array( $entry->event, [ Entry::CREATED, Entry::MESSAGE ], true );
			if ( $is_words && ( Actor::AGENT !== $entry->actor_kind || $entry->actor_id !== $agent->id ) ) {
				break;
			}
			$seen = $entry->id;
		}
		return $seen;
	}
}
