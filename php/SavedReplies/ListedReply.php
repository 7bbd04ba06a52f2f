<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

/** One line of the list: everything but the texts. */
final class ListedReply {

	/**
	 * @param list<string> $locales the languages it is written in
	 * @param list<string> $tags
	 */
	public function __construct(
		public readonly int $id,
		public readonly int $agent_id,
		public readonly string $name,
		public readonly string $folder,
		public readonly string $snippet,
		public readonly array $locales,
		public readonly array $tags,
		public readonly int $file_count,
		public readonly int $used,
		public readonly ?int $last_used_at,
		public readonly int $updated_at,
	) {
	}

	/** @param array<string, string|null> $row */
	public static function from_row( array $row ): self {
		$tags = json_decode( (string) $row['tags'], true );
		return new self(
			(int) $row['id'],
			(int) $row['agent_id'],
			(string) $row['name'],
			(string) $row['folder'],
			(string) $row['snippet'],
			explode( ' ', (string) $row['locales'] ),
			is_array( $tags ) ? array_values( array_filter( $tags, 'is_string' ) ) : [],
			(int) $row['file_count'],
			(int) $row['used'],
			null === $row['last_used_at'] ? null : (int) $row['last_used_at'],
			(int) $row['updated_at']
		);
	}
}
