<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** The public route that the form's script posts to. Anybody may: what guards it is in SendForm. */
final class FormController {

	public function __construct(
		private readonly Rest $rest,
		private readonly SendForm $send_form,
		private readonly SealForm $seal_form,
	) {
	}

	public function routes(): void {
		$text = [ 'type' => 'string' ];
		$this->rest->route(
			'POST',
			'/form',
			[
				'deskfold_seal'    => [ 'required' => true ] + $text,
				'deskfold_key'     => [ 'maxLength' => 64 ] + $text,
				'deskfold_name'    => $text,
				'deskfold_email'   => $text,
				'deskfold_topic'   => $text,
				'deskfold_subject' => $text,
				'deskfold_message' => $text,
				'deskfold_consent' => $text,
				'deskfold_more'    => $text,
				'deskfold_page'    => $text,
			],
			static fn (): bool => true,
			$this->send( ... )
		);
	}

	private function send( Input $input ): Response {
		$seal   = $input->string( 'deskfold_seal' );
		$form   = $this->seal_form->open( $seal );
		$switch = '' !== $form->shape->locale && switch_to_locale( $form->shape->locale );
		try {
			return new Response( 201, ( $this->send_form )( FormEntry::from_input( $input )->with_files( $input ), $form, $seal, get_current_user_id() ), [ 'Cache-Control' => 'no-store' ] );
		} catch ( Problem $problem ) {
			// A fresh seal lets the page try again without being loaded anew.
			$details = [ 'seal' => ( $this->seal_form )( $form->shape ) ] + $problem->details;
			throw new Problem( $problem->kind, $problem->getMessage(), $problem->status, $problem->retry, $problem, $details );
		} finally {
			if ( $switch ) {
				restore_previous_locale();
			}
		}
	}
}
