<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Reply;

/** Which lines of a mail are history or signature. The others are what the sender wrote now. */
final class Cut {

	/** @param list<array{int, int}> $hidden ranges of lines, ascending: first, and the one after the last */
	public function __construct(
		public readonly array $hidden,
		public readonly bool $has_quote,
	) {
	}

	/** @param list<string> $lines */
	public function visible( array $lines ): string {
		$out = [];
		$at  = 0;
		foreach ( $this->hidden as [ $from, $to ] ) {
			array_push( $out, ...array_slice( $lines, $at, $from - $at ) );
			$at = $to;
		}
		array_push( $out, ...array_slice( $lines, $at ) );
		return self::trimmed( $out );
	}

	/** @param list<string> $lines */
	public function quoted( array $lines ): string {
		$out = [];
		foreach ( $this->hidden as [ $from, $to ] ) {
			array_push( $out, ...array_slice( $lines, $from, $to - $from ) );
		}
		return self::trimmed( $out );
	}

	/** @param list<string> $lines */
	private static function trimmed( array $lines ): string {
		$text = rtrim( implode( "\n", array_map( 'rtrim', $lines ) ) );
		return ltrim( $text, "\n" );
	}
}
