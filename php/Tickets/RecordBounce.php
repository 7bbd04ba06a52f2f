<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Channels\Bounce;
use Deskfold\Core\Clock;
use Deskfold\Customers\MarkAddress;

/** A mail of ours came back, or is late. What is forged, or speaks of somebody we did not write to, changes nothing. Inside the caller's transaction. */
final class RecordBounce {

	public function __construct(
		private readonly FindSent $find,
		private readonly MessageStore $messages,
		private readonly LogDelivery $log,
		private readonly TellTimeline $tell,
		private readonly MarkAddress $mark,
		private readonly Clock $clock,
	) {
	}

	/** @return ?Message the message that it is about */
	public function __invoke( Bounce $bounce ): ?Message {
		$message = ( $this->find )( $bounce->original_message_id );
		$failed  = null === $message ? [] : FindSent::recipients( $message, $bounce->recipients );
		if ( null === $message || ( [] === $failed && [] !== $bounce->recipients ) ) {
			return null;
		}
		$failed  = [] === $failed ? $message->to : $failed;
		$failure = self::words( $bounce, $failed );
		// A copy that did not arrive is worth a line; the message itself did.
		$state = ! $bounce->is_delayed && self::is_addressee( $message, $failed ) ? Message::FAILED : $message->state;
		$this->messages->bounce( $message->id, $state, $failure );
		array_map( fn ( Address $address ) => $this->mark->bounced( $address, $bounce->reason ), self::dead( $message, $bounce ) );
		$who = array_map( static fn ( Address $address ): string => $address->email, $failed );
		( $this->log )( new Delivery( $message->id, $bounce->is_delayed ? Delivery::DELAYED : Delivery::BOUNCED, $bounce->reason, $this->clock->now_ms(), recipients: $who ) );
		( $this->tell )( $message->ticket_id, Happening::delivery( $bounce->is_delayed ? Entry::DELAYED : Entry::FAILED, $message->id, $failure ) );
		return $message;
	}

	/** @param list<Address> $failed */
	private static function is_addressee( Message $message, array $failed ): bool {
		$keys = array_map( static fn ( Address $address ): string => $address->key(), $message->to );
		return [] !== array_filter( $failed, static fn ( Address $address ): bool => in_array( $address->key(), $keys, true ) );
	}

	/**
	 * Addresses that are gone for good. A full mailbox, or a mail that was refused for what it said, disables nobody.
	 *
	 * @return list<Address>
	 */
	private static function dead( Message $message, Bounce $bounce ): array {
		if ( Bounce::HARD === $bounce->kind ) {
			return FindSent::recipients( $message, [] === $bounce->hard_recipients ? $bounce->recipients : $bounce->hard_recipients );
		}
		return [] === $bounce->hard_recipients ? [] : FindSent::recipients( $message, $bounce->hard_recipients );
	}

	/** @param list<Address> $failed */
	private static function words( Bounce $bounce, array $failed ): string {
		$words = $bounce->is_delayed
			/* translators: 1: mail addresses, 2: the mail server's own words. */
			? __( 'Not delivered to %1$s yet; the mail server goes on trying. It said: %2$s', 'deskfold' )
			/* translators: 1: mail addresses, 2: the mail server's own words. */
			: __( 'Not delivered to %1$s. The mail server said: %2$s', 'deskfold' );
		return sprintf( $words, implode( ', ', array_map( static fn ( Address $address ): string => $address->email, $failed ) ), $bounce->reason );
	}
}
