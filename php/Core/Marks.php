<?php
declare( strict_types=1 );

namespace Deskfold\Core;

/** Placeholders for values, as wpdb::prepare() takes them. It has none for NULL: that is written out. */
final class Marks {

	public static function of( string|int|float|null $value ): string {
		return match ( true ) {
			null === $value     => 'NULL',
			is_int( $value )    => '%d',
			is_float( $value )  => '%f',
			default             => '%s',
		};
	}

	/**
	 * @param array<string, string|int|float|null> $row
	 * @return list<string|int|float>
	 */
	public static function bound( array $row ): array {
		return array_values( array_filter( $row, static fn ( $value ): bool => null !== $value ) );
	}
}
