<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** How far the first steps have come, and what can be chosen in them. */
final class SetupSchema {

	/** @return array<string, array<string, mixed>> */
	public static function args(): array {
		return [
			'state'      => [ 'type' => 'string', 'enum' => Setup::STATES ],
			'step'       => [ 'type' => 'integer', 'minimum' => 1, 'maximum' => Setup::STEPS ],
			'way'        => [ 'type' => 'string', 'enum' => Setup::WAYS ],
			'mailbox_id' => [ 'type' => 'integer', 'minimum' => 0 ],
		];
	}

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Setup',
			'type'       => 'object',
			'properties' => self::args() + [
				'people' => [
					'type'        => 'array',
					'description' => 'Accounts of this site that could answer.',
					'items'       => [
						'type'       => 'object',
						'properties' => [
							'login' => [ 'type' => 'string' ],
							'name'  => [ 'type' => 'string' ],
							'email' => [ 'type' => 'string' ],
						],
						'required'   => [ 'login', 'name', 'email' ],
					],
				],
			],
			'required'   => [ ...array_keys( self::args() ), 'people' ],
		];
	}

	/**
	 * @param list<array{login: string, name: string, email: string}> $people
	 * @return array<string, mixed>
	 */
	public static function present( Setup $setup, array $people ): array {
		return [
			'state'      => $setup->state,
			'step'       => $setup->step,
			'way'        => $setup->way,
			'mailbox_id' => $setup->mailbox_id,
			'people'     => $people,
		];
	}
}
