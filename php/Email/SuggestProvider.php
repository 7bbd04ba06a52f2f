<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** Who runs the mail of a domain of one's own: its mail exchangers tell. The desk knows the servers of each (src/settings/mailboxes/providers.ts). */
final class SuggestProvider {

	private const HOURS = 1;

	/** Ends of the exchangers' names, from the providers' own instructions for domain owners. */
	private const EXCHANGERS = [
		'google'     => [ 'google.com', 'googlemail.com' ],
		'microsoft'  => [ 'mail.protection.outlook.com', 'mx.microsoft' ],
		'zoho_eu'    => [ 'zoho.eu' ],
		'zoho'       => [ 'zoho.com' ],
		'zoho_in'    => [ 'zoho.in' ],
		'ionos'      => [ 'ionos.com', 'ionos.co.uk', 'ionos.es', 'ionos.fr', 'ionos.it', 'perfora.net' ],
		'ionos_de'   => [ 'ionos.de', 'kundenserver.de' ],
		'strato'     => [ 'rzone.de' ],
		'hetzner'    => [ 'your-server.de' ],
		'ovh'        => [ 'ovh.net' ],
		'fastmail'   => [ 'messagingengine.com' ],
		'icloud'     => [ 'mail.icloud.com' ],
		'yandex'     => [ 'yandex.net', 'yandex.ru' ],
		'mailbox_org' => [ 'mailbox.org' ],
		'infomaniak' => [ 'infomaniak.ch' ],
		'gandi'      => [ 'mail.gandi.net' ],
		'godaddy'    => [ 'secureserver.net' ],
		'privateemail' => [ 'privateemail.com' ],
		'hostinger'  => [ 'hostinger.com', 'titan.email' ],
		'dreamhost'  => [ 'dreamhost.com' ],
		'locaweb'    => [ 'locaweb.com.br' ],
		'aruba'      => [ 'aruba.it' ],
		'proton'     => [ 'protonmail.ch' ],
		'mail_ru'    => [ 'mail.ru' ],
		'seznam'     => [ 'seznam.cz' ],
	];

	/** @return string a provider's key, '' when nobody known runs the domain's mail, or DNS does not say */
	public function __invoke( string $address ): string {
		$domain = strtolower( substr( (string) strrchr( trim( $address ), '@' ), 1 ) );
		if ( 1 !== preg_match( '/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/', $domain ) ) {
			return '';
		}
		$key   = 'deskfold_mx_' . md5( $domain );
		$known = get_transient( $key );
		if ( is_string( $known ) ) {
			return $known;
		}
		$found = self::by_exchangers( self::exchangers( $domain ) );
		set_transient( $key, $found, self::HOURS * HOUR_IN_SECONDS );
		return $found;
	}

	/** @param list<string> $names best first */
	public static function by_exchangers( array $names ): string {
		foreach ( $names as $name ) {
			$name = '.' . strtolower( rtrim( $name, '.' ) );
			foreach ( self::EXCHANGERS as $provider => $ends ) {
				foreach ( $ends as $end ) {
					if ( str_ends_with( $name, ".$end" ) ) {
						return $provider;
					}
				}
			}
		}
		return '';
	}

	/** @return list<string> */
	private static function exchangers( string $domain ): array {
		// It warns where a resolver is out of reach; then there is nothing to suggest.
		set_error_handler( static fn (): bool => true );
		try {
			$records = dns_get_record( "$domain.", DNS_MX );
		} finally {
			restore_error_handler();
		}
		$records = is_array( $records ) ? $records : [];
		usort( $records, static fn ( array $a, array $b ): int => ( $a['pri'] ?? 0 ) <=> ( $b['pri'] ?? 0 ) );
		return array_values( array_filter( array_column( $records, 'target' ), 'is_string' ) );
	}
}
