<?php
declare( strict_types=1 );

namespace Deskfold\Blocks;

use Deskfold\ContactForm\FormRules;

/** Tells the editor what a form says where its block says nothing, so that its preview shows what visitors will see. */
final class EditorDefaults {

	public function __construct( private readonly FormRules $rules ) {
	}

	public function __invoke(): void {
		$words = [
			'consent'    => wp_strip_all_tags( $this->rules->consent() ),
			'thanks'     => wp_strip_all_tags( $this->rules->thanks() ),
			'has_policy' => '' !== get_privacy_policy_url(),
		];
		wp_add_inline_script( 'deskfold-contact-form-editor-script', 'window.deskfoldForm = ' . wp_json_encode( $words, JSON_HEX_TAG ) . ';', 'before' );
	}
}
