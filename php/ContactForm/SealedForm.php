<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** A form that this site printed: what it asks for and when. */
final class SealedForm {

	/** @param int $printed_at milliseconds, UTC */
	public function __construct(
		public readonly FormShape $shape,
		public readonly int $printed_at,
	) {
	}
}
