<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Problem;

/** What an agent may use: everyone's saved replies and their own. */
final class ListSavedReplies {

	public function __construct(
		private readonly SavedReplyStore $store,
		private readonly ReplyFileStore $files,
	) {
	}

	/**
	 * @param string $search words that all stand somewhere in name, folder, tags or text
	 * @return list<ListedReply>
	 */
	public function __invoke( Asker $asker, string $search = '' ): array {
		$folded = FoldText::fold( $search );
		return $this->store->list( $asker->id, '' === $folded ? [] : array_slice( explode( ' ', $folded ), 0, 8 ) );
	}

	/** @throws Problem when there is none for this agent */
	public function one( int $id, Asker $asker ): SavedReply {
		$reply = $this->store->find( $id );
		return null !== $reply && $asker->sees( $reply->agent_id ) ? $reply : throw Problem::not_found();
	}

	/** @return list<ReplyFile> of one that the agent sees */
	public function files( SavedReply $reply ): array {
		return $this->files->of( $reply->id );
	}
}
