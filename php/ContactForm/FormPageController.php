<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;

/** The same form posted to its own page, for browsers without JavaScript. */
final class FormPageController {

	public function __construct(
		private readonly SendForm $send_form,
		private readonly SealForm $seal_form,
		private readonly SealReceipt $seal_receipt,
		private readonly PageAnswer $answer,
	) {
	}

	/** Before the page is printed: send on success, else print the page again with what was typed. */
	public function post(): void {
		if ( 'POST' !== Input::method() ) {
			return;
		}
		$post = Input::from_post();
		$id   = Input::from_query()->string( FormPageAddress::WHICH );
		if ( '' !== $id && ! $post->has( 'deskfold_seal' ) && ! $post->has( 'deskfold_email' ) ) {
			$this->fail( $id, new FormEntry(), [ self::too_large() ] );
		} elseif ( $post->has( 'deskfold_seal' ) ) {
			$this->take( $post, $id );
		}
	}

	private function take( Input $post, string $id ): void {
		$seal  = $post->string( 'deskfold_seal' );
		$entry = FormEntry::from_input( $post );
		try {
			$form    = $this->seal_form->open( $seal );
			$id      = $form->shape->id;
			$user    = false !== wp_verify_nonce( $post->string( 'deskfold_nonce' ), FormPageAddress::WHICH ) ? get_current_user_id() : 0;
			$entry   = $entry->with_files( $post );
			$receipt = ( $this->send_form )( $entry, $form, $seal, $user );
		} catch ( Problem $problem ) {
			/** @var list<Fault> $faults */
			$faults = $problem->details['faults'] ?? [ new Fault( 'form', $problem->getMessage(), $problem->getMessage() ) ];
			$this->fail( $id, $entry, [] === $entry->files ? $faults : [ ...$faults, FileRules::gone() ], $problem->status );
			return;
		}
		nocache_headers();
		wp_safe_redirect( FormPageAddress::sent( $id, ( $this->seal_receipt )( $receipt ) ), 303, 'Deskfold' );
		exit;
	}

	/** @param list<Fault> $faults */
	private function fail( string $id, FormEntry $entry, array $faults, int $status = 422 ): void {
		nocache_headers();
		status_header( $status );
		$this->answer->keep( $id, $entry, $faults );
	}

	private static function too_large(): Fault {
		$message = __( 'The files were too large to arrive. Please fill in the form again with smaller files.', 'deskfold' );
		return new Fault( 'form', $message, $message );
	}
}
