<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Customers\FindCustomer;

/** Tells which customer is looking: by the account that is tied to a record, else by the session of a mailed link. */
final class WhoIsThere {

	public const COOKIE = 'deskfold_portal';

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Tokens $tokens,
		private readonly FindCustomer $find_customer,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): ?Visitor {
		$user     = get_current_user_id();
		$customer = $user > 0 ? $this->find_customer->by_user( $user ) : null;
		if ( null !== $customer ) {
			return new Visitor( $customer, $customer->email(), wp_create_nonce( Visitor::NONCE ), false );
		}
		return $this->by_session( Input::cookie( self::COOKIE ) );
	}

	private function by_session( string $token ): ?Visitor {
		$hash    = $this->tokens->hash( $token, PortalKey::SESSION );
		$session = '' === $hash ? null : $this->store->find( PortalKey::SESSION, $hash );
		if ( null === $session || $session->expires_at < $this->clock->now_ms() ) {
			return null;
		}
		$customer = $this->find_customer->by_id( $session->customer_id );
		// An address that went to another record takes its sessions along into nothing.
		if ( null === $customer || ! $customer->owns( new Address( $session->address ) ) ) {
			return null;
		}
		return new Visitor( $customer, $session->address, $this->tokens->proof( $token ), true );
	}

	/** Ends the guest's session on this browser. */
	public function leave(): void {
		$session = $this->store->find( PortalKey::SESSION, $this->tokens->hash( Input::cookie( self::COOKIE ), PortalKey::SESSION ) );
		if ( null !== $session ) {
			$this->store->remove( $session->id );
		}
	}
}
