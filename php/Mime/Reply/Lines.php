<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** The lines of a text, and quick answers to where there is text and where there are quoted lines. */
final class Lines {

	/** @var list<int> for each line, how many lines with text stand above it */
	private array $text_above = [ 0 ];
	/** @var list<int> lines that begin with ">" */
	private array $quoted = [];

	/** The lines that are not quoted, without the blank ones. */
	public readonly string $unquoted;

	/** @param list<string> $all */
	public function __construct( public readonly array $all ) {
		$text     = 0;
		$unquoted = [];
		foreach ( $all as $number => $line ) {
			$line = ltrim( $line );
			if ( '' !== $line ) {
				++$text;
				if ( '>' === $line[0] ) {
					$this->quoted[] = $number;
				} else {
					$unquoted[] = $line;
				}
			}
			$this->text_above[] = $text;
		}
		$this->unquoted = implode( "\n", $unquoted );
	}

	public function first_quoted( int $from ): ?int {
		$low  = 0;
		$high = count( $this->quoted );
		while ( $low < $high ) {
			$middle = intdiv( $low + $high, 2 );
			if ( $this->quoted[ $middle ] < $from ) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $this->quoted[ $low ] ?? null;
	}

	/** The line after a run of quoted lines; blank lines and single wrapped ones inside belong to it. */
	public function quote_end( int $line ): int {
		$count = count( $this->all );
		$end   = $line;
		for ( ; $line < $count; $line++ ) {
			$text = ltrim( $this->all[ $line ] );
			if ( str_starts_with( $text, '>' ) ) {
				$end = $line + 1;
				continue;
			}
			$wrapped = '' !== $text && $line === $end && str_starts_with( ltrim( $this->all[ $line + 1 ] ?? '' ), '>' ) && mb_strlen( trim( $this->all[ $line - 1 ] ), 'UTF-8' ) > 55;
			if ( '' !== $text && ! $wrapped ) {
				break;
			}
		}
		return $end;
	}

	public function has_text( int $from, int $to ): bool {
		return $this->length( $from, $to ) > 0;
	}

	/** Lines that are not blank. */
	public function length( int $from, int $to ): int {
		return max( 0, $this->text_above[ max( $from, $to ) ] - $this->text_above[ $from ] );
	}
}
