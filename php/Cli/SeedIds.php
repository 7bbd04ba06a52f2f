<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

/** The next free numbers of a bulk load: rows that point at each other are made before any of them is written. */
final class SeedIds {

	public function __construct(
		private int $ticket,
		private int $message,
		private int $entry,
	) {
	}

	public function ticket(): int {
		return $this->ticket++;
	}

	public function message(): int {
		return $this->message++;
	}

	public function entry(): int {
		return $this->entry++;
	}
}
