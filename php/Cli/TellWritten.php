<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Tickets\Message;
use Deskfold\Tickets\PresentNews;
use Deskfold\Tickets\Recorded;

/** Says what was written. */
final class TellWritten {

	public function __construct(
		private readonly Terminal $terminal,
		private readonly PresentNews $present,
	) {
	}

	public function __invoke( Recorded $recorded, Flags $flags ): void {
		if ( $flags->wants_json() ) {
			$this->terminal->json(
				[
					'ticket'  => $this->present->tickets( [ $recorded->ticket ], get_current_user_id() )[0],
					'message' => $this->present->messages( [ $recorded->message ] )[0],
				]
			);
			return;
		}
		$this->terminal->done(
			match ( true ) {
				Message::NOTE === $recorded->message->kind => "Ticket {$recorded->ticket->id} has the note.",
				default                                    => "Ticket {$recorded->ticket->id} has the message; it is {$recorded->message->state} to {$recorded->ticket->customer_address}.",
			}
		);
	}
}
