<?php
declare( strict_types=1 );

namespace Deskfold\ContactForm;

/** What came of a form that this very request posted, for the block that is about to be printed. */
final class PageAnswer {

	private ?FormEntry $entry = null;
	private string $form_id   = '';

	/** @var list<Fault> */
	private array $faults = [];

	/** @param list<Fault> $faults */
	public function keep( string $form_id, FormEntry $entry, array $faults ): void {
		$this->form_id = $form_id;
		$this->entry   = $entry;
		$this->faults  = $faults;
	}

	/** What the visitor had filled in; null when this form was not posted. */
	public function entry( string $form_id ): ?FormEntry {
		return $form_id === $this->form_id ? $this->entry : null;
	}

	/** @return list<Fault> */
	public function faults( string $form_id ): array {
		return $form_id === $this->form_id ? $this->faults : [];
	}
}
