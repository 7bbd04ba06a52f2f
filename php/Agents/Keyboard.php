<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** One agent's keys: only those that are not as the desk came, by the name of their command. */
final class Keyboard {

	/** More commands than the desk will ever have. */
	public const MOST = 100;

	/** @var array<string, string> */
	public readonly array $keys;

	/** @param array<mixed> $keys strokes by command, in the words of src/app/keys.ts */
	public function __construct(
		public readonly bool $single_keys = true,
		array $keys = [],
	) {
		$given = [];
		foreach ( $keys as $command => $stroke ) {
			if ( is_string( $command ) && 1 === preg_match( '/^[a-zA-Z]{1,40}$/', $command ) && is_string( $stroke ) && '' !== $stroke && mb_strlen( $stroke ) <= 40 ) {
				$given[ $command ] = $stroke;
			}
		}
		$this->keys = array_slice( $given, 0, self::MOST );
	}
}
