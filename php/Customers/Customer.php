<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

use Deskfold\Channels\Address;

/** Somebody who writes to us: one record, many identities. */
final class Customer {

	/**
	 * @param list<Identity> $identities
	 * @param int            $notes_by the agent who wrote the notes last; 0 for none, or nobody knows
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $locale,
		public readonly string $notes,
		public readonly int $created_at,
		public readonly array $identities = [],
		public readonly bool $remote_images = false,
		public readonly int $notes_by = 0,
		public readonly ?int $notes_at = null,
	) {
	}

	/** The address to write to, '' when none is known. */
	public function email(): string {
		foreach ( $this->identities as $identity ) {
			if ( Identity::EMAIL === $identity->kind ) {
				return $identity->value;
			}
		}
		return '';
	}

	public function owns( Address $address ): bool {
		return null !== $this->identity( $address );
	}

	/** What is known of one of the addresses; null when it is somebody else's. */
	public function identity( Address $address ): ?Identity {
		foreach ( $this->identities as $identity ) {
			if ( Identity::EMAIL === $identity->kind && $identity->value === $address->key() ) {
				return $identity;
			}
		}
		return null;
	}
}
