<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** What a person does with a mailbox's connection: try it, fetch now, hand out a token. */
final class ConnectionController {

	/** The owner waits in front of the screen; the rest comes with the next look. */
	private const SECONDS = 15.0;

	public function __construct(
		private readonly Rest $rest,
		private readonly MailboxStore $store,
		private readonly TestMailbox $test,
		private readonly FetchMailbox $fetch,
		private readonly IssueMailboxToken $issue_token,
	) {
	}

	public function routes(): void {
		$id  = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$may = $this->may_manage( ... );
		$one = '/mailboxes/(?P<id>\d+)';

		$this->rest->route( 'POST', '/mailboxes/test', MailboxSchema::args() + [ 'id' => [ 'type' => 'integer', 'minimum' => 0 ] ], $may, $this->test( ... ) );
		$this->rest->route( 'POST', "$one/fetch", $id, $may, $this->fetch( ... ) );
		$this->rest->route( 'POST', "$one/token", $id, $may, $this->token( ... ) );
	}

	private function may_manage(): bool {
		return current_user_can( Permissions::MANAGE );
	}

	/** @return array{steps: list<TestStep>} */
	private function test( Input $input ): array {
		$patch  = MailboxPatch::from( $input );
		$before = $input->int( 'id' ) > 0 ? $this->found( $input ) : null;
		return [ 'steps' => ( $this->test )( $patch->onto( $before ), $patch->incoming_password(), $patch->outgoing_password() ) ];
	}

	/** @return array<string, mixed> */
	private function fetch( Input $input ): array {
		$fetched = ( $this->fetch )( $input->int( 'id' ), self::SECONDS );
		return [
			'received' => count( $fetched->raw_ids ),
			'has_more' => $fetched->has_more,
			'mailbox'  => MailboxSchema::present( $this->found( $input ) ),
		];
	}

	/** @return array{token: string} */
	private function token( Input $input ): array {
		return [ 'token' => ( $this->issue_token )( $input->int( 'id' ) ) ];
	}

	private function found( Input $input ): Mailbox {
		return $this->store->find( $input->int( 'id' ) ) ?? throw Problem::not_found();
	}
}
