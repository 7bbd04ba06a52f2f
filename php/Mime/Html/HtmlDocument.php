<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** A cleaned HTML text as a flat list of well-nested pieces, so that any stretch of it can be cut out whole. */
final class HtmlDocument {

	/** Elements that are nothing without content. */
	private const FRAMES = [ 'div' => 1, 'p' => 1, 'span' => 1, 'font' => 1, 'b' => 1, 'i' => 1, 'u' => 1, 'em' => 1, 'strong' => 1, 'center' => 1, 'blockquote' => 1, 'tbody' => 1, 'tr' => 1, 'td' => 1, 'table' => 1, 'ul' => 1, 'ol' => 1, 'li' => 1, 'a' => 1 ];

	/**
	 * @param list<string>                                       $pieces tags and escaped text, in order
	 * @param list<string>                                       $tags   for each piece: '' for text, `p`, `/p`, `br`
	 * @param list<array{kind: string, from: int, to: int}>       $marks  places where a mail program marked something
	 */
	public function __construct(
		public readonly array $pieces,
		public readonly array $tags,
		public readonly array $marks,
	) {
	}

	public function count(): int {
		return count( $this->pieces );
	}

	public function html(): string {
		return implode( '', $this->pieces );
	}

	/**
	 * The document without (or only) certain stretches. What is open where a stretch begins is opened again, what is open at
	 * its end is closed, so both halves stand by themselves.
	 *
	 * @param list<array{int, int}> $ranges first piece and the one after the last, ascending, apart from each other
	 */
	public function cut( array $ranges, bool $keep_ranges ): string {
		$out    = '';
		$at     = 0;
		$wanted = [];
		foreach ( $ranges as [ $from, $to ] ) {
			if ( ! $keep_ranges && $from > $at ) {
				$wanted[] = [ $at, $from ];
			} elseif ( $keep_ranges ) {
				$wanted[] = [ $from, $to ];
			}
			$at = $to;
		}
		if ( ! $keep_ranges && $at < $this->count() ) {
			$wanted[] = [ $at, $this->count() ];
		}
		$open = $this->open_at( array_merge( ...$wanted ) );
		foreach ( $wanted as [ $from, $to ] ) {
			foreach ( $open[ $from ] as $piece ) {
				$out .= $this->pieces[ $piece ];
			}
			$out .= implode( '', array_slice( $this->pieces, $from, $to - $from ) );
			foreach ( array_reverse( $open[ $to ] ) as $piece ) {
				$out .= '</' . $this->tags[ $piece ] . '>';
			}
		}
		return self::without_empty( $out );
	}

	/**
	 * @param list<int> $places ascending
	 * @return array<int, list<int>> for each place, the pieces that are open before it
	 */
	private function open_at( array $places ): array {
		$found = [];
		$open  = [];
		$next  = 0;
		foreach ( $places as $place ) {
			for ( ; $next < $place; $next++ ) {
				$tag = $this->tags[ $next ];
				if ( '' === $tag || isset( AllowedHtml::VOID[ $tag ] ) ) {
					continue;
				}
				if ( '/' === $tag[0] ) {
					array_pop( $open );
				} else {
					$open[] = $next;
				}
			}
			$found[ $place ] = $open;
		}
		return $found;
	}

	/** Frames that a cut left empty, and the blank lines at the end. */
	private static function without_empty( string $html ): string {
		$html = trim( $html );
		for ( $round = 0; $round < 10; $round++ ) {
			$length = self::without_last( $html );
			if ( null === $length ) {
				break;
			}
			$html = rtrim( substr( $html, 0, $length ) );
		}
		return trim( $html );
	}

	/** @return ?int length without the empty frame or blank line at the end; null where something stands there */
	private static function without_last( string $html ): ?int {
		foreach ( [ '<br>', '&nbsp;', "\u{a0}" ] as $blank ) {
			if ( str_ends_with( $html, $blank ) ) {
				return strlen( $html ) - strlen( $blank );
			}
		}
		$at = str_ends_with( $html, '>' ) ? strrpos( $html, '<' ) : false;
		if ( false === $at ) {
			return null;
		}
		$name = substr( $html, $at + 1, strcspn( $html, ' >', $at + 1 ) );
		if ( 'hr' === $name ) {
			return $at;
		}
		if ( '/' !== $name[0] || ! isset( self::FRAMES[ substr( $name, 1 ) ] ) ) {
			return null;
		}
		$before = rtrim( substr( $html, 0, $at ), " \t\n\r\f\v" );
		$at     = str_ends_with( $before, '>' ) ? strrpos( $before, '<' ) : false;
		return false !== $at && substr( $before, $at + 1, strcspn( $before, ' >', $at + 1 ) ) === substr( $name, 1 ) ? $at : null;
	}
}
