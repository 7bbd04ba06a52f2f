<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** One line of the log, fit to be shown. */
final class LogLine {

	/** @param array<array-key, string> $context */
	public function __construct(
		public readonly int $id,
		public readonly string $level,
		public readonly string $room,
		public readonly string $message,
		public readonly array $context,
		public readonly int $created_at,
	) {
	}
}
