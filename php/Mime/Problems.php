<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** What was found damaged while one mail was read: each thing once, in English, for logs. */
final class Problems {

	/** @var array<string, true> */
	private array $found = [];

	public function add( string $problem ): void {
		$this->found[ $problem ] = true;
	}

	/** @return list<string> */
	public function list(): array {
		return array_keys( $this->found );
	}
}
