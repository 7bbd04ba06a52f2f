<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Channels\Address;
use Deskfold\Channels\IncomingAttachment;

/** Writes a customer's mail as their program would send it: headers, encoded words, parts, the quoted answer below. */
final class DemoMail {

	private const EOL = "\r\n";

	/**
	 * @param string                   $mailbox    address it is sent to
	 * @param int                      $at         milliseconds, UTC
	 * @param list<string>             $references Message-IDs of the conversation so far, oldest first
	 * @param string                   $quoted     text of the message that it answers; '' when it answers none
	 * @param list<IncomingAttachment> $files
	 */
	public function __construct(
		private readonly DemoEvent $event,
		private readonly string $mailbox,
		private readonly int $at,
		private readonly array $references,
		private readonly string $quoted,
		private readonly array $files,
	) {
	}

	/** Message-ID, without <>. */
	public static function id( DemoEvent $event ): string {
		return "demo.{$event->key}@" . substr( (string) strrchr( $event->ticket->customer->email, '@' ), 1 );
	}

	/** @return string raw MIME */
	public function bytes(): string {
		$from    = $this->event->ticket->customer;
		$subject = ( [] === $this->references ? '' : 'Re: ' ) . $this->event->ticket->subject;
		$headers = [
			'From: ' . self::mailbox( $from ),
			"To: <{$this->mailbox}>",
			'Subject: ' . self::encoded( $subject ),
			'Date: ' . gmdate( 'D, d M Y H:i:s O', intdiv( $this->at, 1000 ) ),
			'Message-ID: <' . self::id( $this->event ) . '>',
		];
		if ( [] !== $this->references ) {
			$headers[] = 'In-Reply-To: <' . $this->references[ count( $this->references ) - 1 ] . '>';
			$headers[] = 'References: <' . implode( '>' . self::EOL . ' <', $this->references ) . '>';
		}
		if ( '' !== $this->event->text( 'cc' ) ) {
			$headers[] = 'Cc: ' . $this->event->text( 'cc' );
		}
		if ( $this->event->is_automatic() ) {
			$headers[] = 'Auto-Submitted: auto-replied';
		}
		$headers[] = 'MIME-Version: 1.0';
		return implode( self::EOL, $headers ) . self::EOL . $this->body();
	}

	/** The report of a mail server that one of our mails did not arrive (RFC 3464). */
	public static function bounce( DemoEvent $event, string $mailbox, int $at, string $message_id ): string {
		$to    = $event->ticket->customer->email;
		$parts = [
			self::part( 'text/plain; charset=utf-8', "I'm sorry to have to inform you that your message could not\r\nbe delivered to one or more recipients.\r\n\r\n<$to>: {$event->text()}" ),
			self::part( 'message/delivery-status', "Reporting-MTA: dns; mail.demo.test\r\n\r\nFinal-Recipient: rfc822; $to\r\nAction: failed\r\nStatus: 5.1.2\r\nDiagnostic-Code: smtp; {$event->text()}", false ),
			self::part( 'text/rfc822-headers', "From: <$mailbox>\r\nTo: <$to>\r\nMessage-ID: <$message_id>", false ),
		];
		return implode(
			self::EOL,
			[
				'From: Mail Delivery System <mailer-daemon@demo.test>',
				"To: <$mailbox>",
				'Subject: Undelivered Mail Returned to Sender',
				'Date: ' . gmdate( 'D, d M Y H:i:s O', intdiv( $at, 1000 ) ),
				"Message-ID: <demo.{$event->key}@demo.test>",
				'Auto-Submitted: auto-replied',
				'MIME-Version: 1.0',
				self::many( 'report; report-type=delivery-status', $parts ),
			]
		);
	}

	private function body(): string {
		$text = str_replace( "\n", self::EOL, $this->event->text() );
		if ( '' !== $this->quoted ) {
			$text .= self::EOL . self::EOL . 'On ' . gmdate( 'D, d M Y \a\t H:i', intdiv( $this->at, 1000 ) - 3600 ) . ", <{$this->mailbox}> wrote:" . self::EOL . self::EOL
				. '> ' . str_replace( "\n", self::EOL . '> ', $this->quoted );
		}
		$body   = self::part( 'text/plain; charset=utf-8', $text );
		$inline = array_values( array_filter( $this->files, static fn ( IncomingAttachment $file ): bool => $file->inline ) );
		$apart  = array_values( array_filter( $this->files, static fn ( IncomingAttachment $file ): bool => ! $file->inline ) );
		if ( '' !== $this->event->text( 'html' ) ) {
			$html = self::part( 'text/html; charset=utf-8', $this->event->text( 'html' ) );
			$html = [] === $inline ? $html : self::many( 'related', [ $html, ...array_map( self::file( ... ), $inline ) ] );
			$body = self::many( 'alternative', [ $body, $html ] );
		}
		return [] === $apart ? $body : self::many( 'mixed', [ $body, ...array_map( self::file( ... ), $apart ) ] );
	}

	private static function part( string $type, string $text, bool $encoded = true ): string {
		return "Content-Type: $type" . self::EOL . ( $encoded ? 'Content-Transfer-Encoding: quoted-printable' . self::EOL . self::EOL . quoted_printable_encode( $text ) : self::EOL . $text ) . self::EOL;
	}

	private static function file( IncomingAttachment $file ): string {
		$name = self::encoded( $file->name );
		return "Content-Type: {$file->type}; name=\"$name\"" . self::EOL
			. 'Content-Transfer-Encoding: base64' . self::EOL
			. 'Content-Disposition: ' . ( $file->inline ? 'inline' : 'attachment' ) . "; filename=\"$name\"" . self::EOL
			. ( '' === $file->content_id ? '' : "Content-ID: <{$file->content_id}>" . self::EOL )
			. self::EOL . chunk_split( base64_encode( $file->bytes ), 76, self::EOL );
	}

	/** @param list<string> $parts */
	private static function many( string $kind, array $parts ): string {
		$boundary = '=_' . substr( hash( 'sha256', implode( '', $parts ) ), 0, 24 );
		[ $name, $more ] = explode( ';', $kind, 2 ) + [ '', '' ];
		return "Content-Type: multipart/$name;" . ( '' === $more ? '' : "$more;" ) . " boundary=\"$boundary\"" . self::EOL . self::EOL
			. "--$boundary" . self::EOL . implode( self::EOL . "--$boundary" . self::EOL, $parts ) . self::EOL . "--$boundary--" . self::EOL;
	}

	private static function mailbox( Address $address ): string {
		return self::encoded( $address->name ) . " <{$address->email}>";
	}

	/** RFC 2047, a word at a time so that no line is too long. */
	private static function encoded( string $text ): string {
		return 1 === preg_match( '/[^\x20-\x7e]/', $text ) ? mb_encode_mimeheader( $text, 'UTF-8', 'B', self::EOL, 9 ) : $text;
	}
}
