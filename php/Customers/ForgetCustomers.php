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

	/** @return list<int> the next ones of all, oldest first */
	public function next( int $after, int $up_to, int $limit ): array {
		return $this->store->ids( $after, $up_to, $limit );
	}

	/** @return array{int, int} how many there are, and the number of the newest; 0 for none */
	public function extent(): array {
		return $this->store->extent();
	}
}
