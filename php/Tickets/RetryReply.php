<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Events;
use Deskfold\Core\Problem;

/** Sends a reply again that was not delivered: the same message, the same Message-ID. */
final class RetryReply {

	public function __construct(
		private readonly MessageStore $messages,
		private readonly Events $events,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( Message $message ): void {
		if ( Message::REPLY !== $message->kind || ! $this->messages->requeue( $message->id, $this->clock->now_ms() ) ) {
			throw new Problem( 'not_failed', __( 'This message is not waiting to be sent again.', 'deskfold' ), 409 );
		}
		$this->events->fire( new ReplyQueued( $message->ticket_id, $message->id ) );
	}
}
