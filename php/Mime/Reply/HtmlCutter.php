<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Html\HtmlDocument;
use Deskfold\Mime\Html\HtmlText;
use Deskfold\Mime\Html\Marks;
use Deskfold\Mime\Limits;

/** The same question for HTML: first what the mail program marked, then, where it marked nothing, what its lines say. */
final class HtmlCutter {

	/** @var list<string> */
	private array $lines;
	/** @var list<int> */
	private array $at;

	private function __construct( private readonly HtmlDocument $document ) {
		[ $this->lines, $this->at ] = HtmlText::lines( $document );
	}

	/**
	 * @param bool $by_words whether to look at the words too where nothing is marked
	 */
	public static function cut( HtmlDocument $document, bool $by_words ): HtmlCut {
		$marked = self::marked( $document );
		if ( [] === $marked && ! $by_words ) {
			return new HtmlCut( $document, [], [], false );
		}
		$cutter = new self( $document );
		return $cutter->by_marks( $marked ) ?? ( $by_words ? $cutter->by_lines() : new HtmlCut( $document, $cutter->lines, [], false ) );
	}

	/** @return list<array{kind: string, from: int, to: int}> */
	private static function marked( HtmlDocument $document ): array {
		return array_values( array_filter( $document->marks, static fn ( array $mark ): bool => Marks::HIDDEN !== $mark['kind'] ) );
	}

	/** @param list<array{kind: string, from: int, to: int}> $marks */
	private function by_marks( array $marks ): ?HtmlCut {
		$count  = $this->document->count();
		$ranges = [];
		$quotes = false;
		foreach ( $marks as $mark ) {
			$from = $this->line_at( $mark['from'] );
			$to   = Marks::REST === $mark['kind'] || Marks::HEADER === $mark['kind'] ? $count : min( $mark['to'], $count );
			if ( Marks::HEADER === $mark['kind'] && ! $this->has_header_lines( $from ) ) {
				continue;
			}
			if ( Marks::REST === $mark['kind'] && ! $this->has_text_in( $mark['from'], $count ) ) {
				continue;
			}
			if ( Marks::INTRO === $mark['kind'] ) {
				continue;
			}
			$begin = $mark['from'];
			if ( Marks::SIGNATURE !== $mark['kind'] ) {
				$begin  = $this->with_introduction( $begin );
				$quotes = true;
			}
			$ranges[] = [ $begin, $to ];
			if ( $to >= $count || count( $ranges ) > Limits::BORDERS ) {
				break;
			}
		}
		if ( ! $quotes ) {
			return null;
		}
		$ranges = self::merged( $ranges );
		if ( $this->is_answered_between( $ranges ) ) {
			return new HtmlCut( $this->document, $this->lines, [], true );
		}
		if ( ! $this->has_text_outside( $ranges ) ) {
			return null;
		}
		return $this->with_words_above( $ranges );
	}

	/**
	 * Signatures and notes that no program marked, in what is left above the first quote.
	 *
	 * @param list<array{int, int}> $ranges
	 */
	private function with_words_above( array $ranges ): HtmlCut {
		$last = $this->line_at( $ranges[0][0] );
		$cut  = ReplyCutter::cut( array_slice( $this->lines, 0, $last ) );
		foreach ( $cut->hidden as [ $from, $to ] ) {
			$ranges[] = [ $this->at[ $from ], $to >= $last ? $ranges[0][0] : $this->at[ $to ] ];
		}
		return new HtmlCut( $this->document, $this->lines, self::merged( $ranges ), true );
	}

	private function by_lines(): HtmlCut {
		$cut    = ReplyCutter::cut( $this->lines );
		$ranges = [];
		foreach ( $cut->hidden as [ $from, $to ] ) {
			$ranges[] = [ $this->at[ $from ], $this->at[ $to ] ?? $this->document->count() ];
		}
		return new HtmlCut( $this->document, $this->lines, self::merged( $ranges ), $cut->has_quote );
	}

	/** The line "On … wrote:" often stands just outside the quoted element. */
	private function with_introduction( int $piece ): int {
		$line = $this->line_at( $piece );
		for ( $above = $line - 1; $above >= 0 && $above >= $line - 4; $above-- ) {
			if ( '' === trim( $this->lines[ $above ] ) ) {
				continue;
			}
			// What stands below is a quote: that is known here.
			$first = max( 0, $above - 5 );
			$start = Introduction::ending_at( [ ...array_slice( $this->lines, $first, $above - $first + 1 ), '>' ], $above - $first );
			return null === $start ? $piece : min( $piece, $this->at[ $first + $start ] );
		}
		return $piece;
	}

	private function has_header_lines( int $line ): bool {
		for ( $at = $line; $at < min( count( $this->lines ), $line + 4 ); $at++ ) {
			if ( '' !== trim( $this->lines[ $at ] ) ) {
				return null !== HeaderLines::read( $this->lines, $at, true );
			}
		}
		return false;
	}

	/**
	 * Text between two quotes that does not introduce the second one.
	 *
	 * @param list<array{int, int}> $ranges
	 */
	private function is_answered_between( array $ranges ): bool {
		for ( $index = 1; $index < count( $ranges ); $index++ ) {
			if ( $this->has_text_in( $ranges[ $index - 1 ][1], $ranges[ $index ][0] ) ) {
				return true;
			}
		}
		return false;
	}

	/** @param list<array{int, int}> $ranges */
	private function has_text_outside( array $ranges ): bool {
		$at = 0;
		foreach ( $ranges as [ $from, $to ] ) {
			if ( $this->has_text_in( $at, $from ) ) {
				return true;
			}
			$at = $to;
		}
		return $this->has_text_in( $at, $this->document->count() );
	}

	private function has_text_in( int $from, int $to ): bool {
		for ( $piece = $from; $piece < $to; $piece++ ) {
			if ( '' === $this->document->tags[ $piece ] ) {
				$text = $this->document->pieces[ $piece ];
				$text = false === strpos( $text, '&' ) ? $text : html_entity_decode( $text, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
				if ( '' !== trim( $text ) && 1 === preg_match( '/[^\s\x{a0}\x{200b}-\x{200f}\x{feff}]/u', $text ) ) {
					return true;
				}
			}
			if ( 'img' === $this->document->tags[ $piece ] ) {
				return true;
			}
		}
		return false;
	}

	/** The first line that begins at this piece or after it. */
	private function line_at( int $piece ): int {
		$low  = 0;
		$high = count( $this->at );
		while ( $low < $high ) {
			$middle = intdiv( $low + $high, 2 );
			if ( $this->at[ $middle ] < $piece ) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $low;
	}

	/**
	 * @param list<array{int, int}> $ranges
	 * @return list<array{int, int}>
	 */
	private static function merged( array $ranges ): array {
		usort( $ranges, static fn ( array $one, array $other ): int => $one <=> $other );
		/** @var list<array{int, int}> $out */
		$out = [];
		foreach ( $ranges as [ $from, $to ] ) {
			$last = count( $out ) - 1;
			if ( $last >= 0 && $from <= $out[ $last ][1] ) {
				$out[ $last ] = [ $out[ $last ][0], max( $to, $out[ $last ][1] ) ];
			} elseif ( $to > $from ) {
				$out[] = [ $from, $to ];
			}
		}
		return $out;
	}
}
