<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** Who it may be that somebody means with a few letters: addresses that begin so first, then names. */
final class SearchCustomers {

	public function __construct( private readonly CustomerSearchStore $store ) {
	}

	/** @return list<array{id: int, name: string, address: string}> */
	public function __invoke( string $words, int $limit ): array {
		$words = trim( $words );
		if ( '' === $words ) {
			return [];
		}
		$small = mb_strtolower( $words );
		$ids   = $this->store->of_address( $small, $limit );
		$names = array_values( array_unique( [ $words, $small, mb_convert_case( $words, MB_CASE_TITLE ), mb_strtoupper( $words ) ] ) );
		$ids   = array_values( array_unique( [ ...$ids, ...$this->store->of_name( $names, $limit ) ] ) );
		return $this->store->named( array_slice( $ids, 0, $limit ) );
	}
}
