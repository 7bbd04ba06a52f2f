<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\Automatic;
use Deskfold\Channels\IncomingMessage;

/** Decides whether a message may become a ticket. Pure: the same message gets the same verdict. */
final class ScreenMessage {

	/** @param list<string> $own addresses of our own mailboxes, as Address::key() writes them */
	public function __invoke( IncomingMessage $message, array $own ): Verdict {
		$sender = $message->sender();
		if ( null !== $message->bounce || $message->is_feedback_report || null !== $message->receipt || Automatic::Delivery === $message->automatic ) {
			return new Verdict( Verdict::ACCEPT );
		}
		if ( null === $sender || 1 !== preg_match( '/^[^@\s]+@[^@\s]+$/', $sender->key() ) ) {
			return new Verdict( Verdict::QUARANTINE, 'no_sender' );
		}
		if ( in_array( $sender->key(), $own, true ) ) {
			return new Verdict( Verdict::QUARANTINE, 'from_own_mailbox' );
		}
		return new Verdict( Verdict::ACCEPT );
	}
}
