<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** An agent's reply is stored and waits to be delivered. */
final class ReplyQueued {

	public const NAME = 'deskfold_reply_queued';

	public function __construct(
		public readonly int $ticket_id,
		public readonly int $message_id,
	) {
	}
}
