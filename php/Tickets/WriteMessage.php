<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Attachments\KeepAttachment;
use Deskfold\Channels\OurAddresses;
use Deskfold\Core\Problem;
use Deskfold\Customers\FindCustomer;

/** Writes what an agent says, to the customer or to the team. Inside the caller's transaction. */
final class WriteMessage {

	public function __construct(
		private readonly MessageStore $messages,
		private readonly TicketStore $tickets,
		private readonly SaveTicket $save,
		private readonly KeepAttachment $keep,
		private readonly ReplyToken $token,
		private readonly FindCustomer $customers,
	) {
	}

	/**
	 * The message that this key already made; null for a new key.
	 *
	 * @throws Problem when the key belongs to something else
	 */
	public function known( string $client_key, int $ticket_id, Actor $agent ): ?Recorded {
		if ( 1 !== preg_match( '/^[A-Za-z0-9_.:-]{8,64}$/', $client_key ) || str_starts_with( $client_key, 'raw:' ) ) {
			throw new Problem( 'client_key_unusable', __( 'The request carries no usable key. Reload the desk and try again.', 'deskfold' ) );
		}
		$known = $this->messages->by_client_key( $client_key );
		if ( null === $known ) {
			return null;
		}
		if ( $known->author->kind !== $agent->kind || $known->author->id !== $agent->id || ( 0 !== $ticket_id && $known->ticket_id !== $ticket_id ) ) {
			throw new Problem( 'client_key_taken', __( 'This request was used for another message. Reload the desk and try again.', 'deskfold' ), 409 );
		}
		return new Recorded( $this->tickets->by_id( $known->ticket_id ) ?? throw Problem::not_found(), $known, [] );
	}

	/**
	 * @param Ticket    $ticket      locked
	 * @param Message   $draft       without id and Message-ID
	 * @param list<int> $attachments the agent's uploads
	 * @param ?Status   $status      of the ticket afterwards; null leaves it
	 * @param ?int      $snoozed_until with Status::Snoozed
	 */
	public function __invoke( Ticket $ticket, Message $draft, array $attachments, ?Status $status, bool $is_new_ticket = false, ?int $snoozed_until = null ): Recorded {
		[ $message, $after ] = $this->add( $ticket, $draft, $attachments );
		if ( Message::REPLY === $draft->kind ) {
			$after = $after->answered( $message );
		}
		if ( Status::Snoozed === $status ) {
			$after = PutToSleep::until( $after->in( Status::Waiting, $message->created_at ), $snoozed_until, $draft->author, $message->created_at );
		} elseif ( null !== $status ) {
			$after = $after->in( $status, $message->created_at );
		}
		$event = Happening::message( $draft->author, $is_new_ticket ? Entry::CREATED : Entry::MESSAGE, $message->id, $message->kind );
		[ $saved, $entries ] = ( $this->save )( $ticket, $after, [ $event, ...Happening::between( $ticket, $after, $draft->author ) ], $is_new_ticket );
		return new Recorded( $saved, $message, $entries, $is_new_ticket );
	}

	/**
	 * Stands in the conversation until its time comes. The customer knows nothing of it and goes on waiting.
	 *
	 * @param list<int> $attachments
	 */
	public function later( Ticket $ticket, Message $draft, array $attachments ): Recorded {
		[ $message, $after ] = $this->add( $ticket, $draft, $attachments );
		$after               = $after->with( scheduled_at: min( $ticket->scheduled_at ?? PHP_INT_MAX, $message->next_attempt_at ?? 0 ), agent_id: 0 === $ticket->agent_id ? $draft->author->id : $ticket->agent_id );
		$event               = Happening::about( $draft->author, Entry::SCHEDULED, $message->id, $message->next_attempt_at );
		[ $saved, $entries ] = ( $this->save )( $ticket, $after, [ $event, ...Happening::between( $ticket, $after, $draft->author ) ] );
		return new Recorded( $saved, $message, $entries );
	}

	/**
	 * @param list<int> $attachments
	 * @return array{Message, Ticket}
	 */
	private function add( Ticket $ticket, Message $draft, array $attachments ): array {
		if ( Message::REPLY === $draft->kind ) {
			$this->refuse_dead( $draft );
			self::refuse_ourselves( $draft );
		}
		$draft   = $draft->with( message_id: Message::NOTE === $draft->kind ? '' : $this->token->mint_message_id( $ticket->id, self::host() ) );
		$message = $draft->with( id: $this->messages->add( $draft ) );
		$this->keep->give( $attachments, $draft->author->id, $ticket->id, $message->id );
		return [ $message, $ticket->with( message_count: $ticket->message_count + 1, has_attachments: $ticket->has_attachments || [] !== $attachments ) ];
	}

	/** Mail to it has come back: an agent should know before another one is written into the void. */
	private function refuse_dead( Message $draft ): void {
		foreach ( $draft->to as $address ) {
			$identity = $this->customers->by_address( $address )?->identity( $address );
			if ( null !== $identity?->bounced_at ) {
				/* translators: 1: mail address, 2: the mail server's own words. */
				$words = sprintf( __( 'Mail to %1$s came back (%2$s). Your text is kept. If you are sure that the address works, choose “Use it anyway” beside it, then send again.', 'deskfold' ), $address->email, $identity->bounce_reason );
				throw new Problem( 'address_bounced', $words, 409, false, null, [ 'address' => $address->email ] );
			}
		}
	}

	/** A copy would come back and be read as a mail of somebody's. */
	private static function refuse_ourselves( Message $draft ): void {
		foreach ( [ ...$draft->cc, ...$draft->bcc ] as $address ) {
			if ( in_array( $address->bare(), OurAddresses::all(), true ) ) {
				/* translators: %s: mail address. */
				throw new Problem( 'address_ours', sprintf( __( '%s is one of our own mailboxes, and a copy to it would come back to us. Take it out of the copies, then send again.', 'deskfold' ), $address->email ), 409, false, null, [ 'address' => $address->email ] );
			}
		}
	}

	private static function host(): string {
		$host = wp_parse_url( home_url(), PHP_URL_HOST );
		return is_string( $host ) && '' !== $host ? strtolower( $host ) : 'localhost';
	}
}
