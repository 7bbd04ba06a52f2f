<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** What the visitor is told after a message came in. */
final class FormReceipt implements \JsonSerializable {

	/** @param ?int $ticket_id null when the ticket will be made later */
	public function __construct(
		public readonly string $form_id,
		public readonly string $name,
		public readonly string $email,
		public readonly ?int $ticket_id,
	) {
	}

	/** @return array<string, string|int|null> */
	public function jsonSerialize(): array {
		return [
			'form_id'   => $this->form_id,
			'name'      => $this->name,
			'email'     => $this->email,
			'ticket_id' => $this->ticket_id,
		];
	}
}
