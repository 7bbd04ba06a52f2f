<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

/** A file of a message, or of a draft while its message_id is 0. */
final class Attachment {

	/**
	 * @param int    $agent_id who uploaded it; 0 when it came from outside
	 * @param string $path     in Core\Storage
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly int $agent_id,
		public readonly string $name,
		public readonly string $type,
		public readonly int $size,
		public readonly string $path,
		public readonly bool $is_inline,
		public readonly string $content_id,
	) {
	}

	/** @param array<string, string|null> $row */
	public static function from_row( array $row ): self {
		return new self(
			(int) $row['id'],
			(int) $row['ticket_id'],
			(int) $row['message_id'],
			(int) $row['agent_id'],
			(string) $row['name'],
			(string) $row['type'],
			(int) $row['size'],
			(string) $row['path'],
			'1' === (string) $row['is_inline'],
			(string) $row['content_id']
		);
	}
}
