<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

/** What an agent wants to keep as a saved reply. */
final class SavedReplyDraft {

	/**
	 * @param SavedReply $reply   id 0 for a new one
	 * @param list<int>  $files   ids of its files that stay
	 * @param list<int>  $uploads ids of the agent's uploads that join it
	 * @param ?int       $seen_at updated_at of what the agent changed; null when nobody looked
	 */
	public function __construct(
		public readonly SavedReply $reply,
		public readonly array $files = [],
		public readonly array $uploads = [],
		public readonly ?int $seen_at = null,
	) {
	}
}
