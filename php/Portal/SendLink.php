<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Customers\FindCustomer;
use Deskfold\Notices\ComposeLetter;
use Deskfold\Notices\Letter;

/** Mails one link, to an address that we know; an address that we do not know gets nothing. */
final class SendLink {

	private const DAY = 86_400_000;

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Tokens $tokens,
		private readonly FindCustomer $find_customer,
		private readonly ChannelRegistry $channels,
		private readonly Clock $clock,
		private readonly ComposeLetter $compose,
	) {
	}

	/** @throws Problem when the mail could not be handed on */
	public function __invoke( PortalKey $key ): void {
		$customer = $this->find_customer->by_address( new Address( $key->address ) );
		$page     = get_permalink( $key->page_id );
		if ( null === $customer || false === $page ) {
			$this->store->remove( $key->id );
			return;
		}
		$token = $this->tokens->mint();
		$this->store->give_token( $key->id, $this->tokens->hash( $token, PortalKey::LINK ), $customer->id, $this->clock->now_ms() + Letter::LINK_DAYS * self::DAY );
		// Nothing that a customer typed is in it, save the address it goes to.
		$this->channels->get( 'email' )->deliver(
			( $this->compose )( Letter::Link, [ Letter::LINK => add_query_arg( PortalAddress::LINK, $token, $page ) ], '' !== $customer->locale ? $customer->locale : $key->locale, new Address( $key->address ) )
		);
		$this->store->mailed( $key->id );
	}
}
