<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** Removes customers with all that they are known by. There is no way back. */
final class ForgetCustomers {

	public function __construct( private readonly CustomerStore $store ) {
	}

	/** @param list<int> $ids */
	public function __invoke( array $ids ): void {
		foreach ( array_chunk( $ids, 500 ) as $some ) {
			$this->store->remove( $some );
		}
	}
}
