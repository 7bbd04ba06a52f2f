<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** Where mail for us arrives: who writes from there is no customer, and what is sent there comes back to us. */
final class OurAddresses {

	/** Filter: list<string>, addresses of our own mailboxes. */
	public const FILTER = 'deskfold_own_addresses';

	/** @return list<string> in lower case */
	public static function all(): array {
		/** @var list<string> $own */
		$own = apply_filters( self::FILTER, [] );
		return $own;
	}
}
