<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** What an agent looks like outside. */
final class AgentSchema {

	/** @return array<string, mixed> */
	public static function schema(): array {
		return [
			'title'      => 'Agent',
			'type'       => 'object',
			'properties' => [
				'id'         => [ 'type' => 'integer' ],
				'name'       => [ 'type' => 'string' ],
				'email'      => [ 'type' => 'string' ],
				'avatar_url' => [ 'type' => 'string' ],
				'role'       => [
					'type' => 'string',
					'enum' => [ 'agent', 'supervisor', 'readonly', 'administrator', 'manager' ],
				],
				'can_reply'  => [ 'type' => 'boolean' ],
				'is_away'    => [ 'type' => 'boolean' ],
				'away_until' => [ 'type' => [ 'string', 'null' ], 'description' => 'The first day back as YYYY-MM-DD, in the time zone of the site.' ],
			],
			'required'   => [ 'id', 'name', 'email', 'avatar_url', 'role', 'can_reply', 'is_away', 'away_until' ],
		];
	}

	/** @return array{id: int, name: string, email: string, avatar_url: string, role: string, can_reply: bool, is_away: bool, away_until: ?string} */
	public static function present( Agent $agent ): array {
		return [
			'id'         => $agent->id,
			'name'       => $agent->name,
			'email'      => $agent->email,
			'avatar_url' => $agent->avatar_url,
			'role'       => $agent->role,
			'can_reply'  => $agent->can_reply,
			'is_away'    => $agent->availability->is_away,
			'away_until' => '' === $agent->availability->until ? null : $agent->availability->until,
		];
	}
}
