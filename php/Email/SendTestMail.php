<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;

/** Writes to one of our mailboxes as a customer would, through the way out that the mailbox has. */
final class SendTestMail {

	private const SECONDS = 20.0;

	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly SmtpTransport $smtp,
		private readonly SiteIdentity $site,
	) {
	}

	/** What comes from one of our own mailboxes becomes no ticket: whoever writes from it is given an address beside it. */
	public function address_for( string $email ): string {
		$is_ours = in_array( ( new Address( $email ) )->key(), $this->mailboxes->addresses(), true );
		return $is_ours ? (string) preg_replace( '/@(?=[^@]*$)/', '+test@', $email ) : $email;
	}

	/**
	 * @param Address $customer where the answer shall go. Many servers let nobody write under another name, so it is no sender
	 * @throws Problem
	 */
	public function __invoke( Mailbox $mailbox, Address $customer, string $subject, string $text ): void {
		$this->site->must_be_live();
		if ( Outgoing::SMTP !== $mailbox->outgoing->kind ) {
			$this->by_wordpress( $mailbox, $customer, $subject, $text );
			return;
		}
		$bytes  = self::written( $mailbox, $customer, $subject, $text );
		$client = $this->smtp->connect( $mailbox, new Patience( self::SECONDS, 2 * self::SECONDS ) );
		$client->send( new ComposedMail( $mailbox->address, [ $mailbox->address ], $bytes ) );
		$client->quit();
	}

	private static function written( Mailbox $mailbox, Address $customer, string $subject, string $text ): string {
		$mailer          = EmailComposer::builder();
		$mailer->CharSet = MailBuilder::CHARSET_UTF8;
		$mailer->setFrom( $mailbox->address, $customer->name );
		$mailer->addAddress( $mailbox->address );
		$mailer->addReplyTo( $customer->email, $customer->name );
		$mailer->Subject = $subject;
		$mailer->Body    = $text;
		$mailer->preSend();
		return $mailer->getSentMIMEMessage();
	}

	private function by_wordpress( Mailbox $mailbox, Address $customer, string $subject, string $text ): void {
		$name = str_replace( [ '"', '<', '>', '\\' ], '', $customer->name );
		if ( ! wp_mail( $mailbox->address, $subject, $text, [ "Reply-To: $name <{$customer->email}>" ] ) ) {
			throw new Problem( 'test_not_sent', __( 'This site could not send the mail.', 'deskfold' ), 502, true, null, [ 'advice' => __( 'Your replies leave the same way. Give the mailbox its own server for sending, or have whoever runs the site look at how it sends mail.', 'deskfold' ) ] );
		}
	}
}
