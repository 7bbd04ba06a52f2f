<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

use Deskfold\Channels\Address;
use Deskfold\Core\Database;
use Deskfold\Tickets\Message;
use Deskfold\Tickets\SendNotice;
use Deskfold\Tickets\Ticket;

/** Counts an acknowledgement and writes it, both or neither: what is not counted is not sent. */
final class QueueAcknowledgement {

	public function __construct(
		private readonly Database $database,
		private readonly CountMail $count,
		private readonly WriteAcknowledgement $write,
		private readonly SendNotice $send,
	) {
	}

	/** @return bool whether it goes out */
	public function __invoke( Acknowledgement $choice, Ticket $ticket, Message $message, string $locale, bool $is_proven ): bool {
		// The name that somebody gave themselves stays out of it too.
		$to = new Address( $ticket->customer_address );
		return $this->database->transaction(
			function () use ( $choice, $ticket, $message, $locale, $is_proven, $to ): bool {
				if ( ! ( $this->count )( $to, $ticket->subject, $is_proven ) ) {
					return false;
				}
				$written = ( $this->write )( $choice, $ticket->id, $locale );
				( $this->send )( $ticket->id, "notice:{$message->id}", $to, $written['subject'], $written['html'] );
				return true;
			}
		);
	}
}
