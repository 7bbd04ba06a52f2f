<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;

/** Sends through the mailbox's own SMTP server. */
final class SmtpTransport implements Transport {

	public function __construct(
		private readonly EmailComposer $composer,
		private readonly MailboxStore $store,
	) {
	}

	public function send( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): Handover {
		$mail   = $this->composer->compose( $message, $mailbox, $recipients );
		$client = $this->connect( $mailbox, new Patience( 60.0, 240.0 ) );
		if ( '' !== $mailbox->outgoing->server?->user ) {
			$client->sign_in( $this->store->password( $mailbox->id, MailboxStore::OUTGOING ) );
		}
		$said   = $client->send( $mail );
		$client->quit();
		return $said;
	}

	/** @throws Problem */
	public function connect( Mailbox $mailbox, Patience $patience ): SmtpClient {
		if ( null === $mailbox->outgoing->server ) {
			throw new Problem( 'invalid_outgoing', __( 'This mailbox has no server for sending.', 'deskfold' ), 409, true );
		}
		return SmtpClient::connect( $mailbox->outgoing->server, $patience, self::own_name( $mailbox ) );
	}

	/** The domain we send for; servers look at it more kindly than at a machine's private name. */
	private static function own_name( Mailbox $mailbox ): string {
		$domain = substr( (string) strrchr( $mailbox->address, '@' ), 1 );
		return 1 === preg_match( '/^[a-z0-9.-]+$/', $domain ) ? $domain : 'localhost';
	}
}
