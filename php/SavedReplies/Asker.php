<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Problem;

/** The agent who asks, and what of the saved replies is theirs to see and to change. */
final class Asker {

	/** @param bool $shares may change what everyone uses */
	public function __construct(
		public readonly int $id,
		public readonly bool $shares,
	) {
	}

	public static function current(): self {
		return new self( get_current_user_id(), current_user_can( Permissions::SUPERVISE ) || current_user_can( Permissions::MANAGE ) );
	}

	public function sees( int $agent_id ): bool {
		return 0 === $agent_id || $agent_id === $this->id;
	}

	public function changes( int $agent_id ): bool {
		return 0 === $agent_id ? $this->shares : $agent_id === $this->id;
	}

	/** @throws Problem when a new one would be everyone's, and this agent may not write those */
	public function may_own( int $agent_id ): void {
		if ( ! $this->changes( $agent_id ) ) {
			throw new Problem( 'sharing_is_for_supervisors', __( 'Supervisors and managers write replies for everyone. Keep this one for yourself, or ask one of them.', 'deskfold' ), 403 );
		}
	}

	/** @throws Problem as if it were not there when it is somebody else's, with words when it is everyone's */
	public function must_change( int $agent_id ): void {
		if ( ! $this->sees( $agent_id ) ) {
			throw Problem::not_found();
		}
		if ( ! $this->changes( $agent_id ) ) {
			throw new Problem( 'everyones', __( 'Everyone uses this reply. Supervisors and managers change it; you can make one of your own.', 'deskfold' ), 403 );
		}
	}
}
