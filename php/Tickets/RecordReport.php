<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Feedback;
use Deskfold\Channels\ReadReceipt;
use Deskfold\Core\Clock;
use Deskfold\Customers\MarkAddress;

/** Somebody's mail program or provider tells what became of a mail of ours. Nobody waits because of it, and nothing is opened again. Inside the caller's transaction. */
final class RecordReport {

	/** Feedback of these types means: no more of this. */
	private const COMPLAINTS = [ 'abuse', 'fraud', 'opt-out', 'opt-out-list', 'miscategorized' ];

	public function __construct(
		private readonly FindSent $find,
		private readonly LogDelivery $log,
		private readonly TellTimeline $tell,
		private readonly MarkAddress $mark,
		private readonly Clock $clock,
	) {
	}

	/** @return ?Message the message that was read; null when the receipt is not for one of ours */
	public function receipt( ReadReceipt $receipt ): ?Message {
		$message = ( $this->find )( $receipt->original_message_id );
		$reader  = null === $message ? null : ( FindSent::recipients( $message, [ $receipt->recipient ] )[0] ?? null );
		if ( null === $message || null === $reader ) {
			return null;
		}
		if ( $receipt->is_read ) {
			( $this->log )( new Delivery( $message->id, Delivery::READ, '', $this->clock->now_ms(), recipients: [ $reader->email ] ) );
			( $this->tell )( $message->ticket_id, Happening::delivery( Entry::READ, $message->id, $reader->email ) );
		}
		return $message;
	}

	/** @return ?Message the message that somebody called spam; null when it is not one of ours, or nobody complains */
	public function feedback( Feedback $feedback ): ?Message {
		$message = in_array( $feedback->type, self::COMPLAINTS, true ) ? ( $this->find )( $feedback->original_message_id ) : null;
		$who     = null === $message ? null : ( FindSent::recipients( $message, $feedback->recipients )[0] ?? null );
		if ( null === $message || null === $who ) {
			return null;
		}
		$this->mark->complained( $who );
		( $this->tell )( $message->ticket_id, Happening::delivery( Entry::COMPLAINT, $message->id, $who->email ) );
		return $message;
	}
}
