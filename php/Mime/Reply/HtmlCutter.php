<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Html\HtmlDocument;
use Deskfold\Mime\Html\Marks;
use Deskfold\Mime\Limits;

/** The same question for HTML: first what the mail program marked, then, where it marked nothing, what its lines say. */
final class HtmlCutter {

	private readonly HtmlLines $text;

	private function __construct( private readonly HtmlDocument $document ) {
		$this->text = new HtmlLines( $document );
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
		return $cutter->by_marks( $marked, $by_words ) ?? ( $by_words ? $cutter->by_lines() : new HtmlCut( $document, $cutter->text->known(), [], false ) );
	}

	/** @return list<array{kind: string, from: int, to: int}> */
	private static function marked( HtmlDocument $document ): array {
		return array_values( array_filter( $document->marks, static fn ( array $mark ): bool => Marks::HIDDEN !== $mark['kind'] ) );
	}

	/** @param list<array{kind: string, from: int, to: int}> $marks */
	private function by_marks( array $marks, bool $by_words ): ?HtmlCut {
		$count      = $this->document->count();
		$quotes     = [];
		$signatures = [];
		foreach ( $marks as $mark ) {
			if ( ! $this->counts( $mark ) ) {
				continue;
			}
			if ( Marks::SIGNATURE === $mark['kind'] ) {
				$signatures[] = [ $this->with_dashes( $mark['from'] ), min( $mark['to'], $count ) ];
				continue;
			}
			$to       = Marks::QUOTE === $mark['kind'] ? min( $mark['to'], $count ) : $count;
			$quotes[] = [ $this->with_introduction( $mark['from'] ), $to ];
			if ( $to >= $count || count( $quotes ) > Limits::BORDERS ) {
				break;
			}
		}
		$quotes = self::merged( $quotes );
		$ranges = self::merged( [ ...$quotes, ...$signatures ] );
		if ( [] === $ranges || ! $this->has_text_outside( $ranges ) ) {
			return null;
		}
		if ( [] === $quotes ) {
			$words = $by_words ? $this->ranges_of( ReplyCutter::cut( $this->text->all() ), count( $this->text->all() ) ) : [];
			return new HtmlCut( $this->document, $this->text->known(), self::merged( [ ...$ranges, ...$words ] ), [] !== $words );
		}
		if ( $this->is_answered_between( $quotes ) || $this->is_answered_inside( $marks ) ) {
			return new HtmlCut( $this->document, $this->text->known(), [], true );
		}
		// Signatures and notes that no program marked, in what is left above the first quote.
		$last  = $this->text->line_at( $quotes[0][0] );
		$words = $this->ranges_of( ReplyCutter::cut( array_slice( $this->text->before( $quotes[0][0] ), 0, $last ) ), $last );
		return new HtmlCut( $this->document, $this->text->known(), self::merged( [ ...$ranges, ...$words ] ), true );
	}

	/** @param array{kind: string, from: int, to: int} $mark */
	private function counts( array $mark ): bool {
		switch ( $mark['kind'] ) {
			case Marks::INTRO:
				return false;
			case Marks::HEADER:
				return $this->has_header_lines( $this->text->line_at( $mark['from'] ) );
			case Marks::REST:
				return $this->text->has_text( $mark['from'], $this->document->count() );
		}
		return true;
	}

	private function by_lines(): HtmlCut {
		$lines = $this->text->all();
		$cut   = ReplyCutter::cut( $lines );
		return new HtmlCut( $this->document, $lines, $this->ranges_of( $cut, count( $lines ) ), $cut->has_quote );
	}

	/**
	 * Hidden lines as pieces of the document.
	 *
	 * @param int $last the line after the last one that was looked at
	 * @return list<array{int, int}>
	 */
	private function ranges_of( Cut $cut, int $last ): array {
		$ranges = [];
		foreach ( $cut->hidden as [ $from, $to ] ) {
			$ranges[] = [ $this->text->piece( $from ), $this->text->piece( min( $to, $last ) ) ];
		}
		return self::merged( $ranges );
	}

	/** The two dashes above a signature. */
	private function with_dashes( int $piece ): int {
		$line  = $this->text->line_at( $piece );
		$lines = $this->text->before( $piece );
		for ( $above = $line - 1; $above >= 0 && $above >= $line - 3; $above-- ) {
			$text = trim( $lines[ $above ] );
			if ( '' !== $text ) {
				return 1 === preg_match( '/^(?:--|—|–|_{2,})$/u', $text ) ? min( $piece, $this->text->piece( $above ) ) : $piece;
			}
		}
		return $piece;
	}

	/** The line "On … wrote:" often stands just outside the quoted element. */
	private function with_introduction( int $piece ): int {
		$line  = $this->text->line_at( $piece );
		$lines = $this->text->before( $piece );
		for ( $above = $line - 1; $above >= 0 && $above >= $line - 4; $above-- ) {
			if ( '' === trim( $lines[ $above ] ) ) {
				continue;
			}
			// What stands below is a quote: that is known here.
			$first = max( 0, $above - 5 );
			$start = Introduction::ending_at( [ ...array_slice( $lines, $first, $above - $first + 1 ), '>' ], $above - $first );
			return null === $start ? $piece : min( $piece, $this->text->piece( $first + $start ) );
		}
		return $piece;
	}

	private function has_header_lines( int $line ): bool {
		$lines = $this->text->all();
		for ( $at = $line; $at < min( count( $lines ), $line + 4 ); $at++ ) {
			if ( '' !== trim( $lines[ $at ] ) ) {
				return null !== HeaderLines::read( $lines, $at, true );
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
			if ( $this->text->has_text( $ranges[ $index - 1 ][1], $ranges[ $index ][0] ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Text between two quotes that stand in one marked element: Gmail puts the answers into it too.
	 *
	 * @param list<array{kind: string, from: int, to: int}> $marks in the order of the document
	 */
	private function is_answered_inside( array $marks ): bool {
		$around = null;
		$last   = null;
		foreach ( array_slice( $marks, 0, Limits::BORDERS ) as $mark ) {
			if ( Marks::QUOTE !== $mark['kind'] ) {
				continue;
			}
			if ( 'blockquote' !== $this->document->tags[ $mark['from'] ] ) {
				$around ??= $mark;
				continue;
			}
			if ( null === $around || $mark['to'] > $around['to'] ) {
				return false;
			}
			if ( null !== $last && $mark['from'] < $last ) {
				continue;
			}
			if ( null !== $last && $this->text->has_text( $last, $mark['from'] ) && ! $this->is_introduced( $last, $mark['from'] ) ) {
				return true;
			}
			$last = $mark['to'];
		}
		return false;
	}

	/** Whether the text between two places is only the line above a quote. */
	private function is_introduced( int $from, int $to ): bool {
		$first = $this->text->line_at( $from );
		$last  = $this->text->line_at( $to ) - 1;
		$lines = $this->text->before( $to );
		while ( $last > $first && '' === trim( $lines[ $last ] ) ) {
			--$last;
		}
		$lines = array_slice( $lines, $first, $last - $first + 1 );
		return [] === $lines || 0 === Introduction::ending_at( [ ...$lines, '>' ], count( $lines ) - 1 );
	}

	/** @param list<array{int, int}> $ranges */
	private function has_text_outside( array $ranges ): bool {
		$at = 0;
		foreach ( $ranges as [ $from, $to ] ) {
			if ( $this->text->has_text( $at, $from ) ) {
				return true;
			}
			$at = $to;
		}
		return $this->text->has_text( $at, $this->document->count() );
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
