<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** An agent's keys as the desk reads and changes them. */
final class KeyboardSchema {

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'single_keys' => [ 'type' => 'boolean', 'required' => true ],
			'keys'        => [
				'type'                 => 'object',
				'required'             => true,
				'maxProperties'        => Keyboard::MOST,
				'additionalProperties' => [ 'type' => 'string', 'minLength' => 1, 'maxLength' => 40 ],
			],
		];
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		return [
			'title'      => 'Keyboard',
			'type'       => 'object',
			'properties' => [
				'single_keys' => [ 'type' => 'boolean', 'description' => 'Whether letters and signs alone do something.' ],
				'keys'        => [ 'type' => 'object', 'description' => 'Changed keys by command.', 'additionalProperties' => [ 'type' => 'string' ] ],
			],
		];
	}

	/** @return array{single_keys: bool, keys: object} */
	public static function present( Keyboard $keyboard ): array {
		return [
			'single_keys' => $keyboard->single_keys,
			'keys'        => (object) $keyboard->keys,
		];
	}
}
