<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

/** One key: a link that is to be mailed, or the session that a link was exchanged for. */
final class PortalKey {

	public const LINK    = 'link';
	public const SESSION = 'session';

	/**
	 * @param int  $customer_id 0 while nobody has looked whether the address is known
	 * @param int  $user_id     the account that asked, 0 for a guest
	 * @param int  $attempts    at sending its mail
	 * @param ?int $due_at      milliseconds, UTC: when its mail is to be sent
	 * @param int  $expires_at  milliseconds, UTC
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $kind,
		public readonly string $address,
		public readonly int $customer_id,
		public readonly int $user_id,
		public readonly int $page_id,
		public readonly string $locale,
		public readonly int $attempts,
		public readonly ?int $due_at,
		public readonly int $expires_at,
	) {
	}
}
