<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\IncomingMessage;

/** Stands in for a mail that is too large to fetch: its own head, and a few words instead of the body. */
final class OversizeNotice {

	public const HEADER = 'x-deskfold-oversize';

	public static function of( string $head, int $size, int $limit, string $folder ): string {
		/* translators: 1: size in megabytes, 2: largest allowed size in megabytes, 3: name of a mail folder. */
		$words = __( 'This mail has %1$d MB and was not fetched: the limit is %2$d MB. The whole mail is still in the folder “%3$s” of the mailbox.', 'deskfold' );
		$text  = sprintf( $words, (int) ceil( $size / 1e6 ), (int) floor( $limit / 1e6 ), $folder );
		return self::without_content_fields( $head ) . "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nX-Deskfold-Oversize: $size\r\n\r\n" . chunk_split( base64_encode( $text ) );
	}

	/** Of a mail that is stored whole and too large to be read whole: its beginning, and a few words on top instead of the files. */
	public static function on( IncomingMessage $message, int $size ): IncomingMessage {
		/* translators: %d: size in megabytes. */
		$words = sprintf( __( 'This mail has %d MB, more than is read at once. Here is its beginning, without its attachments. The whole mail is kept: download the original.', 'deskfold' ), (int) ceil( $size / 1e6 ) );
		return $message->with(
			text: "$words\n\n{$message->text}",
			html: '' === $message->html ? '' : '<p>' . esc_html( $words ) . "</p>{$message->html}",
			full_text: "$words\n\n{$message->full_text}",
			attachments: [],
			problems: [ ...$message->problems, 'too large to be read whole' ]
		);
	}

	private static function without_content_fields( string $head ): string {
		$head = (string) preg_replace( '/\r\n?|\n/', "\n", trim( $head ) );
		$head = (string) preg_replace( '/^(Content-[^:\n]*|MIME-Version):.*(\n[ \t].*)*\n?/im', '', "$head\n" );
		return str_replace( "\n", "\r\n", trim( $head ) . "\n" );
	}
}
