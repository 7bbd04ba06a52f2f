<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** A new token for the mail endpoint. It is shown this once; the one before it is void from now on. */
final class IssueMailboxToken {

	public function __construct(
		private readonly MailboxStore $store,
		private readonly Secrets $secrets,
	) {
	}

	/** @throws Problem */
	public function __invoke( int $id ): string {
		$this->store->find( $id ) ?? throw Problem::not_found();
		$token = $this->secrets->token() . $this->secrets->token();
		$this->store->keep_token( $id, $token );
		return $token;
	}
}
