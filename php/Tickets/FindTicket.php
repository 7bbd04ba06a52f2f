<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Customers\Customer;
use Deskfold\Customers\FindCustomer;

/**
 * Finds the ticket that a message answers: signed reply address, then In-Reply-To and References. Never the subject.
 * A right token alone is not enough: the sender must belong to the ticket.
 */
final class FindTicket {

	public function __construct(
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly ReplyToken $token,
		private readonly FindCustomer $customers,
	) {
	}

	/** @param ?Customer $writer whom the sender's address belongs to, where that is known */
	public function __invoke( IncomingMessage $message, string $channel, ?Customer $writer = null ): Matched {
		if ( null !== $message->ticket_id ) {
			$proven = $this->tickets->by_id( $message->ticket_id );
			return new Matched( $proven, null, [] );
		}
		$tried   = [];
		$refused = null;
		foreach ( $this->candidates( $message ) as [ $candidate, $how, $ticket ] ) {
			$belongs = null !== $ticket && ( $writer?->id === $ticket->customer_id || $this->belongs( $message->sender(), $ticket ) );
			$tried[] = [
				'candidate' => $candidate,
				'how'       => $how,
				'verdict'   => match ( true ) {
					null === $ticket => 'unknown',
					$belongs         => 'joined',
					default          => 'stranger',
				},
			];
			if ( $belongs ) {
				return new Matched( $ticket, null, $tried );
			}
			$refused ??= $ticket;
		}
		return new Matched( null, $refused, $tried );
	}

	/**
	 * Best first, until one is taken.
	 *
	 * @return iterable<array{string, string, ?Ticket}>
	 */
	private function candidates( IncomingMessage $message ): iterable {
		foreach ( ReplyToken::in_addresses( $message->delivered_to ) as $id => $token ) {
			$ticket = $this->tickets->by_id( $id );
			yield [ $token, 'reply_address', null !== $ticket && $this->token->fits( $token, $ticket ) ? $ticket : null ];
		}
		$named = array_values( array_unique( array_filter( [ $message->in_reply_to, ...array_reverse( array_slice( $message->references, -100 ) ) ], static fn ( string $id ): bool => '' !== $id ) ) );
		$known = array_column( $this->messages->tickets_of_message_ids( $named ), 'ticket_id', 'message_id' );
		foreach ( $named as $message_id ) {
			$ours = $this->token->ticket_of_message_id( $message_id );
			$id   = $ours ?? $known[ $message_id ] ?? null;
			if ( null !== $id ) {
				yield [ $message_id, null === $ours ? 'references' : 'our_message_id', $this->tickets->by_id( $id ) ];
			}
		}
	}

	/** The customer of the ticket, or an address that an agent has written to from it. */
	private function belongs( ?Address $sender, Ticket $ticket ): bool {
		if ( null === $sender ) {
			return false;
		}
		if ( $this->customers->by_id( $ticket->customer_id )?->owns( $sender ) === true ) {
			return true;
		}
		foreach ( $this->messages->recipients_of( $ticket->id ) as $json ) {
			$recipients = json_decode( $json, true );
			foreach ( is_array( $recipients ) ? $recipients : [] as $list ) {
				foreach ( MessageRow::addresses( $list ) as $address ) {
					if ( $address->key() === $sender->key() ) {
						return true;
					}
				}
			}
		}
		return false;
	}
}
