<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Receipt;
use Deskfold\Channels\Refusal;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;

/** Writes down what became of a reply, where the agent sees it. */
final class MarkDelivery {

	public function __construct(
		private readonly Database $database,
		private readonly MessageStore $messages,
		private readonly LogDelivery $log,
		private readonly TellTimeline $tell,
		private readonly Clock $clock,
	) {
	}

	/** @param int $took milliseconds */
	public function sent( Message $message, string $owner, Receipt $receipt, int $took = 0 ): void {
		$changes = [
			'state'           => Message::SENT,
			'sent_at'         => $receipt->at,
			'receipt'         => mb_strcut( $receipt->reference, 0, 2000 ),
			'failure'         => null,
			'next_attempt_at' => null,
		];
		$this->settle( $message, $owner, $changes, Happening::delivery( Entry::DELIVERED, $message->id, '' ), [ self::taken( $message, $receipt, $took ) ] );
	}

	/**
	 * Taken for some, refused for others. Those who have it never get it again.
	 *
	 * @param ?int $next_attempt_at null when nobody who was refused will be taken later
	 */
	public function partly_sent( Message $message, string $owner, Receipt $receipt, ?int $next_attempt_at, int $took = 0 ): void {
		$told    = implode( '; ', array_map( self::refusal( ... ), $receipt->refused ) );
		$failure = null === $next_attempt_at
			/* translators: %s: mail addresses, each with what the mail server said. */
			? sprintf( __( 'Sent to the others, but not to %s.', 'deskfold' ), $told )
			/* translators: %s: mail addresses, each with what the mail server said. */
			: sprintf( __( 'Sent to the others, but not yet to %s. It is tried again for them only.', 'deskfold' ), $told );
		$lines   = array_map(
			static fn ( Refusal $one ): Delivery => new Delivery( $message->id, null === $next_attempt_at || $one->is_final ? Delivery::FAILED : Delivery::LATER, $one->words, $receipt->at, $receipt->server, [ $one->address ], $took ),
			$receipt->refused
		);
		$changes = [
			'state'           => null === $next_attempt_at ? Message::FAILED : Message::QUEUED,
			'receipt'         => mb_strcut( $receipt->reference, 0, 2000 ),
			'failure'         => mb_strcut( $failure, 0, 4000 ),
			'next_attempt_at' => $next_attempt_at,
		];
		$this->settle( $message, $owner, $changes, Happening::delivery( Entry::FAILED, $message->id, $failure ), [ self::taken( $message, $receipt, $took ), ...$lines ] );
	}

	/**
	 * @param string $state   queued for another try, uncertain for another try after a doubtful one, or failed for good
	 * @param string $failure in words for people
	 * @param int    $took    milliseconds
	 */
	public function not_sent( Message $message, string $owner, string $state, string $failure, ?int $next_attempt_at, int $took = 0 ): void {
		$changes = [
			'state'           => $state,
			'failure'         => mb_strcut( $failure, 0, 4000 ),
			'next_attempt_at' => $next_attempt_at,
		];
		$event   = [ Message::FAILED => Delivery::FAILED, Message::UNCERTAIN => Delivery::UNCERTAIN ][ $state ] ?? Delivery::LATER;
		// One line for the first trouble and one for giving up, not one for each try.
		$tell = Message::FAILED === $state || 1 === $message->attempts;
		$this->settle( $message, $owner, $changes, $tell ? Happening::delivery( Entry::FAILED, $message->id, $failure ) : null, [ new Delivery( $message->id, $event, $failure, $this->clock->now_ms(), took: $took ) ] );
	}

	/** The worker died while it was sending: nobody knows whether the message left. */
	public function stuck( int $message_id ): void {
		$this->database->transaction(
			function () use ( $message_id ): void {
				$failure = __( 'The server stopped while this was being sent. It may have arrived. It will be sent again with the same identification, so that mail programs show it once.', 'deskfold' );
				$message = $this->messages->by_id( $message_id );
				if ( null !== $message && $this->messages->settle_stuck( $message_id, $this->clock->now_ms(), $failure ) ) {
					( $this->log )( new Delivery( $message_id, Delivery::UNCERTAIN, $failure, $this->clock->now_ms() ) );
					( $this->tell )( $message->ticket_id, Happening::delivery( Entry::FAILED, $message_id, $failure ) );
				}
			}
		);
	}

	private static function refusal( Refusal $one ): string {
		/* translators: 1: a mail address, 2: what the mail server said, in its own words. Put them in the quotation marks of your language. */
		return sprintf( __( '%1$s: “%2$s”', 'deskfold' ), $one->address, $one->words );
	}

	private static function taken( Message $message, Receipt $receipt, int $took ): Delivery {
		return new Delivery( $message->id, Delivery::SENT, $receipt->reference, $receipt->at, $receipt->server, $receipt->taken, $took );
	}

	/**
	 * @param array<string, string|int|null> $changes
	 * @param list<Delivery>                 $lines   kept even when the lease was lost: what a server took, it has
	 */
	private function settle( Message $message, string $owner, array $changes, ?Entry $entry, array $lines ): void {
		$this->database->transaction(
			function () use ( $message, $owner, $changes, $entry, $lines ): void {
				array_map( $this->log, $lines );
				if ( $this->messages->settle( $message->id, $owner, $changes ) && null !== $entry ) {
					( $this->tell )( $message->ticket_id, $entry );
				}
			}
		);
	}
}
