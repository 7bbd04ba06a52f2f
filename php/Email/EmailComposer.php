<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingAttachment;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Core\Translations;
use PHPMailer\PHPMailer\Exception;
use PHPMailer\PHPMailer\PHPMailer;

/** Writes a message as a mail: text and HTML, inline images, attachments, and exactly the headers it should have. */
final class EmailComposer {

	public function __construct(
		private readonly Storage $storage,
		private readonly Translations $translations,
		private readonly Clock $clock,
	) {
	}

	/**
	 * For a server that we speak to ourselves.
	 *
	 * @throws Problem
	 */
	public function compose( OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): ComposedMail {
		$mail         = self::builder();
		$mail->Mailer = 'smtp';
		$mail->setFrom( $mailbox->address, self::from_name( $message, $mailbox ), false );
		$this->fill( $mail, $message, $mailbox, $recipients );
		try {
			$mail->preSend();
		} catch ( Exception $error ) {
			throw self::problem( $error );
		}
		// What a machine sends comes back to an address that names its ticket, where the server takes such mail.
		$sender = $message->is_automatic && ! $message->is_internal ? $mailbox->plus_address( $message->reply_token )->email ?? $mailbox->address : $mailbox->address;
		return new ComposedMail( $sender, $recipients->envelope(), $mail->getSentMIMEMessage() );
	}

	/** Needs WordPress, which brings PHPMailer. */
	public static function builder(): MailBuilder {
		foreach ( [ 'Exception', 'PHPMailer', 'SMTP' ] as $part ) {
			if ( ! class_exists( "PHPMailer\\PHPMailer\\$part" ) ) {
				self::load( ABSPATH . WPINC . "/PHPMailer/$part.php" );
			}
		}
		return new MailBuilder( true );
	}

	/**
	 * All but the sender, so that whatever sends for this WordPress may keep its own.
	 *
	 * @throws Problem
	 */
	public function fill( PHPMailer $mail, OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): void {
		$mail->clearAllRecipients();
		$mail->clearReplyTos();
		$mail->clearAttachments();
		$mail->clearCustomHeaders();
		try {
			$this->set_body( $mail, $this->body( $message, $mailbox ) );
			$this->set_addresses( $mail, $message, $mailbox, $recipients );
			$this->set_headers( $mail, $message );
			$this->set_thread( $mail, $message );
			foreach ( $message->attachments as $attachment ) {
				$this->attach( $mail, $attachment, $message->html );
			}
		} catch ( Exception $error ) {
			throw self::problem( $error );
		}
	}

	/** What the owner says customers see, perhaps with the agent's name in it; else that name. */
	public static function from_name( OutgoingMessage $message, Mailbox $mailbox ): string {
		return MailBody::line( '' !== $mailbox->from_name ? Placeholders::fill( $mailbox->from_name, $message->from->name, $mailbox ) : $message->from->name );
	}

	/** In the customer's language. */
	public function body( OutgoingMessage $message, Mailbox $mailbox ): MailBody {
		return $this->translations->in( $message->locale, static fn ( string $locale ): MailBody => MailBody::of( $message, $mailbox, $locale ) );
	}

	private function set_body( PHPMailer $mail, MailBody $body ): void {
		$mail->CharSet  = PHPMailer::CHARSET_UTF8;
		$mail->Encoding = PHPMailer::ENCODING_QUOTED_PRINTABLE;
		$mail->Subject  = $body->subject;
		$mail->isHTML( true );
		// Quoted-printable writes a bare line feed as "=0A": only CRLF is a line break in a mail.
		$mail->Body    = PHPMailer::normalizeBreaks( $body->html, "\r\n" );
		$mail->AltBody = '' === trim( $body->text ) ? ' ' : PHPMailer::normalizeBreaks( $body->text, "\r\n" );
		foreach ( $body->pictures as $cid => $picture ) {
			$mail->addStringEmbeddedImage( $picture['bytes'], $cid, $picture['name'], PHPMailer::ENCODING_BASE64, $picture['type'] );
		}
	}

	private function set_addresses( PHPMailer $mail, OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): void {
		foreach ( $recipients->to as $address ) {
			$mail->addAddress( $address->email, MailBody::line( $address->name ) );
		}
		foreach ( $recipients->cc as $address ) {
			$mail->addCC( $address->email, MailBody::line( $address->name ) );
		}
		foreach ( $recipients->bcc as $address ) {
			$mail->addBCC( $address->email, MailBody::line( $address->name ) );
		}
		$reply_to = $mailbox->plus_address( $message->reply_token );
		if ( null === $reply_to && 0 !== strcasecmp( $mail->From, $mailbox->address ) ) {
			$reply_to = new Address( $mailbox->address );
		}
		if ( null !== $reply_to ) {
			$mail->addReplyTo( $reply_to->email, self::from_name( $message, $mailbox ) );
		}
	}

	private function set_headers( PHPMailer $mail, OutgoingMessage $message ): void {
		// A space means none: what sends this mail is nobody's business.
		$mail->XMailer   = ' ';
		$mail->MessageID = '<' . References::clean( $message->message_id ) . '>';
		$in_reply_to     = References::clean( $message->in_reply_to );
		$fields          = [
			'In-Reply-To' => '' === $in_reply_to ? [] : [ $in_reply_to ],
			'References'  => References::chain( $message->references, $message->in_reply_to ),
		];
		foreach ( array_filter( $fields ) as $name => $ids ) {
			if ( $mail instanceof MailBuilder ) {
				$mail->set_ids( $name, $ids );
			} else {
				$mail->addCustomHeader( $name, '<' . implode( '> <', $ids ) . '>' );
			}
		}
		if ( $message->is_automatic ) {
			$mail->addCustomHeader( 'Auto-Submitted', '' === $in_reply_to ? 'auto-generated' : 'auto-replied' );
			$mail->addCustomHeader( 'X-Auto-Response-Suppress', $message->is_internal ? 'OOF, AutoReply' : 'All' );
		}
	}

	/** For Outlook and Exchange, which keep a conversation together by these. */
	private function set_thread( PHPMailer $mail, OutgoingMessage $message ): void {
		$topic = MailBody::line( $message->topic );
		if ( '' !== $topic && ! $message->is_automatic && ! $message->is_internal ) {
			$mail->addCustomHeader( 'Thread-Topic', $topic );
			$mail->addCustomHeader( 'Thread-Index', ThreadIndex::of( $message, $this->clock->now_ms() ) );
		}
	}

	private function attach( PHPMailer $mail, OutgoingAttachment $attachment, string $html ): void {
		$name = MailBody::line( $attachment->name );
		$name = '' === $name ? 'file' : str_replace( [ '/', '\\' ], '_', $name );
		$type = 1 === preg_match( '~^[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}$~i', $attachment->type ) ? $attachment->type : 'application/octet-stream';
		$path = $this->storage->path( $attachment->path );
		$cid  = 1 === preg_match( '/^[A-Za-z0-9._@+-]{1,200}$/', $attachment->content_id ) ? $attachment->content_id : '';
		if ( '' !== $cid && str_contains( $html, "cid:$cid" ) ) {
			$mail->addEmbeddedImage( $path, $cid, $name, PHPMailer::ENCODING_BASE64, $type );
		} else {
			$mail->addAttachment( $path, $name, PHPMailer::ENCODING_BASE64, $type );
		}
	}

	private static function load( string $file ): void {
		require_once $file;
	}

	private static function problem( Exception $error ): Problem {
		/* translators: %s: what went wrong, in English. */
		return new Problem( 'mail_not_written', sprintf( __( 'The mail could not be put together: %s', 'deskfold' ), WireProblem::clean( wp_strip_all_tags( $error->getMessage() ) ) ), 500, false, $error );
	}
}
