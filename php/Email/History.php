<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Earlier;
use Deskfold\Channels\OutgoingMessage;

/**
 * What was said before, quoted below an answer: newest first, each with a line about who wrote it when. Internal notes and
 * blind copies are not in it: OutgoingMessage::$earlier holds only what was said in the open.
 */
final class History {

	public const NONE  = 'none';
	public const LAST  = 'last';
	public const FULL  = 'full';
	public const KINDS = [ self::NONE, self::LAST, self::FULL ];

	/** Mail programs cut off what is longer than some 100 KB. */
	private const ROOM = 100_000;

	private const QUOTE = 'margin:0 0 0 .8ex;border-inline-start:1px solid #ccc;padding-inline-start:1ex';

	private function __construct(
		public readonly string $html,
		public readonly string $text,
	) {
	}

	/** @param string $locale the language at hand */
	public static function of( OutgoingMessage $message, Mailbox $mailbox, string $locale ): self {
		$html = '';
		$text = '';
		$room = self::ROOM;
		foreach ( self::chosen( $message, $mailbox ) as $one ) {
			[ $quoted_html, $quoted_text ] = self::quote( $one, $mailbox, $locale );
			$room -= strlen( $quoted_html );
			if ( $room < 0 && '' !== $html ) {
				break;
			}
			if ( $room < 0 ) {
				[ $quoted_html, $quoted_text ] = self::quote( self::shortened( $one ), $mailbox, $locale );
			}
			$html .= $quoted_html;
			$text .= $quoted_text;
		}
		return new self( '' === $html ? '' : '<div class="deskfold-quote">' . $html . '</div>', rtrim( $text ) );
	}

	/** @return list<Earlier> newest first */
	private static function chosen( OutgoingMessage $message, Mailbox $mailbox ): array {
		$newest = array_reverse( $message->earlier );
		return match ( '' === $message->history ? $mailbox->history : $message->history ) {
			self::FULL => $newest,
			self::LAST => array_slice( $newest, 0, 1 ),
			default    => [],
		};
	}

	/** @return array{string, string} html, text */
	private static function quote( Earlier $one, Mailbox $mailbox, string $locale ): array {
		$author = $one->is_ours && '' !== $mailbox->from_name ? Placeholders::fill( $mailbox->from_name, $one->author, $mailbox ) : $one->author;
		/* translators: 1: a date, 2: name of a person. Stands above a quoted mail. */
		$line = sprintf( __( 'On %1$s, %2$s wrote:', 'deskfold' ), self::date( $one->at, $locale ), $author );
		$body = '' !== trim( $one->html ) ? self::without_pictures( $one->html ) : nl2br( esc_html( $one->text ), false );
		$text = '' !== trim( $one->text ) ? $one->text : wp_strip_all_tags( $one->html );
		return [
			'<div style="margin-top:16px">' . esc_html( $line ) . '</div><blockquote type="cite" style="' . self::QUOTE . '">' . $body . '</blockquote>',
			"$line\n" . preg_replace( '/^/m', '> ', str_replace( [ "\r\n", "\r" ], "\n", trim( $text ) ) ) . "\n\n",
		];
	}

	/** One message that is longer than all the room. */
	private static function shortened( Earlier $one ): Earlier {
		return new Earlier( $one->author, mb_strcut( $one->text, 0, intdiv( self::ROOM, 4 ), 'UTF-8' ) . ' …', '', $one->at, $one->is_ours );
	}

	/** Theirs may tell somebody that this was opened; ours went with the mail where they stood. */
	private static function without_pictures( string $html ): string {
		return (string) preg_replace( [ '/<img\b[^>]*>/i', '/\burl\s*\([^)]*\)/i' ], '', $html );
	}

	private static function date( int $at, string $locale ): string {
		$seconds = intdiv( $at, 1000 );
		if ( class_exists( \IntlDateFormatter::class ) ) {
			$written = ( new \IntlDateFormatter( $locale, \IntlDateFormatter::LONG, \IntlDateFormatter::SHORT, wp_timezone() ) )->format( $seconds );
			if ( is_string( $written ) ) {
				return $written;
			}
		}
		return (string) wp_date( 'Y-m-d H:i', $seconds );
	}
}
