<?php
declare( strict_types=1 );

namespace Deskfold\Portal;

use Deskfold\ContactForm\Fault;
use Deskfold\Core\Problem;

/** What came of the post of this very request, for the block that is about to be printed. */
final class PortalAnswer {

	private string $act  = '';
	private string $text = '';

	/** @var list<Fault> */
	private array $faults = [];

	public function keep( string $act, string $text, Problem $problem ): void {
		/** @var list<Fault> $faults */
		$faults       = $problem->details['faults'] ?? [ new Fault( 'form', $problem->getMessage(), $problem->getMessage() ) ];
		$this->act    = $act;
		$this->text   = $text;
		$this->faults = $faults;
	}

	/** What had been typed into the form of that act. */
	public function text( string $act ): string {
		return $act === $this->act ? $this->text : '';
	}

	/** @return list<Fault> */
	public function faults( string $act ): array {
		return $act === $this->act ? $this->faults : [];
	}
}
