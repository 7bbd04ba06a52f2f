<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Response;
use Deskfold\Core\Rest;

/** The settings of mailboxes. */
final class MailboxController {

	public function __construct(
		private readonly Rest $rest,
		private readonly MailboxStore $store,
		private readonly SaveMailbox $save,
		private readonly RemoveMailbox $remove,
		private readonly SuggestProvider $suggest,
		private readonly ListAlarms $alarms,
	) {
	}

	public function routes(): void {
		$id     = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$fields = MailboxSchema::args();
		$may    = $this->may_manage( ... );
		$one    = '/mailboxes/(?P<id>\d+)';

		$this->rest->route( 'GET', '/mailboxes', [], $may, $this->all( ... ) );
		$this->rest->route( 'POST', '/mailboxes', $fields, $may, $this->create( ... ) );
		$this->rest->route( 'GET', '/mailboxes/suggest', [ 'address' => [ 'type' => 'string', 'maxLength' => 254, 'required' => true ] ], $may, $this->suggest( ... ) );
		$this->rest->route( 'GET', '/mailboxes/alarms', [], $may, $this->alarms( ... ) );
		$this->rest->route( 'GET', $one, $id, $may, $this->one( ... ) );
		$this->rest->route( 'POST', $one, $id + $fields, $may, $this->change( ... ) );
		$this->rest->route( 'DELETE', $one, $id, $may, $this->remove( ... ) );
	}

	private function may_manage(): bool {
		return current_user_can( Permissions::MANAGE );
	}

	/** @return list<array<string, mixed>> */
	private function all(): array {
		return array_map( MailboxSchema::present( ... ), $this->store->all() );
	}

	/** @return array{provider: string} */
	private function suggest( Input $input ): array {
		return [ 'provider' => ( $this->suggest )( $input->string( 'address' ) ) ];
	}

	/** @return list<array<string, string|int>> */
	private function alarms(): array {
		return array_map( AlarmSchema::present( ... ), ( $this->alarms )() );
	}

	/** @return array<string, mixed> */
	private function one( Input $input ): array {
		return MailboxSchema::present( $this->found( $input ) );
	}

	private function create( Input $input ): Response {
		$patch = MailboxPatch::from( $input );
		return new Response( 201, MailboxSchema::present( ( $this->save )( $patch->onto( null ), $patch->incoming_password(), $patch->outgoing_password() ) ) );
	}

	/** @return array<string, mixed> */
	private function change( Input $input ): array {
		$patch = MailboxPatch::from( $input );
		return MailboxSchema::present( ( $this->save )( $patch->onto( $this->found( $input ) ), $patch->incoming_password(), $patch->outgoing_password() ) );
	}

	private function remove( Input $input ): \stdClass {
		( $this->remove )( $input->int( 'id' ) );
		return new \stdClass();
	}

	private function found( Input $input ): Mailbox {
		return $this->store->find( $input->int( 'id' ) ) ?? throw Problem::not_found();
	}
}
