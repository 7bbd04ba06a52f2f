<?php
declare( strict_types=1 );

namespace Deskfold\Mime;

/** The words of one part in UTF-8, as text or as HTML, whatever its label says. */
final class PartText {

	/** With the labels of programs that had them half right. */
	private const TEXTS = [ 'text/plain' => 'text', 'plain/text' => 'text', 'text/plaintext' => 'text', 'text/ascii' => 'text', 'text/*' => 'text', 'html/text' => 'html', 'text/html' => 'html', 'application/xhtml+xml' => 'html', 'text/enriched' => 'rich', 'text/richtext' => 'rich', 'text/markdown' => 'text', 'text/x-markdown' => 'text' ];

	public static function has( string $type ): bool {
		return isset( self::TEXTS[ $type ] );
	}

	/**
	 * @param bool $is_alone no other part could say what this one means
	 * @return array{text: string, html: string}
	 */
	public static function read( MimePart $part, Problems $problems, bool $is_alone ): array {
		$kind  = self::TEXTS[ $part->type ] ?? 'text';
		$limit = 'html' === $kind ? Limits::HTML_BYTES : Limits::TEXT_BYTES;
		// Encoded text is at most four times as long, line ends included.
		$bytes = $part->body( $problems, 4 * $limit );
		if ( strlen( $bytes ) > $limit || $part->is_longer_than( 4 * $limit ) ) {
			$problems->cut( 'text over the size limit was cut' );
			$bytes = substr( $bytes, 0, $limit );
		}
		$bytes = $is_alone && '' === $part->encoding() ? self::decoded( $bytes, $problems ) : $bytes;
		$text  = Charset::utf8( $bytes, self::charset( $part, $kind, $bytes, $problems ) );
		$once  = Charset::once( $text );
		$text  = PlainText::clean( $once ?? $text );
		if ( null !== $once ) {
			$problems->add( 'UTF-8 that was encoded twice' );
		}
		if ( 'html' === $kind ) {
			return self::html( $text, $problems );
		}
		if ( 'text' === $kind && 1 === preg_match( '/^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b/is', $text ) ) {
			$problems->add( 'HTML that calls itself plain text' );
			return [ 'text' => '', 'html' => $text ];
		}
		if ( 'rich' === $kind ) {
			$text = str_replace( "\x01", '<', (string) preg_replace( [ '#<param>.*?</param>#is', '/<[^>]{1,60}>/' ], '', str_replace( '<<', "\x01", $text ) ) );
		}
		if ( 'flowed' === strtolower( $part->content->get( 'format' ) ) ) {
			$text = FlowedText::join( $text, 'yes' === strtolower( $part->content->get( 'delsp' ) ) );
		}
		return [ 'text' => trim( $text, "\n" ), 'html' => '' ];
	}

	private static function charset( MimePart $part, string $kind, string $bytes, Problems $problems ): string {
		$charset = $part->content->get( 'charset' );
		if ( 'html' === $kind && '' === $charset && 1 === preg_match( '/<meta[^>]{1,200}charset\s*=\s*["\']?\s*([\w.:-]{2,40})/i', substr( $bytes, 0, 4096 ), $meta ) ) {
			$charset = $meta[1];
		}
		if ( '' !== $charset && '' === CharsetNames::find( $charset ) ) {
			$problems->add( 'unknown charset ' . mb_strcut( $charset, 0, 40, 'UTF-8' ) );
		}
		return $charset;
	}

	/**
	 * Lines of a text that calls itself HTML and has not a single tag would run together.
	 *
	 * @return array{text: string, html: string}
	 */
	private static function html( string $html, Problems $problems ): array {
		if ( '' === trim( $html ) || 1 === preg_match( '~<[a-z!/]~i', $html ) ) {
			return [ 'text' => '', 'html' => $html ];
		}
		$problems->add( 'plain text that calls itself HTML' );
		$text = html_entity_decode( trim( $html, "\n" ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return [ 'text' => $text, 'html' => PlainText::to_html( $text ) ];
	}

	/** A body that was encoded and forgot to say so, when nothing else can be meant. */
	private static function decoded( string $bytes, Problems $problems ): string {
		if ( strlen( $bytes ) >= 40 && 1 === preg_match( '#^\s*(?:[A-Za-z0-9+/]{60,76}\r?\n)*[A-Za-z0-9+/]{4,76}={0,2}\s*$#', $bytes ) ) {
			$text = TransferEncoding::from_base64( $bytes );
			if ( 1 === preg_match( '//u', $text ) && 1 !== preg_match( '/[\x00-\x08\x0e-\x1f]/', $text ) && 1 === preg_match( '/\s/', $text ) ) {
				$problems->add( 'base64 that nothing announced' );
				return $text;
			}
		}
		if ( false !== strpos( $bytes, '=' ) && 1 === preg_match( '/=\r?\n/', $bytes ) && 1 === preg_match( '/=(?:[89A-F][0-9A-F]|20|3D)/', $bytes ) && 1 !== preg_match( '/[\x80-\xff]|=(?![0-9A-F]{2}|\r?\n|$)/', $bytes ) ) {
			$problems->add( 'quoted-printable that nothing announced' );
			return quoted_printable_decode( $bytes );
		}
		return $bytes;
	}
}
