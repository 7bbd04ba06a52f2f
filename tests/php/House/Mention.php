<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** A name in the code. */
final class Mention {

	/**
	 * @param string $name    full name
	 * @param bool   $as_word only its ::class, which calls nothing
	 * @param bool   $is_call followed by a parenthesis
	 */
	public function __construct(
		public readonly string $name,
		public readonly int $line,
		public readonly bool $as_word,
		public readonly bool $is_call,
	) {
	}

	/** The room of one of our classes, '' for Plugin, null for what is not ours. */
	public function room(): ?string {
		$parts = explode( '\\', $this->name );
		if ( 'Deskfold' !== $parts[0] || count( $parts ) < 2 ) {
			return null;
		}
		return count( $parts ) > 2 ? $parts[1] : '';
	}

	public function short(): string {
		$parts = explode( '\\', $this->name );
		return $parts[ count( $parts ) - 1 ];
	}

	/** Whether the name ends like this and is more than that. */
	public function is( string ...$suffixes ): bool {
		foreach ( $suffixes as $suffix ) {
			if ( str_ends_with( $this->short(), $suffix ) && $this->short() !== $suffix ) {
				return true;
			}
		}
		return false;
	}
}
