<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** A reply that was to go later goes now: by hand, or because its time has come. The conversation becomes what it says. */
final class ReleaseReply {

	public function __construct(
		private readonly Database $database,
		private readonly Events $events,
		private readonly LaterReplies $later,
		private readonly SaveTicket $save,
		private readonly TimelineStore $timeline,
		private readonly Clock $clock,
	) {
	}

	/**
	 * An agent sends it now.
	 *
	 * @param int $seen_entry the newest line of the timeline that the agent saw
	 * @throws Problem kind 'something_newer' (409)
	 */
	public function __invoke( int $message_id, int $seen_entry ): Recorded {
		return $this->database->transaction(
			function () use ( $message_id, $seen_entry ): Recorded {
				[ $ticket, $message ] = $this->later->locked( $message_id ) ?? throw LaterReplies::gone();
				if ( $this->timeline->has_message_after( $ticket->id, $seen_entry ) ) {
					throw new Problem( 'something_newer', __( 'Something new came in. Read it, then send again.', 'deskfold' ), 409 );
				}
				return $this->go( $ticket->writable(), $message );
			}
		);
	}

	/** Its time has come: it goes, unless somebody spoke in between. False when somebody was quicker. */
	public function when_due( int $message_id ): bool {
		return $this->database->transaction(
			function () use ( $message_id ): bool {
				$found = $this->later->locked( $message_id );
				if ( null === $found || Message::SCHEDULED !== $found[1]->state || $found[1]->next_attempt_at > $this->clock->now_ms() ) {
					return false;
				}
				[ $ticket, $message ] = $found;
				$why                  = $this->later->why_not( $ticket, $message );
				if ( '' === $why ) {
					$this->go( $ticket, $message );
				} else {
					$this->hold( $ticket, $message, $why );
				}
				return true;
			}
		);
	}

	private function go( Ticket $ticket, Message $message ): Recorded {
		$now = $this->clock->now_ms();
		$this->later->release( $message->id );
		$sent  = $message->with( state: Message::QUEUED, next_attempt_at: $now, created_at: $now, failure: '', then_status: '' );
		$after = $this->later->told_by( $ticket->answered( $sent ) );
		// What was resolved or put to sleep meanwhile stays so.
		$after               = $ticket->status->is_ours() ? $after->in( Status::tryFrom( $message->then_status ) ?? Status::Waiting, $now ) : $after;
		$lines               = [ Happening::message( $message->author, Entry::MESSAGE, $message->id, $message->kind ), ...Happening::between( $ticket, $after, $message->author ) ];
		[ $saved, $entries ] = ( $this->save )( $ticket, $after, $lines );
		$this->events->fire( new ReplyQueued( $ticket->id, $message->id ) );
		return new Recorded( $saved, $sent, $entries );
	}

	private function hold( Ticket $ticket, Message $message, string $why ): void {
		$this->later->hold( $message->id, $why );
		$after = $this->later->told_by( $ticket );
		$after = in_array( $ticket->status, [ Status::Spam, Status::Trash ], true ) ? $after : $after->called( $this->clock->now_ms() );
		[ $saved ] = ( $this->save )( $ticket, $after, [ Happening::about( Actor::system(), Entry::HELD, $message->id, $why ), ...Happening::between( $ticket, $after, Actor::system() ) ] );
		$this->later->call( $message, $saved );
	}
}
