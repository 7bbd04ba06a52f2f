<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Customers\Customer;
use Deskfold\Customers\FindCustomer;

/**
 * Whether an address belongs to a ticket: its customer's, one that an agent has written to from it, or one that an agent
 * let in. Who stands in the Cc of a customer's mail is only proposed.
 */
final class Belonging {

	public function __construct(
		private readonly FindCustomer $customers,
		private readonly ParticipantStore $participants,
	) {
	}

	/**
	 * @param ?Customer $writer     whose address it is, where that is known
	 * @param Ticket    ...$tickets one that was named, and those that it was merged into: whose address belongs to one belongs to all
	 */
	public function __invoke( ?Address $sender, ?Customer $writer, Ticket ...$tickets ): bool {
		$key = $sender?->key() ?? '';
		if ( null === $sender || '' === $key ) {
			return false;
		}
		foreach ( $tickets as $ticket ) {
			if ( $writer?->id === $ticket->customer_id || mb_strtolower( $ticket->customer_address, 'UTF-8' ) === $key ) {
				return true;
			}
		}
		foreach ( array_unique( array_column( $tickets, 'customer_id' ) ) as $customer_id ) {
			if ( true === $this->customers->by_id( $customer_id )?->owns( $sender ) ) {
				return true;
			}
		}
		[ 'addresses' => $addresses, 'recipients' => $recipients ] = $this->participants->of( array_values( array_unique( array_column( $tickets, 'id' ) ) ) );
		return in_array( $key, $addresses, true ) || $this->was_written_to( $key, $recipients );
	}

	/** @param list<string> $recipients JSON */
	private function was_written_to( string $key, array $recipients ): bool {
		foreach ( $recipients as $json ) {
			$lists = json_decode( $json, true );
			foreach ( is_array( $lists ) ? $lists : [] as $list ) {
				foreach ( MessageRow::addresses( $list ) as $address ) {
					if ( $address->key() === $key ) {
						return true;
					}
				}
			}
		}
		return false;
	}
}
