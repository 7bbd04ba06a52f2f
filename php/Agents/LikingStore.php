<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** How an agent likes the desk: the same on every computer. Kept whole as WordPress keeps a person's own settings. */
final class LikingStore {

	public const META = 'deskfold_likings';

	/** @return array<string, mixed> only what was ever chosen */
	public function of( int $agent ): array {
		$kept = get_user_meta( $agent, self::META, true );
		return is_array( $kept ) ? array_intersect_key( $kept, self::schema() ) : [];
	}

	/** @param array<string, mixed> $changes checked against the schema */
	public function keep( int $agent, array $changes ): void {
		update_user_meta( $agent, self::META, wp_slash( array_intersect_key( $changes, self::schema() ) + $this->of( $agent ) ) );
	}

	/** Everybody's. */
	public function erase(): void {
		delete_metadata( 'user', 0, self::META, '', true );
	}

	/** @return array<string, array<string, mixed>> */
	public static function schema(): array {
		return [
			'theme'           => [ 'type' => 'string', 'enum' => [ 'system', 'light', 'dark' ] ],
			'go_next'         => [ 'type' => 'boolean' ],
			// Seconds a reply waits behind "Undo"; null as the team has it.
			'send_delay'      => [ 'type' => [ 'integer', 'null' ], 'enum' => [ null, 0, 5, 8, 15, 30 ] ],
			'order'           => [ 'type' => 'string', 'enum' => [ 'waiting', 'newest' ] ],
			'closed_sections' => [ 'type' => 'array', 'maxItems' => 40, 'uniqueItems' => true, 'items' => [ 'type' => 'string', 'maxLength' => 40, 'pattern' => '^[a-z0-9-]+$' ] ],
		];
	}
}
