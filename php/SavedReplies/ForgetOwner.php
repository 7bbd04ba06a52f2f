<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Agents\AgentRemoved;

/** Somebody left the team: what was for them alone goes, what they wrote for everyone stays. */
final class ForgetOwner {

	public function __construct( private readonly SavedReplyStore $store ) {
	}

	public function __invoke( AgentRemoved $news ): void {
		$this->account( $news->agent_id );
	}

	/** Answers WordPress's deleted_user too. */
	public function account( int $user_id ): void {
		if ( $user_id > 0 ) {
			$this->store->delete_personal( $user_id );
		}
	}
}
