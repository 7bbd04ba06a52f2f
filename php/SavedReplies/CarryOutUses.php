<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Tickets\Change;
use Deskfold\Tickets\ChangeTicket;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\NoteAdded;
use Deskfold\Tickets\ReadTickets;
use Deskfold\Tickets\ReplyQueued;

/** A draft with saved replies in it was sent: they count, and the ticket gets their tags. */
final class CarryOutUses {

	public function __construct(
		private readonly ReplyUseStore $uses,
		private readonly SavedReplyStore $replies,
		private readonly ReadTickets $tickets,
		private readonly ChangeTicket $change,
		private readonly Log $log,
	) {
	}

	public function __invoke( ReplyQueued $news ): void {
		$message = $this->tickets->message( $news->message_id );
		$tags    = $this->count( $message );
		if ( [] !== $tags ) {
			$this->tag( $message, $tags );
		}
	}

	/** Nobody but the team reads it, so the ticket stays as it is. */
	public function note( NoteAdded $news ): void {
		$this->count( $this->tickets->message( $news->message_id ) );
	}

	/** @return list<string> the tags of what was sent */
	private function count( Message $message ): array {
		$tags = [];
		foreach ( [ ...$this->uses->of_draft( $message->author->id, $message->ticket_id ), ...$this->of_new_ticket( $message ) ] as $use ) {
			$reply = $this->replies->find( $use->reply_id );
			// Whoever deletes the row counts: a second run finds nothing.
			if ( ! $this->uses->take( $use->id ) || null === $reply || ! $reply->text( $use->locale )->is_in( $message->text ) ) {
				continue;
			}
			$this->replies->count_use( $reply->id );
			$tags = [ ...$tags, ...$reply->tags ];
		}
		return $tags;
	}

	/**
	 * While a ticket is being written it has no number: its uses stand under 0 until its first message is there.
	 *
	 * @return list<ReplyUse>
	 */
	private function of_new_ticket( Message $message ): array {
		$uses  = $this->uses->of_draft( $message->author->id, 0 );
		$first = [] === $uses ? null : ( $this->tickets->messages( $message->ticket_id )[0] ?? null );
		return $first?->id === $message->id ? $uses : [];
	}

	/** @param list<string> $tags */
	private function tag( Message $message, array $tags ): void {
		$has = ( $this->tickets )( $message->ticket_id )->tags;
		try {
			( $this->change )( $message->ticket_id, new Change( tags: array_values( array_unique( [ ...$has, ...$tags ] ) ) ), $message->author );
		} catch ( Problem $problem ) {
			// The reply is on its way; that a tag did not fit must not look as if it were not.
			$this->log->write( Log::ERROR, 'SavedReplies', "Ticket $message->ticket_id did not get the tags of a saved reply", [ 'error' => Log::tell( $problem ) ] );
		}
	}
}
