<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Channels\Address;

/** Looks a customer up. Never makes one. */
final class FindCustomer {

	public function __construct( private readonly CustomerStore $store ) {
	}

	public function by_id( int $id ): ?Customer {
		return $this->store->by_id( $id );
	}

	public function by_address( Address $address ): ?Customer {
		return $this->store->by_identity( Identity::EMAIL, $address->key() );
	}

	/** Only where the account has been tied to the record; an equal mail address proves nothing. */
	public function by_user( int $user_id ): ?Customer {
		return $this->store->by_identity( Identity::USER, (string) $user_id );
	}
}
