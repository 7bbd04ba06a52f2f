<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** Something that the visitor has to put right, and where. */
final class Fault implements \JsonSerializable {

	/** Kind of the Problem that carries `faults` in its details. */
	public const KIND = 'form_faults';

	/**
	 * @param string $field   'name', 'email' …; 'form' when it is about none of them
	 * @param string $summary what to do, for the list on top
	 * @param string $message what is wrong, for under the field
	 */
	public function __construct(
		public readonly string $field,
		public readonly string $summary,
		public readonly string $message,
	) {
	}

	/** @return array<string, string> */
	public function jsonSerialize(): array {
		return [
			'field'   => $this->field,
			'summary' => $this->summary,
			'message' => $this->message,
		];
	}
}
