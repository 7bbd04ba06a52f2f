<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

/** Kept with the account: who is on holiday is so on every site of a network. */
final class AvailabilityStore {

	private const META = 'deskfold_away';

	/** As kept, whatever day it is. Costs no query where WordPress has read the account. */
	public function of( int $agent_id ): Availability {
		$until = get_user_meta( $agent_id, self::META, true );
		if ( ! is_array( $until ) ) {
			return new Availability();
		}
		$day = $until['until'] ?? '';
		return new Availability( true, is_string( $day ) && Availability::is_day( $day ) ? $day : '' );
	}

	public function keep( int $agent_id, Availability $availability ): void {
		if ( $availability->is_away ) {
			update_user_meta( $agent_id, self::META, [ 'until' => $availability->until ] );
		} else {
			delete_user_meta( $agent_id, self::META );
		}
	}

	/** Everybody's. */
	public function erase(): void {
		delete_metadata( 'user', 0, self::META, '', true );
	}
}
