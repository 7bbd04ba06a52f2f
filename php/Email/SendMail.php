<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Channels\Receipt;
use Deskfold\Channels\Refusal;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;

/** Hands a message to the server of its mailbox, or to this WordPress, for those who do not have it yet. */
final class SendMail {

	public function __construct(
		private readonly ChooseMailbox $choose,
		private readonly SmtpTransport $smtp,
		private readonly WpMailTransport $wp_mail,
		private readonly Clock $clock,
		private readonly SiteIdentity $site,
		private readonly NoteSending $note,
	) {
	}

	/** @throws Problem */
	public function __invoke( OutgoingMessage $message ): Receipt {
		$this->site->must_be_live();
		$mailbox    = ( $this->choose )( $message );
		$recipients = Recipients::of( $message, $this->choose->own() );
		$transport  = Outgoing::SMTP === $mailbox->outgoing->kind ? $this->smtp : $this->wp_mail;
		$server     = Outgoing::SMTP === $mailbox->outgoing->kind ? (string) $mailbox->outgoing->server?->host : 'wp_mail';
		$envelope   = $recipients->envelope();
		// Everybody has it: the attempt that was thought lost had gone well.
		$handover = [] === $envelope ? new Handover( '' ) : ( $this->note )( $mailbox->id, static fn (): Handover => $transport->send( $message, $mailbox, $recipients ) );
		$refused  = array_map( static fn ( Refusal $one ): string => $one->address, $handover->refused );
		return new Receipt( $handover->words, $this->clock->now_ms(), $server, array_values( array_diff( $envelope, $refused ) ), $handover->refused );
	}
}
