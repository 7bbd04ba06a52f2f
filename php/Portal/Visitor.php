<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Customers\Customer;

/** A customer who has proven who they are, on the site. */
final class Visitor {

	public const NONCE = 'deskfold_portal';

	/**
	 * @param string $proof    what the forms printed for them must carry
	 * @param bool   $is_guest came by a link, without an account
	 */
	public function __construct(
		public readonly Customer $customer,
		public readonly string $address,
		public readonly string $proof,
		public readonly bool $is_guest,
	) {
	}

	/** Whether a form was printed for this visitor, by us. */
	public function printed( string $proof ): bool {
		return $this->is_guest ? hash_equals( $this->proof, $proof ) : false !== wp_verify_nonce( $proof, self::NONCE );
	}
}
