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
		/** @var list<int> $open pieces that are open here */
		$open = [];
		$next = 0;
		foreach ( $wanted as [ $from, $to ] ) {
			for ( ; $next < $from; $next++ ) {
				$open = $this->step( $open, $next );
			}
			foreach ( $open as $piece ) {
				$out .= $this->pieces[ $piece ];
			}
			for ( ; $next < $to; $next++ ) {
				$open = $this->step( $open, $next );
				$out .= $this->pieces[ $next ];
			}
			foreach ( array_reverse( $open ) as $piece ) {
				$out .= '</' . $this->tags[ $piece ] . '>';
			}
		}
		return self::without_empty( $out );
	}

	/**
	 * @param list<int> $open
	 * @return list<int>
	 */
	private function step( array $open, int $piece ): array {
		$tag = $this->tags[ $piece ];
		if ( '' === $tag || isset( AllowedHtml::VOID[ $tag ] ) ) {
			return $open;
		}
		if ( '/' === $tag[0] ) {
			array_pop( $open );
			return $open;
		}
		$open[] = $piece;
		return $open;
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
