<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;

/** Replies that have not left: how many wait, and which were given up and why. */
final class ReadUnsent {

	/** What is due for longer should have left. */
	private const LATE_MS = 600_000;

	public function __construct(
		private readonly UnsentStore $store,
		private readonly Clock $clock,
	) {
	}

	/** @return array{waiting: int, late: int, failed: int} */
	public function counts(): array {
		return $this->store->counts( $this->clock->now_ms() - self::LATE_MS );
	}

	/** @return list<array{id: int, ticket_id: int, subject: string, to: string, reason: string, at: int, can_retry: bool}> newest first */
	public function failed( int $limit ): array {
		return array_map(
			static function ( array $row ): array {
				$recipients = json_decode( (string) $row['recipients'], true );
				$to         = MessageRow::addresses( is_array( $recipients ) ? $recipients['to'] ?? [] : [] );
				return [
					'id'        => (int) $row['id'],
					'ticket_id' => (int) $row['ticket_id'],
					'subject'   => (string) $row['subject'],
					'to'        => implode( ', ', array_map( static fn ( Address $one ): string => $one->email, $to ) ),
					'reason'    => (string) $row['failure'],
					'at'        => (int) $row['created_at'],
					'can_retry' => Message::REPLY === $row['kind'],
				];
			},
			$this->store->failed( $limit )
		);
	}
}
