<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Settings;

/** The shop's choices for all forms: the defaults until somebody has chosen. */
final class FormRules {

	public const TYPES = [ 'jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'pdf', 'txt', 'docx', 'xlsx', 'odt' ];

	public function __construct( private readonly Settings $settings ) {
	}

	public function files(): FileRules {
		$types = $this->choice( 'allowed_types' );
		$types = is_string( $types ) ? preg_split( '/[\s,;]+/', $types, -1, PREG_SPLIT_NO_EMPTY ) : $types;
		$size  = $this->choice( 'max_size_mb' );
		$count = $this->choice( 'max_files' );
		return new FileRules(
			is_array( $types ) ? array_values( array_filter( $types, 'is_string' ) ) : self::TYPES,
			min( ( is_numeric( $size ) ? (int) $size : 10 ) * MB_IN_BYTES, wp_max_upload_size(), FileRules::TOTAL ),
			is_numeric( $count ) ? (int) $count : 5,
		);
	}

	/** What visitors agree to, unless a form says its own; '' when there is nothing to agree to. */
	public function consent(): string {
		return $this->words( 'consent_text' );
	}

	/** Said after a message came in, unless a form says its own. */
	public function thanks(): string {
		return $this->words( 'thanks_text' );
	}

	private function words( string $name ): string {
		$chosen = $this->choice( $name );
		return is_string( $chosen ) ? $chosen : '';
	}

	private function choice( string $name ): mixed {
		$form = $this->settings->get( 'form' );
		return is_array( $form ) ? $form[ $name ] ?? null : null;
	}
}
