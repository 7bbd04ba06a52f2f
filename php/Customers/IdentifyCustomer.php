<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;

/** Finds the customer behind a mail address, or makes one. The address stays a claim until it is proven. */
final class IdentifyCustomer {

	public function __construct(
		private readonly CustomerStore $store,
		private readonly Database $database,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param ?int $proven_id the customer who has proven to be the sender, where the channel knows
	 * @throws Problem when the address is none
	 */
	public function __invoke( Address $address, string $locale = '', ?int $proven_id = null ): Customer {
		$proven = null === $proven_id ? null : $this->store->by_id( $proven_id );
		if ( null !== $proven ) {
			return $proven;
		}
		$key = $address->key();
		if ( '' === $key || mb_strlen( $key ) > 320 || ! str_contains( $key, '@' ) ) {
			throw new Problem( 'address_unusable', __( 'This is not a mail address that can be answered.', 'deskfold' ) );
		}
		$known = $this->store->by_identity( Identity::EMAIL, $key );
		if ( null !== $known ) {
			return $this->learn( $known, $address, $locale );
		}
		$identity = new Identity( Identity::EMAIL, $key );
		$name     = mb_substr( $address->name, 0, 190 );
		$now      = $this->clock->now_ms();
		try {
			$id = $this->database->transaction( fn (): int => $this->store->add( $name, $locale, $identity, $now ) );
			return new Customer( $id, $name, $locale, '', $now, [ $identity ] );
		} catch ( Problem $problem ) {
			if ( 'duplicate_row' !== $problem->kind ) {
				throw $problem;
			}
		}
		// Somebody else has made the same customer in the same moment.
		return $this->store->by_identity( Identity::EMAIL, $key ) ?? throw Problem::not_found();
	}

	/** A name or language that was not known before is worth keeping; one that an agent may have corrected is not replaced. */
	private function learn( Customer $customer, Address $address, string $locale ): Customer {
		$news = array_filter(
			[
				'name'   => '' === $customer->name ? mb_substr( $address->name, 0, 190 ) : '',
				'locale' => '' === $customer->locale ? $locale : '',
			],
			static fn ( string $value ): bool => '' !== $value
		);
		if ( [] === $news ) {
			return $customer;
		}
		$this->store->change( $customer->id, $news, $this->clock->now_ms() );
		return $this->store->by_id( $customer->id ) ?? $customer;
	}
}
