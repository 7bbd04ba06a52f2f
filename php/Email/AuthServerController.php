<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** The owner wants to know which server vouches for senders in a mailbox's mail. */
final class AuthServerController {

	public function __construct(
		private readonly Rest $rest,
		private readonly MailboxStore $store,
		private readonly ProposeAuthServer $propose,
	) {
	}

	public function routes(): void {
		$id = [ 'id' => [ 'type' => 'integer', 'minimum' => 1, 'required' => true ] ];
		$this->rest->route( 'GET', '/mailboxes/(?P<id>\d+)/authentication', $id, static fn (): bool => current_user_can( Permissions::MANAGE ), $this->read( ... ) );
	}

	/** @return array{proposal: string, seen: string, mails: int} */
	private function read( Input $input ): array {
		return ( $this->propose )( $this->store->find( $input->int( 'id' ) ) ?? throw Problem::not_found() );
	}
}
