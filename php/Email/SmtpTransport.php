<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;

/** Sends through the mailbox's own SMTP server. */
final class SmtpTransport implements Transport {

	/** @param float $seconds to wait for an answer; a whole conversation must end before the lease on its message does */
	public function __construct(
		private readonly EmailComposer $composer,
		private readonly SignIn $sign_in,
		private readonly float $seconds = 60.0,
	) {
	}

	public function send( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): Handover {
		$mail   = $this->composer->compose( $message, $mailbox, $recipients );
		$client = $this->connect( $mailbox, new Patience( $this->seconds, 4 * $this->seconds ) );
		$said   = $client->send( $mail );
		$client->quit();
		return $said;
	}

	/**
	 * Connects and signs in.
	 *
	 * @param ?string              $password  null for the stored one
	 * @param ?\Closure(): void   $connected told between the two
	 * @throws Problem
	 */
	public function connect( Mailbox $mailbox, Patience $patience, ?string $password = null, ?\Closure $connected = null ): SmtpClient {
		$server = $mailbox->outgoing->server ?? throw new Problem( 'invalid_outgoing', __( 'This mailbox has no server for sending.', 'deskfold' ), 409, true );
		$name   = self::own_name( $mailbox );
		return ( $this->sign_in )(
			static function () use ( $server, $patience, $name, $connected ): SmtpClient {
				$client = SmtpClient::connect( $server, $patience, $name );
				if ( null !== $connected ) {
					$connected();
				}
				return $client;
			},
			$mailbox,
			$server,
			MailboxStore::OUTGOING,
			$password
		);
	}

	/** The domain we send for; servers look at it more kindly than at a machine's private name. */
	private static function own_name( Mailbox $mailbox ): string {
		$domain = substr( (string) strrchr( $mailbox->address, '@' ), 1 );
		return 1 === preg_match( '/^[a-z0-9.-]+$/', $domain ) ? $domain : 'localhost';
	}
}
