<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** Stands in for a mail that is too large to fetch: its own head, and a few words instead of the body. */
final class OversizeNotice {

	public const HEADER = 'x-deskfold-oversize';

	public static function of( string $head, int $size, int $limit, string $folder ): string {
		/* translators: 1: size in megabytes, 2: largest allowed size in megabytes, 3: name of a mail folder. */
		$words = __( 'This mail has %1$d MB and was not fetched: the limit is %2$d MB. The whole mail is still in the folder “%3$s” of the mailbox.', 'deskfold' );
		$text  = sprintf( $words, (int) ceil( $size / 1e6 ), (int) floor( $limit / 1e6 ), $folder );
		return self::without_content_fields( $head ) . "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nX-Deskfold-Oversize: $size\r\n\r\n" . chunk_split( base64_encode( $text ) );
	}

	private static function without_content_fields( string $head ): string {
		$head = (string) preg_replace( '/\r\n?|\n/', "\n", trim( $head ) );
		$head = (string) preg_replace( '/^(Content-[^:\n]*|MIME-Version):.*(\n[ \t].*)*\n?/im', '', "$head\n" );
		return str_replace( "\n", "\r\n", trim( $head ) . "\n" );
	}
}
