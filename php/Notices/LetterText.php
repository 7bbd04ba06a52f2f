<?php
declare( strict_types=1 );

namespace Deskfold\Notices;

/** Makes a letter's text safe, and fills in its words. What is filled in is never markup. */
final class LetterText {

	private const TAGS = [
		'a'      => [ 'href' => true ],
		'b'      => [],
		'br'     => [],
		'em'     => [],
		'i'      => [],
		'strong' => [],
	];

	public static function clean( string $text ): string {
		return wp_kses( wp_check_invalid_utf8( $text, true ), self::TAGS, [ 'http', 'https', 'mailto', 'tel' ] );
	}

	/**
	 * @param array<string, string> $values   by word in braces; a line with an empty one is left out
	 * @param list<string>          $required words that stand at the end where the text forgot them
	 */
	public static function html( string $text, array $values, array $required = [] ): string {
		// Cleaned again: what is stored may have come by another way than the settings.
		$text       = self::complete( self::without_empty( self::clean( $text ), $values ), $required );
		$paragraphs = preg_split( '/\n\s*\n/', trim( $text ) );
		$paragraphs = array_map( static fn ( string $lines ): string => str_replace( "\n", '<br>', trim( $lines ) ), false === $paragraphs ? [] : $paragraphs );
		return make_clickable( self::fill( '<p>' . implode( '</p><p>', $paragraphs ) . '</p>', $values ) );
	}

	/**
	 * @param array<string, string> $values
	 */
	public static function subject( string $subject, array $values ): string {
		return sanitize_text_field( strtr( $subject, $values ) );
	}

	/**
	 * @param list<string> $required
	 * @return list<string> of them, what the text does not have
	 */
	public static function missing( string $text, array $required ): array {
		return array_values( array_filter( $required, static fn ( string $word ): bool => ! str_contains( $text, $word ) ) );
	}

	/** @param array<string, string> $values */
	private static function without_empty( string $text, array $values ): string {
		foreach ( array_keys( $values, '', true ) as $word ) {
			$text = (string) preg_replace( '/^.*' . preg_quote( $word, '/' ) . '.*(\R|$)/mu', '', $text );
		}
		return $text;
	}

	/** @param list<string> $required */
	private static function complete( string $text, array $required ): string {
		return implode( "\n\n", [ $text, ...self::missing( $text, $required ) ] );
	}

	/**
	 * Between the tags of a link and in its address stands plain text; elsewhere an address becomes a link.
	 *
	 * @param array<string, string> $values
	 */
	private static function fill( string $html, array $values ): string {
		$plain = array_map( 'esc_html', $values );
		$links = array_map( static fn ( string $value ): string => str_contains( $value, '://' ) ? sprintf( '<a href="%s">%s</a>', esc_url( $value ), esc_html( $value ) ) : esc_html( $value ), $values );
		$parts = preg_split( '~(<a\b[^>]*>.*?</a>)~is', $html, -1, PREG_SPLIT_DELIM_CAPTURE );
		$done  = '';
		foreach ( false === $parts ? [ $html ] : $parts as $n => $part ) {
			$done .= 1 === $n % 2 ? strtr( self::fill_address( $part, $values ), $plain ) : strtr( $part, $links );
		}
		return $done;
	}

	/** @param array<string, string> $values */
	private static function fill_address( string $link, array $values ): string {
		$tags = new \WP_HTML_Tag_Processor( $link );
		$href = $tags->next_tag( [ 'tag_name' => 'a' ] ) ? $tags->get_attribute( 'href' ) : null;
		if ( is_string( $href ) ) {
			$tags->set_attribute( 'href', esc_url_raw( strtr( $href, $values ), [ 'http', 'https', 'mailto', 'tel' ] ) );
		}
		return $tags->get_updated_html();
	}
}
