<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

use PhpToken;

/** A function with a name, or an anonymous one. */
final class Method {

	/** @param int $lines from the word function to its closing brace, both counted */
	public function __construct(
		public readonly string $name,
		public readonly int $line,
		public readonly int $lines,
		public readonly int $parameters,
		public readonly bool $is_public,
	) {
	}

	/**
	 * @param list<PhpToken> $tokens
	 * @return list<self>
	 */
	public static function all( array $tokens ): array {
		$methods = [];
		foreach ( $tokens as $at => $token ) {
			if ( ! $token->is( T_FUNCTION ) || ( $tokens[ $at - 1 ] ?? null )?->is( T_USE ) ) {
				continue;
			}
			$open = self::next( $tokens, $at, '(' );
			$end  = Source::closing( $tokens, $open );
			$body = self::next( $tokens, $end, '{', ';' );
			$last = '{' === $tokens[ $body ]->text ? Source::closing( $tokens, $body ) : $body;
			$name = in_array( $tokens[ $at + 1 ]->text, [ '(', '&' ], true ) ? '' : $tokens[ $at + 1 ]->text;
			$methods[] = new self( $name, $token->line, $tokens[ $last ]->line - $token->line + 1, self::parameters( $tokens, $open, $end ), self::is_public( $tokens, $at ) );
		}
		return $methods;
	}

	/** @param list<PhpToken> $tokens */
	private static function next( array $tokens, int $from, string ...$texts ): int {
		for ( $at = $from; $at < count( $tokens ) - 1; $at++ ) {
			if ( $tokens[ $at ]->id < 256 && in_array( $tokens[ $at ]->text, $texts, true ) ) {
				break;
			}
		}
		return $at;
	}

	/** @param list<PhpToken> $tokens */
	private static function parameters( array $tokens, int $open, int $end ): int {
		$depth = 0;
		$count = 0;
		for ( $at = $open; $at < $end; $at++ ) {
			$depth += Source::weight( $tokens[ $at ] );
			$count += 1 === $depth && $tokens[ $at ]->is( T_VARIABLE ) ? 1 : 0;
		}
		return $count;
	}

	/** @param list<PhpToken> $tokens */
	private static function is_public( array $tokens, int $at ): bool {
		for ( $before = $at - 1; $before >= 0 && $tokens[ $before ]->is( [ T_PUBLIC, T_PRIVATE, T_PROTECTED, T_STATIC, T_FINAL, T_ABSTRACT ] ); $before-- ) {
			if ( $tokens[ $before ]->is( [ T_PRIVATE, T_PROTECTED ] ) ) {
				return false;
			}
		}
		return true;
	}
}
