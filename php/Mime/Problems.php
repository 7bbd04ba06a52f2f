<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What was found damaged while one mail was read: each thing once, in English, for logs. */
final class Problems {

	/** @var array<string, true> */
	private array $found = [];
	private bool $is_cut = false;

	public function add( string $problem ): void {
		$this->found[ $problem ] = true;
	}

	/** Something went over a limit: the reader does not see all that was sent. */
	public function cut( string $problem ): void {
		$this->is_cut = true;
		$this->add( $problem );
	}

	public function is_cut(): bool {
		return $this->is_cut;
	}

	/** @return list<string> */
	public function list(): array {
		return array_keys( $this->found );
	}
}
