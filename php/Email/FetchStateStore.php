<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Secrets;

/** How far each mailbox was read, and whose turn it is. Whoever holds the lease writes; a lost lease writes nothing. */
final class FetchStateStore {

	/** A poller that died is replaced after this long. */
	private const LEASE_MS = 180_000;

	public function __construct(
		private readonly Database $database,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
		private readonly HealthStore $health,
	) {
	}

	/** @return list<int> mailboxes whose turn has come, longest waiting first */
	public function due(): array {
		$now = $this->clock->now_ms();
		return array_map(
			'intval',
			$this->database->column(
				'SELECT id FROM %i WHERE is_active = 1 AND incoming_kind = %s AND next_fetch_at <= %d AND lease_until < %d ORDER BY next_fetch_at, id',
				$this->database->table( 'mailboxes' ),
				Incoming::IMAP,
				$now,
				$now
			)
		);
	}

	/** @return ?string the lease, or null when somebody else is at it */
	public function claim( int $id ): ?string {
		$owner = $this->secrets->token();
		$now   = $this->clock->now_ms();
		$taken = $this->database->run( 'UPDATE %i SET lease_owner = %s, lease_until = %d WHERE id = %d AND lease_until < %d', $this->database->table( 'mailboxes' ), $owner, $now + self::LEASE_MS, $id, $now );
		return $taken > 0 ? $owner : null;
	}

	public function read( int $id ): FetchState {
		$row     = $this->database->row( 'SELECT uidvalidity, last_uid, since_at, trouble, failures FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id ) ?? [];
		$stored  = json_decode( (string) ( $row['trouble'] ?? '' ), true );
		$trouble = [];
		foreach ( is_array( $stored ) ? $stored : [] as $uid => $tries ) {
			$trouble[ (int) $uid ] = is_int( $tries ) ? $tries : 0;
		}
		return new FetchState( (int) ( $row['uidvalidity'] ?? 0 ), (int) ( $row['last_uid'] ?? 0 ), (int) ( $row['since_at'] ?? 0 ), $trouble, (int) ( $row['failures'] ?? 0 ) );
	}

	/** Remembers how far we are and holds on to the lease. False when the lease is somebody else's by now. */
	public function progress( int $id, string $lease, FetchState $state ): bool {
		$row     = [ 'lease_until' => $this->clock->now_ms() + self::LEASE_MS ] + self::columns( $state );
		$changed = $this->database->update( 'mailboxes', $row, [ 'id' => $id, 'lease_owner' => $lease ] );
		// A row that was the same already counts as not changed.
		return $changed > 0 || $lease === $this->database->value( 'SELECT lease_owner FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id );
	}

	public function succeeded( int $id, string $lease, FetchState $state, int $next_fetch_at, string $warning ): void {
		$now = $this->clock->now_ms();
		$this->leave( $id, $lease, self::columns( $state ) + [ 'next_fetch_at' => $next_fetch_at, 'failures' => 0, 'failing_since' => null, 'error_kind' => '', 'last_success_at' => $now, 'last_error' => $warning, 'last_error_at' => '' === $warning ? null : $now ] );
	}

	/** @param string $kind machine word of the error */
	public function failed( int $id, string $lease, string $error, string $kind, int $failures, int $next_fetch_at ): void {
		$now = $this->clock->now_ms();
		$this->database->run( 'UPDATE %i SET failing_since = %d WHERE id = %d AND lease_owner = %s AND failing_since IS NULL', $this->database->table( 'mailboxes' ), $now, $id, $lease );
		$this->leave( $id, $lease, [ 'next_fetch_at' => $next_fetch_at, 'failures' => $failures, 'error_kind' => substr( $kind, 0, 40 ), 'last_error' => $error, 'last_error_at' => $now ] );
	}

	/** New mail was stored: how long a silence is usual follows from when. */
	public function received( int $id ): void {
		$this->health->received( $id );
	}

	/** Another folder: all numbers are forgotten. */
	public function reset( int $id, int $since_at ): void {
		$this->database->update( 'mailboxes', self::columns( new FetchState( since_at: $since_at ) ) + [ 'failures' => 0, 'next_fetch_at' => 0, 'lease_until' => 0, 'lease_owner' => '' ], [ 'id' => $id ] );
	}

	/** The owner changed something or asks now: earlier failures no longer hold it back. */
	public function soon( int $id ): void {
		$this->database->update( 'mailboxes', [ 'failures' => 0, 'next_fetch_at' => 0 ], [ 'id' => $id ] );
	}

	/** @param array<string, string|int|null> $row */
	private function leave( int $id, string $lease, array $row ): void {
		$this->database->update( 'mailboxes', $row + [ 'lease_until' => 0, 'lease_owner' => '' ], [ 'id' => $id, 'lease_owner' => $lease ] );
	}

	/** @return array<string, string|int> */
	private static function columns( FetchState $state ): array {
		return [
			'uidvalidity' => $state->uidvalidity,
			'last_uid'    => $state->last_uid,
			'since_at'    => $state->since_at,
			'trouble'     => (string) wp_json_encode( $state->trouble, JSON_FORCE_OBJECT ),
		];
	}
}
