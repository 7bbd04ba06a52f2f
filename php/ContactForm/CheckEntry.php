<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

use Deskfold\Core\Clock;

/** Reads an entry as a kind reader would: what is missing, what cannot be right. */
final class CheckEntry {

	/** Nobody reads and fills in a form faster; nobody leaves one open longer and expects it to work. */
	private const MIN_AGE = 2_000;
	private const MAX_AGE = 86_400_000;

	public function __construct(
		private readonly CheckFiles $check_files,
		private readonly Clock $clock,
	) {
	}

	/** @return list<Fault> */
	public function __invoke( FormEntry $entry, SealedForm $form ): array {
		$faults = [
			...$this->about_the_words( $entry, $form->shape ),
			...( $form->shape->takes_files ? ( $this->check_files )( $entry->files, $form->shape->max_files ) : [] ),
			...$this->about_consent( $entry, $form->shape ),
		];
		// Whoever has something to put right sends once more anyway, with a fresh form.
		return [] === $faults ? $this->about_the_form( $entry, $form ) : $faults;
	}

	/** @return list<Fault> */
	private function about_the_form( FormEntry $entry, SealedForm $form ): array {
		$age = $this->clock->now_ms() - $form->printed_at;
		if ( $age > self::MAX_AGE || $age < 0 ) {
			$message = __( 'This page was open for a long time. Your text is still here: please send it again.', 'deskfold' );
			return [ new Fault( 'form', $message, $message ) ];
		}
		if ( $age < self::MIN_AGE || '' !== $entry->trap ) {
			$message = __( 'We could not tell that you are a person. Your text is still here: please send it again.', 'deskfold' );
			return [ new Fault( 'form', $message, $message ) ];
		}
		return [];
	}

	/** @return list<Fault> */
	private function about_the_words( FormEntry $entry, FormShape $shape ): array {
		$faults = [];
		if ( '' === $entry->name && FormShape::NEEDED === $shape->name ) {
			$faults[] = Fault::missing( 'name' );
		}
		if ( '' === $entry->email ) {
			$faults[] = Fault::missing( 'email' );
		} elseif ( false === is_email( $entry->email ) ) {
			$faults[] = Fault::incomplete_address();
		}
		if ( [] !== $shape->topics && null === $shape->topic( $entry->topic ) ) {
			$faults[] = Fault::missing( 'topic' );
		}
		if ( FormShape::NEEDED === $shape->subject && '' === $entry->subject ) {
			$faults[] = Fault::missing( 'subject' );
		}
		if ( '' === $entry->message ) {
			$faults[] = Fault::missing( 'message' );
		}
		return $faults;
	}

	/** @return list<Fault> */
	private function about_consent( FormEntry $entry, FormShape $shape ): array {
		return '' === $shape->consent || $entry->consent ? [] : [ Fault::missing( 'consent' ) ];
	}
}
