<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;

/** Tries out a mailbox, saved or not, and tells step by step what works. It stops where something does not. */
final class TestMailbox {

	public function __construct(
		private readonly MailboxStore $store,
		private readonly SmtpTransport $smtp,
		private readonly SignIn $sign_in,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param ?string $incoming_password null for the stored one
	 * @param ?string $outgoing_password null for the stored one
	 * @return list<TestStep>
	 * @throws Problem when a stored password would have to go where it does not belong
	 */
	public function __invoke( Mailbox $mailbox, ?string $incoming_password = null, ?string $outgoing_password = null ): array {
		$before = $mailbox->id > 0 ? $this->store->find( $mailbox->id ) ?? throw Problem::not_found() : null;
		PasswordReuse::check( $before?->incoming->server, $mailbox->incoming->server, $before?->incoming->has_password ?? false, $incoming_password );
		PasswordReuse::check( $before?->outgoing->server, $mailbox->outgoing->server, $before?->outgoing->has_password ?? false, $outgoing_password );
		return [ ...$this->incoming( $mailbox, $incoming_password ), ...$this->outgoing( $mailbox, $outgoing_password ) ];
	}

	/** @return list<TestStep> */
	private function incoming( Mailbox $mailbox, ?string $password ): array {
		$server = $mailbox->incoming->server;
		if ( Incoming::IMAP !== $mailbox->incoming->kind || null === $server ) {
			return [];
		}
		$steps = new TestSteps( $server, false );
		try {
			$connect = static function () use ( $server, $steps ): ImapClient {
				$client = ImapClient::connect( $server, new Patience( 10.0, 30.0 ) );
				$steps->connected();
				return $client;
			};
			$client  = ( $this->sign_in )( $connect, $mailbox, $server, MailboxStore::INCOMING, $password );
			$steps->signed_in();
			$folder = $client->open_folder( $mailbox->incoming->folder );
			$days   = $mailbox->incoming->first_days;
			$steps->opened( $folder, $days, 0 === $days ? $folder->messages : count( $client->uids_after( 0, $this->clock->now_ms() - $days * 86_400_000 ) ) );
			$client->sign_out();
		} catch ( Problem $problem ) {
			$steps->failed( $problem );
		}
		return $steps->steps();
	}

	/** @return list<TestStep> */
	private function outgoing( Mailbox $mailbox, ?string $password ): array {
		$server = $mailbox->outgoing->server;
		if ( Outgoing::SMTP !== $mailbox->outgoing->kind || null === $server ) {
			return [ new TestStep( __( 'Mail goes out through this site', 'deskfold' ), true, __( 'It is sent the way this WordPress sends its own mail.', 'deskfold' ) ) ];
		}
		$steps = new TestSteps( $server, true );
		try {
			$client = $this->smtp->connect( $mailbox, new Patience( 10.0, 30.0 ), $password, $steps->connected( ... ) );
			$steps->can_send();
			$client->quit();
		} catch ( Problem $problem ) {
			$steps->failed( $problem );
		}
		return $steps->steps();
	}
}
