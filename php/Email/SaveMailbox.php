<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Core\Queue;

/** Makes or changes a mailbox. Passwords come beside it: null keeps the stored one, '' forgets it. */
final class SaveMailbox {

	public function __construct(
		private readonly MailboxStore $store,
		private readonly FetchStateStore $states,
		private readonly Database $database,
		private readonly Queue $queue,
		private readonly Clock $clock,
	) {
	}

	/** @throws Problem */
	public function __invoke( Mailbox $mailbox, ?string $incoming_password = null, ?string $outgoing_password = null ): Mailbox {
		$before = $mailbox->id > 0 ? $this->store->find( $mailbox->id ) ?? throw Problem::not_found() : null;
		$twin   = $this->store->find_by_address( $mailbox->address );
		if ( null !== $twin && $twin->id !== $mailbox->id ) {
			throw new Problem( 'address_taken', __( 'There is a mailbox with this address already.', 'deskfold' ), 409 );
		}
		SignIn::check( $mailbox->incoming->server );
		SignIn::check( $mailbox->outgoing->server );
		PasswordReuse::check( $before?->incoming->server, $mailbox->incoming->server, $before?->incoming->has_password ?? false, $incoming_password );
		PasswordReuse::check( $before?->outgoing->server, $mailbox->outgoing->server, $before?->outgoing->has_password ?? false, $outgoing_password );
		return $this->database->transaction(
			function () use ( $mailbox, $before, $incoming_password, $outgoing_password ): Mailbox {
				$id = $this->write( $mailbox, $before );
				$this->keep_password( $id, MailboxStore::INCOMING, $mailbox->incoming->server, $incoming_password );
				$this->keep_password( $id, MailboxStore::OUTGOING, $mailbox->outgoing->server, $outgoing_password );
				$this->queue->soon( PollMailboxJob::class );
				return $this->store->find( $id ) ?? throw Problem::not_found();
			}
		);
	}

	private function write( Mailbox $mailbox, ?Mailbox $before ): int {
		$id        = $before->id ?? $this->store->insert( $mailbox );
		$preferred = $this->store->preferred()->id ?? $id;
		if ( null !== $before ) {
			$this->store->update( $mailbox );
		}
		// There is always exactly one default: it changes by choosing another.
		$this->store->make_default( $mailbox->is_default ? $id : $preferred );
		if ( null === $before || ! $before->incoming->is_same_folder( $mailbox->incoming ) ) {
			$days = $mailbox->incoming->first_days;
			$this->states->reset( $id, 0 === $days ? 0 : $this->clock->now_ms() - $days * 86_400_000 );
		} else {
			$this->states->soon( $id );
		}
		return $id;
	}

	/** @param MailboxStore::INCOMING|MailboxStore::OUTGOING $side */
	private function keep_password( int $id, string $side, ?MailServer $server, ?string $password ): void {
		// Who signs in with a provider has no use for a password, and nobody shall find it at another server later.
		$is_void = null === $server || $server->uses_token();
		if ( $is_void || null !== $password ) {
			$this->store->keep_password( $id, $side, $is_void ? '' : (string) $password );
		}
	}
}
