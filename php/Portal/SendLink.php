<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\Channels\Address;
use Deskfold\Channels\ChannelRegistry;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Settings;
use Deskfold\Customers\FindCustomer;

/** Mails one link, to an address that we know; an address that we do not know gets nothing. */
final class SendLink {

	/** Days that a link works. */
	private const DAYS = 7;
	private const DAY  = 86_400_000;

	public function __construct(
		private readonly PortalKeyStore $store,
		private readonly Tokens $tokens,
		private readonly FindCustomer $find_customer,
		private readonly ChannelRegistry $channels,
		private readonly Clock $clock,
		private readonly Settings $settings,
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
		$this->store->give_token( $key->id, $this->tokens->hash( $token, PortalKey::LINK ), $customer->id, $this->clock->now_ms() + self::DAYS * self::DAY );
		$locale   = '' !== $customer->locale ? $customer->locale : $key->locale;
		$switched = '' !== $locale && switch_to_locale( $locale );
		try {
			$this->mail( $key->address, add_query_arg( PortalAddress::LINK, $token, $page ) );
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
		}
		$this->store->mailed( $key->id );
	}

	/** Nothing that anybody typed is in it, save the address it goes to. */
	private function mail( string $address, string $url ): void {
		$site  = $this->settings->team_name();
		$lines = [
			/* translators: %s: name of the shop's team. */
			sprintf( __( 'Here is the link to your requests at %s:', 'deskfold' ), $site ),
			$url,
			/* translators: %s: number of days. */
			sprintf( _n( 'It opens once and works for %s day.', 'It opens once and works for %s days.', self::DAYS, 'deskfold' ), number_format_i18n( self::DAYS ) ),
			__( 'If you did not ask for it, you need not do anything: without the link nobody can read your requests.', 'deskfold' ),
		];
		$html  = array_map( static fn ( string $line ): string => '<p>' . ( $line === $url ? sprintf( '<a href="%1$s">%1$s</a>', esc_url( $url ) ) : esc_html( $line ) ) . '</p>', $lines );
		$this->channels->get( 'email' )->deliver(
			new OutgoingMessage(
				id: 0,
				ticket_id: 0,
				mailbox_id: 0,
				from: new Address( '', $site ),
				to: [ new Address( $address ) ],
				cc: [],
				bcc: [],
				/* translators: %s: name of the shop's team. */
				subject: sprintf( __( 'Your requests at %s', 'deskfold' ), $site ),
				html: implode( '', $html ),
				text: implode( "\n\n", $lines ),
				message_id: 'link.' . bin2hex( random_bytes( 12 ) ) . '@' . ( wp_parse_url( home_url(), PHP_URL_HOST ) ?? 'localhost' ),
				is_automatic: true,
			)
		);
	}
}
