<?php
declare( strict_types=1 );

namespace Deskfold\Tests\House;

/** Law 1: a room imports its own files and lower floors. Never sideways, never up. */
final class Floors implements Law {

	public function broken( Source $source, House $house ): iterable {
		$room = $source->room();
		if ( ! isset( House::FLOORS[ $room ] ) ) {
			yield "1: there is no room $room on the map of floors";
			return;
		}
		foreach ( $source->mentions() as $mention ) {
			yield from $this->reach( $room, $mention );
		}
		foreach ( $source->tokens as $token ) {
			if ( $token->is( T_CONSTANT_ENCAPSED_STRING ) && 1 === preg_match( '~^.\\\\{0,2}Deskfold\\\\{1,2}[A-Z]~', $token->text ) ) {
				yield "{$token->line}: a class is named by ::class, not by a text";
			}
		}
	}

	/** @return iterable<string> */
	private function reach( string $room, Mention $mention ): iterable {
		$other = $mention->room();
		if ( null === $other || $other === $room || ! isset( House::FLOORS[ $other ] ) ) {
			return;
		}
		// `use Deskfold\Core` inside Plugin names a room, not a class.
		if ( '' === $other && isset( House::FLOORS[ $mention->short() ] ) ) {
			return;
		}
		if ( '' === $other && 'Plugin' !== $mention->short() ) {
			return;
		}
		if ( House::FLOORS[ $other ] >= House::FLOORS[ $room ] ) {
			$whom = '' === $other ? 'Plugin' : $other;
			yield "{$mention->line}: $room reaches " . ( House::FLOORS[ $other ] === House::FLOORS[ $room ] ? 'sideways' : 'up' ) . " to $whom ({$mention->name})";
		}
	}
}
