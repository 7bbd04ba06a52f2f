<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

use Deskfold\Mime\Limits;

/**
 * Finds in the lines of a mail what its sender wrote now, and what is history below, above or between.
 * Where somebody answered between the quoted lines, nothing is cut: the answers would make no sense alone.
 */
final class ReplyCutter {

	private const INTRODUCTION = 'introduction';
	private const HEADERS      = 'headers';
	private const SEPARATOR    = 'separator';
	/** First bytes of a line of signs. */
	private const RULES = [ '-' => 1, '_' => 1, '=' => 1, '*' => 1, '~' => 1, '#' => 1, "\xe2" => 1 ];

	private ?int $without_signature = null;
	private readonly bool $has_above;
	/** What no line of the text holds is not looked for in each. */
	private readonly bool $has_verb;
	private readonly bool $has_wide_colon;

	/** @var list<string> */
	private readonly array $lines;

	private function __construct( private readonly Lines $text ) {
		$this->lines          = $text->all;
		$this->has_above      = Separator::says_above( $text->unquoted );
		$this->has_verb       = Introduction::has_verb( $text->unquoted );
		$this->has_wide_colon = false !== strpos( $text->unquoted, '：' );
	}

	/** @param list<string> $lines */
	public static function cut( array $lines ): Cut {
		$banner = Banner::length( $lines );
		if ( 0 === $banner ) {
			return ( new self( new Lines( $lines ) ) )->find();
		}
		$cut = ( new self( new Lines( array_slice( $lines, $banner ) ) ) )->find();
		return new Cut( [ [ 0, $banner ], ...array_map( static fn ( array $range ): array => [ $range[0] + $banner, $range[1] + $banner ], $cut->hidden ) ], $cut->has_quote );
	}

	private function find(): Cut {
		$count = count( $this->lines );
		$top   = null;
		$looks = 0;
		for ( $line = 0; $line < $count && $looks < Limits::BORDERS; ) {
			$border = $this->border( $line, $looks );
			if ( null === $border ) {
				++$line;
				continue;
			}
			[ $start, $after, $kind ] = $border;
			if ( self::INTRODUCTION === $kind && $this->is_answered_between( $start, $after ) ) {
				// What follows the last answer answers nothing.
				$rest = $this->trailing_quote( $count );
				return null === $rest ? $this->with_signature( [], 0, $count, false ) : $this->with_signature( [ [ $rest, $count ] ], 0, $rest, true );
			}
			if ( $this->text->has_text( null === $top ? 0 : $top[1], $start ) ) {
				if ( null !== $top && self::INTRODUCTION === $top[2] ) {
					break;
				}
				return $this->with_signature( [ [ $start, $count ] ], 0, $start, true );
			}
			// Headings that follow one another are one.
			$top  = [ $top[0] ?? $start, $after, $kind ];
			$line = max( $line + 1, $after );
		}
		return $this->without_border( $top );
	}

	/**
	 * Nothing stands above the history, or there is no history that says so.
	 *
	 * @param ?array{int, int, string} $top heading at the very top
	 */
	private function without_border( ?array $top ): Cut {
		$count = count( $this->lines );
		$from  = null === $top ? 0 : $top[1];
		$first = $this->text->first_quoted( $from );
		if ( null !== $top && self::INTRODUCTION !== $top[2] ) {
			return $this->with_signature( [], 0, $count, false );
		}
		if ( null !== $first && ! $this->text->has_text( $from, $first ) ) {
			// The answer stands below the quote.
			$end = $this->text->quote_end( $first );
			if ( $this->text->has_text( $end, $count ) && null === $this->text->first_quoted( $end ) ) {
				return $this->with_signature( [ [ null === $top ? $first : $top[0], $end ] ], $end, $count, true );
			}
			return new Cut( [], false );
		}
		$signature = $this->signature( 0, $count );
		$start     = $this->trailing_quote( $signature );
		return null !== $start && $this->text->has_text( 0, $start )
			? $this->with_signature( [ [ $start, $count ] ], 0, $start, true )
			: $this->with_signature( [], 0, $count, false );
	}

	/**
	 * Does history begin at this line?
	 *
	 * @return ?array{int, int, string} first line, the line after its heading, kind
	 */
	private function border( int $line, int &$looks ): ?array {
		$text = trim( $this->lines[ $line ] );
		if ( '' === $text || '>' === $text[0] ) {
			return null;
		}
		// Most lines are let go by these cheap looks.
		$has_colon = false !== strpos( $text, ':' ) || ( $this->has_wide_colon && false !== strpos( $text, '：' ) );
		if ( ! $has_colon && ! isset( self::RULES[ $text[0] ] ) && ! ( $this->has_above && Separator::says_above( $text ) ) && ! ( $this->has_verb && Introduction::ends_with_verb( rtrim( $text, '-* ' ) ) ) ) {
			return null;
		}
		++$looks;
		if ( $has_colon && HeaderLines::may_begin( $text ) ) {
			$headers = HeaderLines::read( $this->lines, $line, $this->is_rule( $this->above( $line ) ) );
			if ( null !== $headers ) {
				return [ $this->with_rule_above( $line ), $headers->to, self::HEADERS ];
			}
		}
		$start = Introduction::ending_at( $this->lines, $line );
		if ( null !== $start ) {
			return [ $start, $line + 1, self::INTRODUCTION ];
		}
		return Separator::is_one( $text ) || ( $this->has_above && Separator::says_above( $text ) ) ? [ $line, $line + 1, self::SEPARATOR ] : null;
	}

	/** A rule or a bare "Original message" right above a header block belongs to it. */
	private function with_rule_above( int $line ): int {
		$above = $this->above( $line );
		if ( null !== $above && Banner::is_one( $this->lines[ $above ] ) ) {
			$line  = $above;
			$above = $this->above( $above );
		}
		return $this->is_rule( $above ) ? (int) $above : $line;
	}

	private function above( int $line ): ?int {
		for ( $above = $line - 1; $above >= 0 && $above >= $line - 3; $above-- ) {
			if ( '' !== trim( $this->lines[ $above ] ) ) {
				return $above;
			}
		}
		return null;
	}

	private function is_rule( ?int $line ): bool {
		if ( null === $line ) {
			return false;
		}
		return Separator::is_rule( trim( $this->lines[ $line ] ) );
	}

	/**
	 * Answers between the quoted lines, or a greeting above and the answer below.
	 */
	private function is_answered_between( int $start, int $after ): bool {
		$first = $this->text->first_quoted( $after );
		if ( null === $first || $this->text->has_text( $after, $first ) ) {
			return false;
		}
		$count   = $this->signature( 0, count( $this->lines ) );
		$between = 0;
		$line    = $first;
		while ( $line < $count ) {
			$end  = $this->text->quote_end( $line );
			$next = $this->text->first_quoted( $end );
			$next = null === $next || $next >= $count ? null : $next;
			if ( ! $this->text->has_text( $end, $next ?? $count ) ) {
				break;
			}
			if ( null === $next ) {
				return $between > 0 || ( $this->is_greeting( $start ) && $this->text->length( $end, $count ) > 2 );
			}
			// A line that a mail program wrapped touches the quote on both sides; an answer keeps its distance.
			if ( '' === trim( $this->lines[ $end ] ) || '' === trim( $this->lines[ $next - 1 ] ) ) {
				if ( null === Introduction::ending_at( $this->lines, $this->above( $next ) ?? $end ) ) {
					++$between;
				}
			}
			$line = $next;
		}
		return $between > 0;
	}

	private function is_greeting( int $end ): bool {
		$text = trim( implode( ' ', array_slice( $this->lines, 0, $end ) ) );
		return '' !== $text && mb_strlen( $text, 'UTF-8' ) < 30 && 1 === preg_match( '/[,!:]$/u', $text );
	}

	/** Quoted lines at the very end, without a word about whose they are. */
	private function trailing_quote( int $end ): ?int {
		$start = null;
		for ( $line = $end - 1; $line >= 0; $line-- ) {
			$text = ltrim( $this->lines[ $line ] );
			if ( '' === $text ) {
				continue;
			}
			if ( '>' !== $text[0] ) {
				break;
			}
			$start = $line;
		}
		return $start;
	}

	/** Where the signature of a stretch begins; that of the whole text is asked for more than once. */
	private function signature( int $from, int $to ): int {
		if ( 0 !== $from || $to !== count( $this->lines ) ) {
			return Signature::start( $this->lines, $from, $to );
		}
		return $this->without_signature ??= Signature::start( $this->lines, 0, $to );
	}

	/** @param list<array{int, int}> $hidden */
	private function with_signature( array $hidden, int $from, int $to, bool $has_quote ): Cut {
		$signature = $this->signature( $from, $to );
		if ( $signature >= $to ) {
			return new Cut( $hidden, $has_quote );
		}
		if ( [] !== $hidden && $hidden[0][0] === $to ) {
			return new Cut( [ [ $signature, $hidden[0][1] ] ], $has_quote );
		}
		return new Cut( [ ...$hidden, [ $signature, $to ] ], $has_quote );
	}
}
