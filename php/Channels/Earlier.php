<?php
declare( strict_types=1 );

namespace Deskfold\Channels;

/** A message of the same conversation, for those who quote. */
final class Earlier {

	/**
	 * @param string $author as the customer may see it
	 * @param string $html   sanitised; '' when there is only text
	 * @param int    $at     milliseconds, UTC
	 */
	public function __construct(
		public readonly string $author,
		public readonly string $text,
		public readonly string $html,
		public readonly int $at,
		public readonly bool $is_ours = false,
	) {
	}
}
