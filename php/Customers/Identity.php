<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** One way to know a customer again: a mail address, a phone number, a WordPress account. */
final class Identity {

	public const EMAIL = 'email';
	public const USER  = 'user';

	/**
	 * @param string $value       normalised: it is what is compared
	 * @param ?int   $verified_at milliseconds, UTC; null while it is only a claim
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $value,
		public readonly ?int $verified_at = null,
	) {
	}
}
