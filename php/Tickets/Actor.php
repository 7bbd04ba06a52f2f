<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Customers\Customer;

/** Who did it: stands in every line of the timeline, with the name as it was then. */
final class Actor {

	public const CUSTOMER = 'customer';
	public const AGENT    = 'agent';
	public const SYSTEM   = 'system';

	/** @param self::CUSTOMER|self::AGENT|self::SYSTEM $kind */
	private function __construct(
		public readonly string $kind,
		public readonly int $id,
		public readonly string $name,
		public readonly string $address = '',
	) {
	}

	public static function system(): self {
		return new self( self::SYSTEM, 0, 'Deskfold' );
	}

	public static function agent( int $id, string $name, string $address = '' ): self {
		return new self( self::AGENT, $id, $name, $address );
	}

	public static function customer( Customer $customer, string $name = '', string $address = '' ): self {
		return new self( self::CUSTOMER, $customer->id, '' !== $name ? $name : $customer->name, '' !== $address ? $address : $customer->email() );
	}
}
