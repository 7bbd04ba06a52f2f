<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;

/** A visitor presses "Send". The answer never tells whether we know the address. */
final class SendForm {

	public function __construct(
		private readonly CheckEntry $check_entry,
		private readonly CheckFiles $check_files,
		private readonly CountTry $count_try,
		private readonly AcceptMessage $accept_message,
		private readonly FindSender $find_sender,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $key of the printed form: the same when it is sent twice
	 * @param int    $user who is signed in and meant to send it; 0 for nobody
	 * @throws Problem with `faults` in its details when the visitor can put something right
	 */
	public function __invoke( FormEntry $entry, SealedForm $form, string $key, int $user = 0 ): FormReceipt {
		( $this->count_try )( 'form_ip', Input::client_ip() );
		$faults = ( $this->check_entry )( $entry, $form );
		if ( [] !== $faults ) {
			throw new Problem( Fault::KIND, $faults[0]->message, 422, false, null, [ 'faults' => $faults ] );
		}
		( $this->count_try )( 'form_address', $entry->email );
		( $this->count_try )( 'form_all', '' );

		wp_raise_memory_limit( 'deskfold_form' );
		$message = new FormMessage(
			FormShape::ABSENT === $form->shape->name ? '' : $entry->name,
			$entry->email,
			$entry->title(),
			$entry->message,
			$this->clock->now_ms(),
			$form->shape->takes_files ? $this->check_files->read( $entry->files ) : [],
			$form->shape->locale,
			$form->shape->consent,
			$entry->page,
			null,
			( $this->find_sender )( $user, $entry->email ),
			$form->shape->topic( $entry->topic ),
		);
		return new FormReceipt( $form->shape->id, $entry->name, $entry->email, ( $this->accept_message )( $message, $key . $entry->client_key ) );
	}
}
