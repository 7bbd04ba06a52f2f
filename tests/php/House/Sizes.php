<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Section 4: files, functions and constructors that one can hold in the head. */
final class Sizes implements Law {

	public const FILE        = 250;
	public const FUNCTION    = 40;
	public const RENDER      = 30;
	public const CONSTRUCTOR = 6;
	public const CONTROLLER  = 12;

	public function broken( Source $source, House $house ): iterable {
		$lines = substr_count( rtrim( $source->code ), "\n" ) + 1;
		$most  = 'render' === $source->name() ? self::RENDER : self::FILE;
		if ( $lines > $most ) {
			yield "1: $lines lines are more than $most";
		}
		foreach ( $source->methods() as $method ) {
			if ( $method->lines > self::FUNCTION ) {
				yield "{$method->line}: " . ( '' === $method->name ? 'a closure' : "{$method->name}()" ) . " of {$method->lines} lines is longer than " . self::FUNCTION;
			}
			if ( '__construct' === $method->name && $method->parameters > $this->needs( $source ) ) {
				yield "{$method->line}: a constructor that needs {$method->parameters} things is two classes";
			}
		}
	}

	/** A controller asks a verb for each of its routes; a noun holds what it holds. */
	private function needs( Source $source ): int {
		return match ( true ) {
			$source->is( 'Controller' )                                             => self::CONTROLLER,
			in_array( Step::of( $source ), [ null, Step::Noun ], true )             => PHP_INT_MAX,
			default                                                                 => self::CONSTRUCTOR,
		};
	}
}
