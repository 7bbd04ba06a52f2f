<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** Seals a form with the time at which it was printed: nothing about it needs to be kept, and nobody reads what a topic does. */
final class SealForm {

	private const PURPOSE = 'contact-form';

	public function __construct(
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	public function __invoke( FormShape $shape ): string {
		$json = (string) wp_json_encode( [ 'at' => $this->clock->now_ms() ] + $shape->to_array(), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		return rtrim( strtr( $this->secrets->seal( $json, self::PURPOSE ), '+/', '-_' ), '=' );
	}

	/** @throws Problem when this site did not print it */
	public function open( string $seal ): SealedForm {
		try {
			$stored = json_decode( $this->secrets->open( strtr( $seal, '-_', '+/' ), self::PURPOSE ), true );
		} catch ( Problem $problem ) {
			throw new Problem( 'form_unknown', __( 'This form is not complete. Please load the page again; copy your text first.', 'deskfold' ), 400, false, $problem );
		}
		$stored = is_array( $stored ) ? $stored : [];
		return new SealedForm( FormShape::from_array( $stored ), is_int( $stored['at'] ?? null ) ? $stored['at'] : 0 );
	}
}
