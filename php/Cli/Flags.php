<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;

/** The named arguments of a command, read by type. */
final class Flags {

	/** @param array<string, mixed> $given as WP-CLI hands them over */
	public function __construct( public readonly array $given ) {
	}

	public function has( string $name ): bool {
		return isset( $this->given[ $name ] );
	}

	public function text( string $name, string $otherwise = '' ): string {
		$value = $this->given[ $name ] ?? null;
		return is_scalar( $value ) && ! is_bool( $value ) ? (string) $value : $otherwise;
	}

	public function truth( string $name ): bool {
		return true === ( $this->given[ $name ] ?? false );
	}

	/** @throws Problem when it is no whole number in that range */
	public function number( string $name, int $otherwise, int $least, int $most ): int {
		$value = $this->given[ $name ] ?? $otherwise;
		if ( ! is_numeric( $value ) || (string) (int) $value !== (string) $value || (int) $value < $least || (int) $value > $most ) {
			throw new Problem( 'number_wanted', "--$name takes a whole number from $least to $most." );
		}
		return (int) $value;
	}

	/** @return list<string> of a comma-separated value */
	public function words( string $name ): array {
		$words = array_map( 'trim', explode( ',', $this->text( $name ) ) );
		return array_values( array_filter( $words, static fn ( string $word ): bool => '' !== $word ) );
	}

	public function wants_json(): bool {
		return Terminal::JSON === $this->text( 'format' );
	}

	/**
	 * The number of a ticket, typed first.
	 *
	 * @param list<string> $args
	 */
	public static function id( array $args ): int {
		$typed = ltrim( $args[0] ?? '', '#' );
		if ( 1 !== preg_match( '/^[1-9]\d{0,17}$/', $typed ) ) {
			throw new Problem( 'id_wanted', 'Name the ticket by its number, such as 7.' );
		}
		return (int) $typed;
	}
}
