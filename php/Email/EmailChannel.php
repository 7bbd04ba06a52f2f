<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Channel;
use Deskfold\Channels\IncomingMessage;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\RawMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Core\Clock;
use Deskfold\Core\Settings;

/** Conversations by mail. */
final class EmailChannel implements Channel {

	public const NAME = 'email';

	public function __construct(
		private readonly EmailParser $parser,
		private readonly MailboxStore $mailboxes,
		private readonly SmtpTransport $smtp,
		private readonly WpMailTransport $wp_mail,
		private readonly Clock $clock,
		private readonly Settings $settings,
	) {
	}

	public function name(): string {
		return self::NAME;
	}

	public function parse( RawMessage $raw ): IncomingMessage {
		$message = ( $this->parser )( $raw->bytes );
		if ( null === $message->authentication ) {
			return $message;
		}
		return $message->with( authentication: $message->authentication->trusting( $this->mailboxes->authserv_id( $raw->mailbox_id ) ) );
	}

	public function deliver( OutgoingMessage $message ): Receipt {
		$mailbox    = $this->mailbox( $message );
		$own        = $this->mailboxes->addresses();
		$recipients = Recipients::of( $message, $own );
		$transport  = Outgoing::SMTP === $mailbox->outgoing->kind ? $this->smtp : $this->wp_mail;
		return new Receipt( $transport->send( $message, $mailbox, $recipients ), $this->clock->now_ms() );
	}

	/** The ticket's mailbox where it still is, else the default; a site without any writes as itself. */
	private function mailbox( OutgoingMessage $message ): Mailbox {
		$mailbox = $message->mailbox_id > 0 ? $this->mailboxes->find( $message->mailbox_id ) : null;
		return $mailbox ?? $this->mailboxes->preferred() ?? $this->site();
	}

	private function site(): Mailbox {
		$address = get_option( 'admin_email' );
		return new Mailbox( 0, is_string( $address ) ? $address : '', '', $this->settings->team_name() );
	}
}
