<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

/** A saved reply was put into a draft; it counts once the draft is sent. */
final class ReplyUse {

	public function __construct(
		public readonly int $id,
		public readonly int $reply_id,
		public readonly string $locale,
	) {
	}
}
