<?php
declare( strict_types=1 );

namespace Deskfold\Agents;

use Deskfold\Core\Clock;

/**
 * An agent's tab says where it is and hears where the others are. It asks every few seconds: that is one statement to read,
 * and one to write when something changed or the last sign grows old.
 */
final class ReportPresence {

	public function __construct(
		private readonly PresenceStore $store,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param string $tab       '' only listens
	 * @param int    $ticket_id 0 for no ticket
	 * @return list<Presence> the others, each once a ticket, in tickets that this agent may read
	 */
	public function __invoke( int $me, string $tab = '', int $ticket_id = 0, bool $is_replying = false ): array {
		$now  = $this->clock->now_ms();
		$here = $this->store->since( $now - Presence::LASTS_MS );
		if ( '' !== $tab ) {
			$this->note( new Presence( $me, $tab, self::may_read( $me, $ticket_id ) ? $ticket_id : 0, $is_replying, $now ), $here );
		}
		$others = [];
		foreach ( $here as $one ) {
			$key = "$one->agent_id $one->ticket_id";
			// Of several tabs the one that answers speaks.
			if ( $one->agent_id !== $me && self::may_read( $me, $one->ticket_id ) && ( $one->is_replying || ! isset( $others[ $key ] ) ) ) {
				$others[ $key ] = $one;
			}
		}
		return array_values( $others );
	}

	/** @param list<Presence> $here */
	private function note( Presence $sign, array $here ): void {
		$known = null;
		foreach ( $here as $one ) {
			$known = $one->agent_id === $sign->agent_id && $one->tab === $sign->tab ? $one : $known;
		}
		if ( 0 === $sign->ticket_id ) {
			if ( null !== $known ) {
				$this->store->drop( $sign->agent_id, $sign->tab );
			}
			return;
		}
		if ( null === $known || ! $sign->is_told_by( $known ) ) {
			$this->store->keep( $sign );
		}
	}

	private static function may_read( int $agent_id, int $ticket_id ): bool {
		return $ticket_id > 0 && user_can( $agent_id, Permissions::READ_TICKET, $ticket_id );
	}
}
