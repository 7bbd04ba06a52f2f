<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;

/** Mails to agents that have not left: how many wait, and which were given up and why. */
final class ReadUnsent {

	/** What is older is not told any more. */
	private const DAY = 86_400_000;

	public function __construct(
		private readonly UnsentStore $store,
		private readonly Clock $clock,
	) {
	}

	/** @return array{waiting: int, failed: int} */
	public function counts(): array {
		return $this->store->counts();
	}

	/** @return list<array{id: int, ticket_id: int, to: string, kind: string, reason: string, at: int, can_retry: bool}> newest first */
	public function failed( int $limit ): array {
		return array_map( $this->told( ... ), $this->store->failed( $limit ) );
	}

	/** @return array{id: int, ticket_id: int, to: string, kind: string, reason: string, at: int, can_retry: bool} */
	private function told( Notification $one ): array {
		$agent = get_userdata( $one->agent_id );
		return [
			'id'        => $one->id,
			'ticket_id' => $one->ticket_id,
			'to'        => false === $agent ? '' : $agent->display_name,
			'kind'      => $one->kind,
			'reason'    => $one->reason,
			'at'        => $one->created_at,
			'can_retry' => $one->created_at > $this->clock->now_ms() - self::DAY,
		];
	}
}
