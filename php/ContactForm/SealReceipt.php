<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** Carries a receipt through a redirect, so that neither name nor address stands in the address bar or a server's log. */
final class SealReceipt {

	private const PURPOSE = 'form-receipt';
	private const LASTS   = 3_600_000;

	public function __construct(
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( FormReceipt $receipt ): string {
		$json = (string) wp_json_encode( [ 'until' => $this->clock->now_ms() + self::LASTS ] + $receipt->jsonSerialize() );
		return rtrim( strtr( $this->secrets->seal( $json, self::PURPOSE ), '+/', '-_' ), '=' );
	}

	/** Null for anything that is not a fresh receipt of ours. */
	public function open( string $sealed ): ?FormReceipt {
		try {
			$stored = json_decode( $this->secrets->open( strtr( $sealed, '-_', '+/' ), self::PURPOSE ), true );
		} catch ( Problem ) {
			return null;
		}
		if ( ! is_array( $stored ) || ! is_int( $stored['until'] ?? null ) || $stored['until'] < $this->clock->now_ms() ) {
			return null;
		}
		$word = static fn ( string $key ): string => is_string( $stored[ $key ] ?? null ) ? $stored[ $key ] : '';
		return new FormReceipt( $word( 'form_id' ), $word( 'name' ), $word( 'email' ), is_int( $stored['ticket_id'] ?? null ) ? $stored['ticket_id'] : null );
	}
}
