<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Section 4: names that say something, each class in the file of its name, no folders in small rooms. */
final class Names implements Law {

	private const EMPTY_WORDS = [ 'Manager', 'Helper', 'Helpers', 'Utils', 'Util', 'Utilities', 'Service', 'Services', 'Handler', 'Data', 'Info', 'Base', 'Abstract', 'Interface' ];

	/** A room holds this many files before it may hold a folder. */
	private const FOLDER_FROM = 20;

	public function broken( Source $source, House $house ): iterable {
		preg_match_all( '~[A-Z][a-z]+|[A-Z]+(?![a-z])~', $source->name(), $words );
		foreach ( array_intersect( $words[0], self::EMPTY_WORDS ) as $word ) {
			yield "1: \"$word\" says nothing: {$source->name()} needs a name";
		}
		if ( substr_count( $source->path, '/' ) > 2 && $house->size( $source->room() ) < self::FOLDER_FROM ) {
			yield "1: {$source->room()} is too small for folders";
		}
		yield from $this->the_class( $source );
		foreach ( $source->methods() as $method ) {
			if ( '' !== $method->name && ! str_starts_with( $method->name, '__' ) && 1 !== preg_match( '~^[a-z][a-z0-9]*(_[a-z0-9]+)*$~', $method->name ) && ! in_array( $method->name, [ 'jsonSerialize', 'getIterator', 'offsetGet', 'createHeader', 'validateAddress', 'getSMTPInstance', 'encodeHeader', 'addrAppend', 'addrFormat' ], true ) ) {
				yield "{$method->line}: {$method->name}() is not snake_case";
			}
		}
	}

	/** @return iterable<string> */
	private function the_class( Source $source ): iterable {
		if ( 'php/autoload.php' === $source->path || ! str_starts_with( $source->path, 'php/' ) ) {
			return;
		}
		preg_match_all( '~^\s*(?:(?:abstract|final)\s+)*(?:class|interface|trait|enum)\s+(\w+)~m', (string) preg_replace( '~/\*.*?\*/~s', '', $source->code ), $classes );
		if ( $classes[1] !== [ $source->name() ] ) {
			yield "1: holds " . ( implode( ', ', $classes[1] ) ?: 'no class' ) . ", not just {$source->name()}";
		}
		$namespace = $source->place();
		if ( 1 !== preg_match( '~^namespace ([\w\\\\]+);$~m', $source->code, $found ) || $found[1] !== $namespace ) {
			yield "1: is not in namespace $namespace";
		}
		$is_fact = 1 === preg_match( '~(ed|Sent|Lost|Found|Left)$~', $source->name() );
		if ( $is_fact && 1 === preg_match( '~\bconst NAME\s*=\s*\'(?!deskfold_[a-z_]+\')~', $source->code ) ) {
			yield '1: the NAME of a fact starts with deskfold_';
		}
	}
}
