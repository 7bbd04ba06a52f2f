<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Kept with the account, because a person's fingers are the same on every site and computer. */
final class KeyboardStore {

	public const META = 'deskfold_keyboard';

	public function of( int $agent_id ): Keyboard {
		$kept = get_user_meta( $agent_id, self::META, true );
		if ( ! is_array( $kept ) ) {
			return new Keyboard();
		}
		$keys = $kept['keys'] ?? [];
		return new Keyboard( false !== ( $kept['single_keys'] ?? true ), is_array( $keys ) ? $keys : [] );
	}

	public function keep( int $agent_id, Keyboard $keyboard ): void {
		// WordPress takes the slashes away that it expects from a form, and "\" may be somebody's key.
		update_user_meta( $agent_id, self::META, wp_slash( [ 'single_keys' => $keyboard->single_keys, 'keys' => $keyboard->keys ] ) );
	}

	/** Everybody's. */
	public function erase(): void {
		delete_metadata( 'user', 0, self::META, '', true );
	}
}
