<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Laws 6, 7, 9 and 12: no swallowed exception, readonly nouns, routes with permissions, words with our domain. */
final class Manners implements Law {

	/** Function → index of its text domain. */
	private const WORDS = [
		'__' => 1, '_e' => 1, 'esc_html__' => 1, 'esc_html_e' => 1, 'esc_attr__' => 1, 'esc_attr_e' => 1, '_x' => 2, '_ex' => 2,
		'esc_html_x' => 2, 'esc_attr_x' => 2, '_n' => 3, '_nx' => 4, '_n_noop' => 2, '_nx_noop' => 3,
	];

	public function broken( Source $source, House $house ): iterable {
		if ( ! str_contains( $source->code, 'declare( strict_types=1 );' ) ) {
			yield '1: declare( strict_types=1 ) is missing';
		}
		yield from $this->words( $source );
		yield from $this->routes( $source );
		foreach ( $source->tokens as $at => $token ) {
			if ( $token->is( T_CATCH ) ) {
				$open = Source::closing( $source->tokens, $at + 1 ) + 1;
				if ( '}' === ( $source->tokens[ $open + 1 ] ?? null )?->text ) {
					yield "{$token->line}: an exception is swallowed";
				}
			}
			if ( $token->is( T_PUBLIC ) && $this->is_open_property( $source, $at ) ) {
				yield "{$token->line}: a public property is readonly";
			}
		}
	}

	/** @return iterable<string> */
	private function words( Source $source ): iterable {
		foreach ( $source->calls() as [ $name, $line, $open ] ) {
			$at = self::WORDS[ $name ] ?? null;
			if ( null === $at ) {
				continue;
			}
			$arguments = $source->arguments( $open );
			$text      = $arguments[0] ?? [];
			$domain    = $arguments[ $at ] ?? [];
			if ( 1 !== count( $domain ) || "'deskfold'" !== $domain[0]->text ) {
				yield "$line: $name() needs the text domain 'deskfold'";
			}
			if ( 1 !== count( $text ) || ! $text[0]->is( T_CONSTANT_ENCAPSED_STRING ) ) {
				yield "$line: $name() needs its words as one literal text";
			}
		}
	}

	/** @return iterable<string> */
	private function routes( Source $source ): iterable {
		foreach ( $source->tokens as $at => $token ) {
			if ( 'route' !== $token->text || ! ( $source->tokens[ $at - 1 ] ?? null )?->is( T_OBJECT_OPERATOR ) || '(' !== ( $source->tokens[ $at + 1 ] ?? null )?->text ) {
				continue;
			}
			$arguments  = $source->arguments( $at + 1 );
			$permission = implode( ' ', array_map( static fn ( \PhpToken $part ): string => $part->text, $arguments[3] ?? [] ) );
			if ( count( $arguments ) < 5 || '' === $permission || str_contains( $permission, '__return_true' ) ) {
				yield "{$token->line}: a route states its permission";
			}
		}
	}

	private function is_open_property( Source $source, int $at ): bool {
		for ( $next = $at + 1; isset( $source->tokens[ $next ] ); $next++ ) {
			$token = $source->tokens[ $next ];
			if ( $token->is( [ T_READONLY, T_FUNCTION, T_CONST ] ) ) {
				return false;
			}
			if ( $token->is( T_VARIABLE ) ) {
				return true;
			}
		}
		return false;
	}
}
