<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\OutgoingMessage;
use Deskfold\Tickets\CleanText;
use Deskfold\Tickets\ReplyToken;

/** Subject, HTML and text of a mail: what was written, the signature, the reference, what was said before. */
final class MailBody {

	private const STYLE = 'font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5';
	/** What no person wrote is a letter of the shop; a person's lines are as long as the window. */
	private const NARROW = ';max-width:600px;overflow-wrap:anywhere';
	private const SMALL = 'margin-top:16px;font-size:11px;color:#767676';

	/** @param array<string, array{bytes: string, type: string, name: string}> $pictures by Content-ID */
	private function __construct(
		public readonly string $subject,
		public readonly string $html,
		public readonly string $text,
		public readonly array $pictures,
	) {
	}

	/** @param string $locale the language at hand */
	public static function of( OutgoingMessage $message, Mailbox $mailbox, string $locale ): self {
		$pictures  = new InlinePictures();
		$history   = History::of( $message, $mailbox, $locale );
		$written   = $pictures->take( $message->html );
		$signature = $message->is_internal ? '' : $pictures->take( Placeholders::fill_html( $mailbox->signature, $message->from->name, $mailbox ) );
		$reference = null === $mailbox->plus_address( $message->reply_token ) && '' !== $message->reply_token ? ReplyToken::body_marker( $message->reply_token ) : '';
		$html      = '<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head><body>'
			// Whoever answers above this line has written all that stands above it.
			. '<div class="deskfold-separator"></div>'
			. '<div dir="auto" style=\'' . self::STYLE . ( $message->is_automatic ? self::NARROW : '' ) . '\'>' . $written
			. ( '' === trim( $signature ) ? '' : '<div class="deskfold-signature" style="margin-top:16px">' . $signature . '</div>' )
			. ( '' === $reference ? '' : '<div style="' . self::SMALL . '">' . esc_html( $reference ) . '</div>' )
			. $history->html . '</div></body></html>';
		return new self( self::subject( $message ), $html, self::text( $message, CleanText::text( $signature ), $reference, $history ), $pictures->parts() );
	}

	private static function text( OutgoingMessage $message, string $signature, string $reference, History $history ): string {
		$parts = [ rtrim( '' !== trim( $message->text ) ? $message->text : CleanText::text( $message->html ) ) ];
		if ( '' !== $signature ) {
			// Mail programs know "-- " as the line before a signature.
			$parts[] = "-- \n$signature";
		}
		return implode( "\n\n", [ ...$parts, ...array_diff( [ $reference, $history->text ], [ '' ] ) ] );
	}

	private static function subject( OutgoingMessage $message ): string {
		$subject = self::line( $message->subject );
		return '' === $subject ? __( '(no subject)', 'deskfold' ) : $subject;
	}

	/** One line: whatever could begin another header is a space. */
	public static function line( string $text ): string {
		return mb_strcut( trim( (string) preg_replace( '/[\s\x00-\x1f\x7f\x{2028}\x{2029}]+/u', ' ', mb_scrub( $text, 'UTF-8' ) ) ), 0, 900, 'UTF-8' );
	}
}
