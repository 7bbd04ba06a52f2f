<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Channels\OutgoingAttachment;
use Deskfold\Channels\OutgoingMessage;
use Deskfold\Core\Problem;
use Deskfold\Core\Storage;
use Deskfold\Tickets\CleanText;
use PHPMailer\PHPMailer\Exception;
use PHPMailer\PHPMailer\PHPMailer;

/** Writes a message as a mail: text and HTML, inline images, attachments, and exactly the headers it should have. */
final class EmailComposer {

	private const STYLE = 'font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5';

	public function __construct( private readonly Storage $storage ) {
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
		return new ComposedMail( $mailbox->address, $recipients->addresses(), $mail->getSentMIMEMessage() );
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
			$this->set_body( $mail, $message, $mailbox );
			$this->set_addresses( $mail, $message, $mailbox, $recipients );
			$this->set_headers( $mail, $message );
			foreach ( $message->attachments as $attachment ) {
				$this->attach( $mail, $attachment, $message->html );
			}
		} catch ( Exception $error ) {
			throw self::problem( $error );
		}
	}

	/** What the owner says customers see; else the agent's name. */
	public static function from_name( OutgoingMessage $message, Mailbox $mailbox ): string {
		return self::line( '' !== $mailbox->from_name ? $mailbox->from_name : $message->from->name );
	}

	public static function subject( OutgoingMessage $message ): string {
		$subject = self::line( $message->subject );
		return '' === $subject ? __( '(no subject)', 'deskfold' ) : $subject;
	}

	public static function html( OutgoingMessage $message, Mailbox $mailbox ): string {
		$signature = $message->is_internal || '' === trim( $mailbox->signature ) ? '' : '<div class="deskfold-signature" style="margin-top:16px">' . $mailbox->signature . '</div>';
		return '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>'
			. '<div dir="auto" style=\'' . self::STYLE . '\'>' . $message->html . $signature . '</div></body></html>';
	}

	private function set_body( PHPMailer $mail, OutgoingMessage $message, Mailbox $mailbox ): void {
		$text      = '' !== trim( $message->text ) ? $message->text : CleanText::text( $message->html );
		$signature = $message->is_internal ? '' : CleanText::text( $mailbox->signature );
		if ( '' !== $signature ) {
			// Mail programs know "-- " as the line before a signature.
			$text = rtrim( $text ) . "\n\n-- \n" . $signature;
		}
		$mail->CharSet  = PHPMailer::CHARSET_UTF8;
		$mail->Encoding = PHPMailer::ENCODING_QUOTED_PRINTABLE;
		$mail->Subject  = self::subject( $message );
		$mail->isHTML( true );
		// Quoted-printable writes a bare line feed as "=0A": only CRLF is a line break in a mail.
		$mail->Body    = PHPMailer::normalizeBreaks( self::html( $message, $mailbox ), "\r\n" );
		$mail->AltBody = '' === trim( $text ) ? ' ' : PHPMailer::normalizeBreaks( $text, "\r\n" );
	}

	private function set_addresses( PHPMailer $mail, OutgoingMessage $message, Mailbox $mailbox, Recipients $recipients ): void {
		foreach ( $recipients->to as $address ) {
			$mail->addAddress( $address->email, self::line( $address->name ) );
		}
		foreach ( $recipients->cc as $address ) {
			$mail->addCC( $address->email, self::line( $address->name ) );
		}
		foreach ( $recipients->bcc as $address ) {
			$mail->addBCC( $address->email, self::line( $address->name ) );
		}
		$reply_to = $mailbox->plus_address( $message->reply_token );
		if ( null === $reply_to && 0 !== strcasecmp( $mail->From, $mailbox->address ) ) {
			$reply_to = new Address( $mailbox->address, $mailbox->from_name );
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

	private function attach( PHPMailer $mail, OutgoingAttachment $attachment, string $html ): void {
		$name = self::line( $attachment->name );
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

	/** One line: whatever could begin another header is a space. */
	private static function line( string $text ): string {
		return mb_strcut( trim( (string) preg_replace( '/[\s\x00-\x1f\x7f\x{2028}\x{2029}]+/u', ' ', mb_scrub( $text, 'UTF-8' ) ) ), 0, 900, 'UTF-8' );
	}

	private static function problem( Exception $error ): Problem {
		/* translators: %s: what went wrong, in English. */
		return new Problem( 'mail_not_written', sprintf( __( 'The mail could not be put together: %s', 'deskfold' ), WireProblem::clean( wp_strip_all_tags( $error->getMessage() ) ) ), 500, false, $error );
	}
}
