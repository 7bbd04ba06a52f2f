<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** What an agent typed, made safe to store and to send: a small set of tags, and the same as plain text. */
final class CleanText {

	private const TAGS = [
		'a'          => [ 'href' => true, 'title' => true ],
		'b'          => [],
		'blockquote' => [],
		'br'         => [],
		'code'       => [],
		'div'        => [ 'dir' => true ],
		'em'         => [],
		'h2'         => [],
		'h3'         => [],
		'hr'         => [],
		'i'          => [],
		'img'        => [ 'src' => true, 'alt' => true, 'width' => true, 'height' => true ],
		'li'         => [],
		'ol'         => [],
		'p'          => [ 'dir' => true ],
		'pre'        => [],
		's'          => [],
		'strong'     => [],
		'u'          => [],
		'ul'         => [],
	];

	/** A mention: a chip that names an agent. Notes alone have them; the names themselves stay words everywhere. */
	private const CHIP = [ 'span' => [ Mentions::MARK => true ] ];

	/** @throws Problem when nothing is left to say */
	public static function html( string $typed ): string {
		return self::wanted( self::allowed( $typed ) );
	}

	/** @throws Problem when nothing is left to say */
	public static function note( string $typed ): string {
		return self::wanted( self::kept( $typed ) );
	}

	/** What was begun: whatever a reply or a note may hold, or nothing yet. */
	public static function kept( string $typed ): string {
		return self::pass( $typed, self::TAGS + self::CHIP );
	}

	/** @throws Problem */
	private static function wanted( string $html ): string {
		if ( '' === self::text( $html ) && ! str_contains( $html, '<img' ) ) {
			throw new Problem( 'text_wanted', __( 'Write something first.', 'deskfold' ) );
		}
		return $html;
	}

	/** The same rules; what is empty stays so. */
	public static function allowed( string $typed ): string {
		return self::pass( $typed, self::TAGS );
	}

	/** @param array<string, array<string, bool>> $tags */
	private static function pass( string $typed, array $tags ): string {
		return trim( wp_kses( wp_check_invalid_utf8( $typed, true ), $tags, [ 'http', 'https', 'mailto', 'tel', 'cid' ] ) );
	}

	/** @param string $html as html() made it */
	public static function text( string $html ): string {
		$text = (string) preg_replace( '~<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>~is', '$2 ($1)', $html );
		$text = (string) preg_replace( '~\s*<li>~i', "\n- ", $text );
		$text = (string) preg_replace( '~</(p|h[23]|blockquote|ul|ol|pre)>\s*~i', "\n\n", $text );
		$text = (string) preg_replace( '~<(br|/div|hr)\s*/?>~i', "\n", $text );
		$text = html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		// A link whose words are its address need not say it twice.
		$text = (string) preg_replace( '~(\S+) \((?:mailto:)?\1/?\)~', '$1', str_replace( "\u{a0}", ' ', $text ) );
		return trim( (string) preg_replace( "/\n{3,}/", "\n\n", $text ) );
	}

	/** Plain words as html, for the command line. */
	public static function from_plain( string $text ): string {
		$paragraphs = preg_split( "/\n\s*\n/", trim( esc_html( $text ) ) );
		return '<p>' . implode( '</p><p>', array_map( static fn ( string $lines ): string => str_replace( "\n", '<br>', $lines ), false === $paragraphs ? [] : $paragraphs ) ) . '</p>';
	}
}
