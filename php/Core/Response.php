<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** An answer with a status or headers of its own. */
final class Response {

	/** @param array<string, string> $headers */
	public function __construct(
		public readonly int $status,
		public readonly mixed $data,
		public readonly array $headers = [],
	) {
	}
}
