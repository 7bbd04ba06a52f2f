<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\AgentRemoved;

/** Somebody left the team: they are told nothing more. */
final class ForgetAgent {

	public function __construct(
		private readonly NotificationStore $store,
		private readonly ChoiceStore $choices,
	) {
	}

	public function __invoke( AgentRemoved $news ): void {
		$this->store->drop_waiting( $news->agent_id );
		$this->choices->forget( $news->agent_id );
	}
}
