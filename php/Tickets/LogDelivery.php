<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Adds a line to the delivery log of a message, for those who learn something of it; and tells what is in it. */
final class LogDelivery {

	public function __construct( private readonly DeliveryStore $store ) {
	}

	public function __invoke( Delivery $delivery ): void {
		$this->store->add( $delivery );
	}

	/** @return list<string> addresses for which a server took this message: they must not get it again */
	public function taken( int $message_id ): array {
		return $this->store->taken( $message_id );
	}

	/** @return list<Delivery> oldest first */
	public function of_message( int $message_id ): array {
		return $this->store->of_message( $message_id );
	}
}
