<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Where another agent is, as the desk reads it. */
final class PresenceSchema {

	public const TAB = [ 'type' => 'string', 'pattern' => '^[A-Za-z0-9-]{8,36}$' ];

	/** @return array<string, array<string, mixed>> what a tab says of itself */
	public static function args(): array {
		return [
			'tab'         => self::TAB + [ 'description' => 'A name of its own that this tab of the desk gives itself. Without one it only listens.' ],
			'ticket'      => [ 'type' => 'integer', 'minimum' => 0, 'default' => 0, 'description' => 'The ticket that is open in it.' ],
			'is_replying' => [ 'type' => 'boolean', 'default' => false ],
		];
	}

	/** @return array<string, mixed> */
	public static function schema(): array {
		return [
			'title'      => 'Presence',
			'type'       => 'object',
			'properties' => [
				'agent_id'    => [ 'type' => 'integer' ],
				'ticket_id'   => [ 'type' => 'integer' ],
				'is_replying' => [ 'type' => 'boolean' ],
			],
		];
	}

	/** @return array{agent_id: int, ticket_id: int, is_replying: bool} */
	public static function present( Presence $one ): array {
		return [
			'agent_id'    => $one->agent_id,
			'ticket_id'   => $one->ticket_id,
			'is_replying' => $one->is_replying,
		];
	}
}
