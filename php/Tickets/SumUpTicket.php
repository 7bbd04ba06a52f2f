<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\ReadAttachments;

/** What a ticket's row says of its conversation, read from the conversation: after messages came or went by hand. */
final class SumUpTicket {

	public function __construct(
		private readonly MoveStore $moves,
		private readonly MessageStore $messages,
		private readonly ReadAttachments $attachments,
	) {
	}

	/** Nobody waits where nothing of the customer's is unanswered. */
	public function __invoke( Ticket $ticket ): Ticket {
		$all    = $this->moves->outline( $ticket->id );
		$later  = array_column( array_filter( $all, static fn ( array $one ): bool => Message::SCHEDULED === $one['state'] ), 'next_attempt_at' );
		$talk   = array_values( array_filter( $all, static fn ( array $one ): bool => ( Message::REPLY === $one['kind'] && ! in_array( $one['state'], [ Message::SCHEDULED, Message::HELD ], true ) ) || ( Message::INCOMING === $one['kind'] && ! $one['is_auto_reply'] ) ) );
		$last   = end( $talk );
		$last   = false === $last ? end( $all ) : $last;
		$ticket = $ticket->with(
			message_count: count( $all ),
			has_attachments: $this->attachments->has( $ticket->id ),
			waiting_since: $ticket->status->is_ours() ? self::waiting( $talk ) : null,
			scheduled_at: [] === $later ? null : min( $later ),
			is_held: in_array( Message::HELD, array_column( $all, 'state' ), true )
		);
		if ( false === $last ) {
			return $ticket;
		}
		return $ticket->with(
			snippet: Snippet::of( $this->messages->by_id( $last['id'] )->text ?? '' ),
			last_author: Message::REPLY === $last['kind'] ? Actor::AGENT : Actor::CUSTOMER,
			last_message_at: $last['created_at']
		);
	}

	/** @param list<array{id: int, kind: string, is_auto_reply: bool, created_at: int, state: string, next_attempt_at: ?int}> $talk */
	private static function waiting( array $talk ): ?int {
		$since = null;
		foreach ( $talk as $one ) {
			$since = Message::REPLY === $one['kind'] ? null : ( $since ?? $one['created_at'] );
		}
		return $since;
	}
}
