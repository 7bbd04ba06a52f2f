<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Input;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** The team, over HTTP. */
final class AgentController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ListAgents $list,
		private readonly AddAgent $add,
		private readonly ChangeAgentRole $change,
		private readonly RemoveAgent $remove,
	) {
	}

	public function routes(): void {
		$id   = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$role = [ 'role' => [ 'type' => 'string', 'enum' => array_column( Role::cases(), 'value' ), 'required' => true ] ];
		$user = [ 'user' => [ 'type' => 'string', 'minLength' => 1, 'maxLength' => 100, 'required' => true ] ];
		$one  = '/agents/(?P<id>\d+)';

		$this->rest->route( 'GET', '/agents', [], $this->may_read( ... ), $this->all( ... ) );
		$this->rest->route( 'POST', '/agents', $user + $role, $this->may_change( ... ), $this->add( ... ) );
		$this->rest->route( 'POST', $one, $id + $role, $this->may_change( ... ), $this->change( ... ) );
		$this->rest->route( 'DELETE', $one, $id, $this->may_change( ... ), $this->remove( ... ) );
	}

	private function may_read(): bool {
		return current_user_can( Permissions::USE_DESK );
	}

	/** The team is a matter of WordPress's own users too, so WordPress must agree. */
	private function may_change(): bool {
		return current_user_can( Permissions::MANAGE ) && current_user_can( 'promote_users' );
	}

	/** @return list<array<string, mixed>> */
	private function all(): array {
		return array_map( AgentSchema::present( ... ), ( $this->list )() );
	}

	private function add( Input $input ): Response {
		$agent = ( $this->add )( $input->string( 'user' ), Role::named( $input->string( 'role' ) ) );
		return new Response( 201, AgentSchema::present( $agent ) );
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		return AgentSchema::present( ( $this->change )( $input->int( 'id' ), Role::named( $input->string( 'role' ) ) ) );
	}

	private function remove( Input $input ): \stdClass {
		( $this->remove )( $input->int( 'id' ), get_current_user_id() );
		return new \stdClass();
	}
}
