<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use PHPMailer\PHPMailer\PHPMailer;

/**
 * Sends the way this WordPress sends its mail, through whatever the site has installed for it. What only PHPMailer can carry
 * (our Message-ID, both bodies, inline images) is put in as its last hook fires; plugins that replace wp_mail() get the rest.
 */
final class WpMailTransport implements Transport {

	/** @var array{OutgoingMessage, Mailbox, Recipients}|null the mail on its way; null for mail that is not ours */
	private ?array $sending = null;

	private ?PHPMailer $mailer = null;
	private ?Problem $fault    = null;
	private string $reason     = '';
	private int $timeout       = 0;

	public function __construct(
		private readonly EmailComposer $composer,
		private readonly Storage $storage,
	) {
	}

	public function send( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): Handover {
		$this->sending = [ $message, $mailbox, $recipients ];
		[ $this->mailer, $this->fault, $this->reason ] = [ null, null, '' ];
		try {
			$sent = self::with_our_mailer( $recipients, fn (): bool => $this->hand_over( $message, $mailbox, $recipients ) );
		} finally {
			$this->sending = null;
			$this->forget();
		}
		$this->throw_fault();
		$witness = $this->witness();
		if ( null !== $witness && $witness->was_taken() ) {
			// wp_mail() calls it a failure when one of many was refused.
			return new Handover( $witness->words(), $witness->refused() );
		}
		if ( ! $sent ) {
			throw null !== $witness && [] !== $witness->refused() ? WireProblem::recipients( $witness->refused() ) : $this->refusal();
		}
		return new Handover( 'wp_mail' );
	}

	/** Action phpmailer_init, last of all. */
	public function fill( PHPMailer $mailer ): void {
		if ( null === $this->sending ) {
			return;
		}
		$this->mailer  = $mailer;
		$this->timeout = $mailer->Timeout;
		$mailer->Timeout = min( $mailer->Timeout, SmtpWitness::PATIENCE );
		try {
			$this->composer->fill( $mailer, ...$this->sending );
		} catch ( Problem $problem ) {
			// No exception may fly through wp_mail(): without recipients nothing is sent, and send() throws it.
			$this->fault = $problem;
			$mailer->clearAllRecipients();
		}
	}

	/** Action wp_mail_failed. */
	public function note( \WP_Error $error ): void {
		if ( null !== $this->sending ) {
			$this->reason = WireProblem::clean( wp_strip_all_tags( $error->get_error_message() ) );
		}
	}

	private function hand_over( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): bool {
		$named       = static fn ( string $field, Address $address ): string => "$field: {$address->email}";
		$name        = str_replace( [ '"', '<', '>', '\\' ], '', EmailComposer::from_name( $message, $mailbox ) );
		$reply_to    = $mailbox->plus_address( $message->reply_token ) ?? $mailbox->sender();
		$headers     = [
			'Content-Type: text/html; charset=UTF-8',
			"From: $name <{$mailbox->address}>",
			"Reply-To: {$reply_to->email}",
			...array_map( static fn ( Address $address ): string => $named( 'Cc', $address ), $recipients->cc ),
			...array_map( static fn ( Address $address ): string => $named( 'Bcc', $address ), $recipients->bcc ),
		];
		$attachments = [];
		foreach ( $message->attachments as $attachment ) {
			$attachments[ $attachment->name ] = $this->storage->path( $attachment->path );
		}
		$to = array_map( static fn ( Address $address ): string => $address->email, $recipients->to );
		$body = $this->composer->body( $message, $mailbox );
		return wp_mail( $to, $body->subject, $body->html, $headers, $attachments );
	}

	private function throw_fault(): void {
		if ( null !== $this->fault ) {
			throw $this->fault;
		}
	}

	private function refusal(): Problem {
		$smtp  = null === $this->mailer || 'smtp' !== $this->mailer->Mailer ? [] : $this->mailer->getSMTPInstance()->getError();
		$code  = is_numeric( $smtp['smtp_code'] ?? null ) ? (int) $smtp['smtp_code'] : 0;
		$error = is_string( $smtp['error'] ?? null ) ? $smtp['error'] : '';
		if ( 0 === $code && str_starts_with( $error, 'DATA END' ) ) {
			return WireProblem::uncertain( (string) $this->mailer?->Host );
		}
		$words = '' === $this->reason
			? __( 'This site could not send the mail, and gave no reason. Check how it sends mail, or give the mailbox its own SMTP server.', 'deskfold' )
			/* translators: %s: reason, as WordPress gives it. */
			: sprintf( __( 'This site could not send the mail: %s', 'deskfold' ), $this->reason );
		return new Problem( WireProblem::REFUSED, $words, 502, $code < 500 );
	}

	/**
	 * WordPress keeps one mailer for all mail. Where it is WordPress's own we lend it ours, which folds long headers right;
	 * a plugin's is left in place, for it is how this site sends.
	 *
	 * @param callable(): bool $send
	 */
	private static function with_our_mailer( Recipients $recipients, callable $send ): bool {
		global $phpmailer;
		$kept = $phpmailer;
		if ( is_object( $kept ) && ! in_array( $kept::class, [ 'PHPMailer\PHPMailer\PHPMailer', 'WP_PHPMailer' ], true ) ) {
			return $send();
		}
		$phpmailer = EmailComposer::builder();
		$phpmailer->skip( $recipients->taken );
		try {
			return $send();
		} finally {
			$phpmailer = $kept;
		}
	}

	/** What WordPress does not clear before the next mail. */
	private function forget(): void {
		if ( null !== $this->mailer ) {
			$this->mailer->MessageID = '';
			$this->mailer->XMailer   = '';
			$this->mailer->AltBody   = '';
			$this->mailer->Timeout   = $this->timeout;
		}
	}

	/** Null where a plugin's mailer sends, which tells us less. */
	private function witness(): ?SmtpWitness {
		$smtp = 'smtp' === $this->mailer?->Mailer ? $this->mailer->getSMTPInstance() : null;
		return $smtp instanceof SmtpWitness ? $smtp : null;
	}
}
