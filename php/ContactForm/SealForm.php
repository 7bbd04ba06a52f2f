<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** Signs a form with the time at which it was printed, so that nothing about it needs to be kept. */
final class SealForm {

	private const PURPOSE = 'contact-form';

	public function __construct(
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( FormShape $shape ): string {
		$json = wp_json_encode( [ 'at' => $this->clock->now_ms() ] + $shape->to_array(), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		$body = rtrim( strtr( base64_encode( (string) $json ), '+/', '-_' ), '=' );
		return $body . '.' . $this->secrets->mac( $body, self::PURPOSE );
	}

	/** @throws Problem when this site did not print it */
	public function open( string $seal ): SealedForm {
		[ $body, $mac ] = explode( '.', $seal, 2 ) + [ '', '' ];
		if ( '' === $body || ! hash_equals( $this->secrets->mac( $body, self::PURPOSE ), $mac ) ) {
			throw new Problem( 'form_unknown', __( 'This form is not complete. Please load the page again; copy your text first.', 'deskfold' ) );
		}
		$stored = json_decode( (string) base64_decode( strtr( $body, '-_', '+/' ), true ), true );
		$stored = is_array( $stored ) ? $stored : [];
		return new SealedForm( FormShape::from_array( $stored ), is_int( $stored['at'] ?? null ) ? $stored['at'] : 0 );
	}
}
