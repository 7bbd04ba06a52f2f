<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

/** A file of a saved reply. Each draft gets a copy of its own, so what was sent does not depend on it. */
final class ReplyFile {

	/** @param string $path in Core\Storage */
	public function __construct(
		public readonly int $id,
		public readonly int $reply_id,
		public readonly string $name,
		public readonly string $type,
		public readonly int $size,
		public readonly string $path,
	) {
	}

	/** @param array<string, string|null> $row */
	public static function from_row( array $row ): self {
		return new self( (int) $row['id'], (int) $row['reply_id'], (string) $row['name'], (string) $row['type'], (int) $row['size'], (string) $row['path'] );
	}
}
