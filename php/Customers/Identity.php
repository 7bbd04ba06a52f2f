<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** One way to know a customer again: a mail address, a phone number, a WordPress account. */
final class Identity {

	public const EMAIL = 'email';
	public const USER  = 'user';

	/**
	 * @param string $value       normalised: it is what is compared
	 * @param ?int   $verified_at   milliseconds, UTC; null while it is only a claim
	 * @param ?int   $bounced_at    since when mail to it comes back for good
	 * @param string $bounce_reason the server's words
	 * @param ?int   $complained_at when a mail of ours was called spam there: no automatic mail goes to it any more
	 * @param ?int   $answered_at   when an answer with a key of ours came from it: whoever has it reads our mail
	 */
	public function __construct(
		public readonly string $kind,
		public readonly string $value,
		public readonly ?int $verified_at = null,
		public readonly ?int $bounced_at = null,
		public readonly string $bounce_reason = '',
		public readonly ?int $complained_at = null,
		public readonly ?int $answered_at = null,
	) {
	}
}
