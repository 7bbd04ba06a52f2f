<?php
declare( strict_types=1 );

namespace Deskfold\SavedReplies;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;

/** Which saved replies stand in drafts. */
final class ReplyUseStore {

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
	}

	public function add( int $reply_id, string $locale, int $agent_id, int $ticket_id ): void {
		$this->database->insert(
			'saved_reply_uses',
			[
				'reply_id'   => $reply_id,
				'agent_id'   => $agent_id,
				'ticket_id'  => $ticket_id,
				'locale'     => $locale,
				'created_at' => $this->clock->now_ms(),
			]
		);
	}

	/** @return list<ReplyUse> */
	public function of_draft( int $agent_id, int $ticket_id ): array {
		$rows = $this->database->rows( 'SELECT id, reply_id, locale FROM %i WHERE ticket_id = %d AND agent_id = %d ORDER BY id', $this->database->table( 'saved_reply_uses' ), $ticket_id, $agent_id );
		return array_map( static fn ( array $row ): ReplyUse => new ReplyUse( (int) $row['id'], (int) $row['reply_id'], (string) $row['locale'] ), $rows );
	}

	/** Answers whether it was there: then nobody else deals with it. */
	public function take( int $id ): bool {
		return 1 === $this->database->run( 'DELETE FROM %i WHERE id = %d', $this->database->table( 'saved_reply_uses' ), $id );
	}

	/** @param list<int> $ticket_ids */
	public function erase( array $ticket_ids ): void {
		$marks = implode( ', ', array_fill( 0, count( $ticket_ids ), '%d' ) );
		$this->database->run( "DELETE FROM %i WHERE ticket_id IN ($marks)", $this->database->table( 'saved_reply_uses' ), ...$ticket_ids );
	}

	public function forget_before( int $moment ): void {
		$this->database->run( 'DELETE FROM %i WHERE created_at < %d', $this->database->table( 'saved_reply_uses' ), $moment );
	}
}
