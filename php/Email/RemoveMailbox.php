<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\ForgetGrant;

/** Removes a mailbox with its passwords. Its tickets stay, and are answered from the default mailbox. */
final class RemoveMailbox {

	public function __construct(
		private readonly MailboxStore $store,
		private readonly Database $database,
		private readonly ForgetGrant $forget,
	) {
	}

	/** @throws Problem */
	public function __invoke( int $id ): void {
		( $this->forget )( $this->store->find( $id ) ?? throw Problem::not_found() );
		$this->database->transaction(
			function () use ( $id ): void {
				$this->store->delete( $id );
				$next = $this->store->preferred();
				if ( null !== $next ) {
					$this->store->make_default( $next->id );
				}
			}
		);
	}
}
