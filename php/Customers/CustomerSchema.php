<?php
declare( strict_types=1 );

namespace Deskfold\Customers;

/** A customer as the desk reads it. */
final class CustomerSchema {

	/** @return array<string, mixed> JSON Schema */
	public static function schema(): array {
		return [
			'title'      => 'Customer',
			'type'       => 'object',
			'properties' => [
				'id'            => [ 'type' => 'integer' ],
				'name'          => [ 'type' => 'string' ],
				'locale'        => [ 'type' => 'string' ],
				'notes'         => [ 'type' => 'string' ],
				'notes_by'      => [ 'type' => 'integer', 'description' => 'The agent who wrote them last; 0 when nobody knows.' ],
				'notes_at'      => [ 'type' => [ 'integer', 'null' ] ],
				'created_at'    => [ 'type' => 'integer' ],
				'remote_images' => [ 'type' => 'boolean' ],
				'identities'    => [
					'type'  => 'array',
					'items' => [
						'type'       => 'object',
						'properties' => [
							'kind'          => [ 'type' => 'string' ],
							'value'         => [ 'type' => 'string' ],
							'verified'      => [ 'type' => 'boolean' ],
							'bounced_at'    => [ 'type' => [ 'integer', 'null' ] ],
							'bounce_reason' => [ 'type' => 'string' ],
							'complained_at' => [ 'type' => [ 'integer', 'null' ] ],
						],
					],
				],
				'tickets'       => [
					'type'  => 'array',
					'items' => [
						'type'       => 'object',
						'properties' => [ 'id' => [ 'type' => 'integer' ], 'subject' => [ 'type' => 'string' ], 'status' => [ '$ref' => 'Status' ], 'created_at' => [ 'type' => 'integer' ] ],
					],
				],
			],
		];
	}

	/**
	 * @param list<array{id: int, subject: string, status: string, created_at: int}> $tickets
	 * @return array<string, mixed>
	 */
	public static function present( Customer $customer, array $tickets = [] ): array {
		return [
			'id'            => $customer->id,
			'name'          => $customer->name,
			'locale'        => $customer->locale,
			'notes'         => $customer->notes,
			'notes_by'      => $customer->notes_by,
			'notes_at'      => $customer->notes_at,
			'created_at'    => $customer->created_at,
			'remote_images' => $customer->remote_images,
			'identities'    => array_map(
				static fn ( Identity $identity ): array => [
					'kind'          => $identity->kind,
					'value'         => $identity->value,
					'verified'      => null !== $identity->verified_at,
					'bounced_at'    => $identity->bounced_at,
					'bounce_reason' => $identity->bounce_reason,
					'complained_at' => $identity->complained_at,
				],
				$customer->identities
			),
			'tickets'       => $tickets,
		];
	}
}
