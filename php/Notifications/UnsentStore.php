<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Database;

/** Mails to agents that have not left, for whoever looks after the site. */
final class UnsentStore {

	public function __construct(
		private readonly Database $database,
		private readonly NotificationStore $notifications,
	) {
	}

	/** @return array{waiting: int, failed: int} */
	public function counts(): array {
		return [
			'waiting' => $this->count( Notification::WAITING ),
			'failed'  => $this->count( Notification::FAILED ),
		];
	}

	/** @return list<Notification> given up, newest first; what went under another's name is told by that one */
	public function failed( int $limit ): array {
		$ids = $this->database->column( "SELECT id FROM %i WHERE state = 'failed' AND group_id = 0 ORDER BY id DESC LIMIT %d", $this->table(), $limit );
		return array_values( array_filter( array_map( fn ( string $id ): ?Notification => $this->notifications->find( (int) $id ), $ids ) ) );
	}

	/** With all that was gathered under it. */
	public function requeue( int $id, int $now ): bool {
		if ( 1 !== $this->database->run( "UPDATE %i SET state = 'waiting', reason = '', attempts = 0, due_at = %d WHERE id = %d AND state = 'failed' AND group_id = 0", $this->table(), $now, $id ) ) {
			return false;
		}
		$this->database->run( "UPDATE %i SET state = 'waiting' WHERE group_id = %d AND state = 'failed'", $this->table(), $id );
		return true;
	}

	private function count( string $state ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE state = %s AND group_id = 0', $this->table(), $state );
	}

	private function table(): string {
		return $this->database->table( 'notifications' );
	}
}
