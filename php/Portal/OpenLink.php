<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Customers\ChangeCustomer;
use Deskfold\Customers\FindCustomer;

/** Exchanges a mailed link for a session, once. Opening it proves that the address is theirs. */
final class OpenLink {

	/** How long the session lasts, in milliseconds. */
	public const LASTS = 604_800_000;

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Tokens $tokens,
		private readonly FindCustomer $find_customer,
		private readonly ChangeCustomer $change_customer,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param int $user_id who is signed in to WordPress, 0 for nobody
	 * @return string the session's token, for a cookie
	 * @throws Problem when the link opens nothing: forged, used, expired, or the address has changed hands
	 */
	public function __invoke( string $token, int $user_id ): string {
		$now  = $this->clock->now_ms();
		$link = $this->store->find( PortalKey::LINK, $this->tokens->hash( $token, PortalKey::LINK ) );
		if ( null === $link || $link->expires_at < $now || ! $this->store->remove( $link->id ) ) {
			throw self::useless();
		}
		$address = new Address( $link->address );
		if ( $this->find_customer->by_address( $address )?->id !== $link->customer_id ) {
			throw self::useless();
		}
		$this->change_customer->verify( $address );
		if ( $link->user_id > 0 && $link->user_id === $user_id && null === $this->find_customer->by_user( $user_id ) ) {
			$this->change_customer->link_user( $link->customer_id, $user_id );
		}
		$session = $this->tokens->mint();
		$key     = new PortalKey( 0, PortalKey::SESSION, $link->address, $link->customer_id, 0, $link->page_id, $link->locale, 0, null, $now + self::LASTS );
		$this->store->add( $key, $this->tokens->hash( $session, PortalKey::SESSION ), $now );
		return $session;
	}

	private static function useless(): Problem {
		return new Problem( 'link_useless', __( 'This link was used before or is too old. Ask for a new one.', 'deskfold' ), 404 );
	}
}
