<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Html;

/** A cleaned HTML text as a flat list of well-nested pieces, so that any stretch of it can be cut out whole. */
final class HtmlDocument {

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
			$before = $html;
			$html   = trim( (string) preg_replace( '#<(div|p|span|font|b|i|u|em|strong|center|blockquote|tbody|tr|td|table|ul|ol|li|a)(?: [^<>]*)?>\s*</\1>$|(?:<br>|&nbsp;|\xc2\xa0|<hr(?: [^<>]*)?>)$#', '', $html ) );
			if ( $before === $html ) {
				break;
			}
		}
		return $html;
	}
}
