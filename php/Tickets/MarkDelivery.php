<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Bounce;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;

/** Writes down what became of a reply, where the agent sees it. */
final class MarkDelivery {

	public function __construct(
		private readonly Database $database,
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly SaveTicket $save,
		private readonly ReplyToken $token,
		private readonly Clock $clock,
	) {
	}

	public function sent( Message $message, string $owner, Receipt $receipt ): void {
		$changes = [
			'state'           => Message::SENT,
			'sent_at'         => $receipt->at,
			'receipt'         => mb_strcut( $receipt->reference, 0, 2000 ),
			'failure'         => null,
			'next_attempt_at' => null,
		];
		$this->settle( $message, $owner, $changes, Happening::delivery( Entry::DELIVERED, $message->id, '' ) );
	}

	/**
	 * @param string $state   queued for another try, uncertain for another try after a doubtful one, or failed for good
	 * @param string $failure in words for people
	 */
	public function not_sent( Message $message, string $owner, string $state, string $failure, ?int $next_attempt_at ): void {
		$changes = [
			'state'           => $state,
			'failure'         => mb_strcut( $failure, 0, 4000 ),
			'next_attempt_at' => $next_attempt_at,
		];
		// One line for the first trouble and one for giving up, not one for each try.
		$tell = Message::FAILED === $state || 1 === $message->attempts;
		$this->settle( $message, $owner, $changes, $tell ? Happening::delivery( Entry::FAILED, $message->id, $failure ) : null );
	}

	/** The worker died while it was sending: nobody knows whether the message left. */
	public function stuck( int $message_id ): void {
		$this->database->transaction(
			function () use ( $message_id ): void {
				$failure = __( 'The server stopped while this was being sent. It may have arrived. It will be sent again with the same identification, so that mail programs show it once.', 'deskfold' );
				$message = $this->messages->by_id( $message_id );
				if ( null !== $message && $this->messages->settle_stuck( $message_id, $this->clock->now_ms(), $failure ) ) {
					$this->tell( $message->ticket_id, Happening::delivery( Entry::FAILED, $message_id, $failure ) );
				}
			}
		);
	}

	/**
	 * A mail of ours came back. Only our own keyed Message-ID ties a report to it: a forged one changes nothing.
	 *
	 * @return ?Message the message that failed
	 */
	public function bounced( Bounce $bounce ): ?Message {
		$ticket_id = $this->token->ticket_of_message_id( $bounce->original_message_id );
		if ( null === $ticket_id ) {
			return null;
		}
		return $this->database->transaction(
			function () use ( $bounce, $ticket_id ): ?Message {
				foreach ( $this->messages->of_ticket( $ticket_id, 0, 500 ) as $message ) {
					if ( $message->message_id === $bounce->original_message_id ) {
						/* translators: 1: mail addresses, 2: the mail server's own words. */
						$failure = sprintf( __( 'Not delivered to %1$s. The mail server said: %2$s', 'deskfold' ), implode( ', ', $bounce->recipients ), $bounce->reason );
						if ( Bounce::HARD === $bounce->kind ) {
							$this->messages->bounce( $message->id, $failure );
						}
						$this->tell( $ticket_id, Happening::delivery( Entry::FAILED, $message->id, $failure ) );
						return $message;
					}
				}
				return null;
			}
		);
	}

	/** @param array<string, string|int|null> $changes */
	private function settle( Message $message, string $owner, array $changes, ?Entry $line ): void {
		$this->database->transaction(
			function () use ( $message, $owner, $changes, $line ): void {
				if ( $this->messages->settle( $message->id, $owner, $changes ) && null !== $line ) {
					$this->tell( $message->ticket_id, $line );
				}
			}
		);
	}

	private function tell( int $ticket_id, Entry $line ): void {
		$ticket = $this->tickets->locked( $ticket_id );
		if ( null !== $ticket ) {
			( $this->save )( $ticket, $ticket, [ $line ] );
		}
	}
}
