<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Problem;

/** An agent goes away or is back. Their tickets stay theirs; the others see it when they give out work. */
final class ChangeAvailability {

	public function __construct(
		private readonly AvailabilityStore $store,
		private readonly AgentStore $agents,
	) {
	}

	/**
	 * @param string $until the first day back as Y-m-d; '' for open-ended
	 * @throws Problem when that is no day to come
	 */
	public function __invoke( int $agent_id, bool $is_away, string $until = '' ): Agent {
		$until = $is_away ? $until : '';
		if ( '' !== $until && ( ! Availability::is_day( $until ) || $until <= wp_date( 'Y-m-d' ) ) ) {
			throw new Problem( 'no_day_to_come', __( 'Choose a day from tomorrow on.', 'deskfold' ), 400 );
		}
		$this->store->keep( $agent_id, new Availability( $is_away, $until ) );
		$this->agents->forget();
		return $this->agents->find( $agent_id ) ?? throw Problem::not_found();
	}
}
