<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Input;
use Deskfold\Core\Rest;

/** Each agent's own comings and goings; where they are rides on the news of the desk. */
final class PresenceController {

	public function __construct(
		private readonly Rest $rest,
		private readonly LeaveDesk $leave,
		private readonly ChangeAvailability $change,
	) {
	}

	public function routes(): void {
		$availability = [
			'is_away'    => [ 'type' => 'boolean', 'required' => true ],
			'away_until' => [ 'type' => [ 'string', 'null' ], 'default' => null, 'maxLength' => 10, 'description' => 'The first day back as YYYY-MM-DD; without one until you say otherwise.' ],
		];
		$this->rest->route( 'DELETE', '/me/presence/(?P<tab>[A-Za-z0-9-]+)', [ 'tab' => PresenceSchema::TAB + [ 'required' => true ] ], $this->is_agent( ... ), $this->leave( ... ) );
		$this->rest->route( 'POST', '/me/availability', $availability, $this->is_agent( ... ), $this->change( ... ) );
	}

	private function is_agent(): bool {
		return current_user_can( Permissions::USE_DESK );
	}

	private function leave( Input $input ): \stdClass {
		( $this->leave )( get_current_user_id(), $input->string( 'tab' ) );
		return new \stdClass();
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		return AgentSchema::present( ( $this->change )( get_current_user_id(), $input->bool( 'is_away' ), $input->string( 'away_until' ) ) );
	}
}
