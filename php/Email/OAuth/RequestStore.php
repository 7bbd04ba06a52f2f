<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Secrets;

/** Sign-ins that somebody has begun: who, for which mailbox, in which browser. Only a keyed hash of the state is kept. */
final class RequestStore {

	private const LIFE_MS = 600_000;

	public function __construct(
		private readonly Database $database,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	public function begin( string $state, int $mailbox_id, string $provider, int $user_id, string $session ): void {
		$now = $this->clock->now_ms();
		$this->database->run( 'DELETE FROM %i WHERE expires_at < %d', $this->database->table( 'grant_requests' ), $now );
		$this->database->insert(
			'grant_requests',
			[
				'state_hash'   => $this->hash( $state ),
				'session_hash' => $this->secrets->mac( $session, 'grant-session' ),
				'user_id'      => $user_id,
				'mailbox_id'   => $mailbox_id,
				'provider'     => $provider,
				'expires_at'   => $now + self::LIFE_MS,
			]
		);
	}

	/**
	 * Whoever takes it, takes it once; in the wrong hands it is used up too.
	 *
	 * @return ?array{mailbox_id: int, provider: string}
	 */
	public function take( string $state, int $user_id, string $session ): ?array {
		$table = $this->database->table( 'grant_requests' );
		$row   = $this->database->row( 'SELECT * FROM %i WHERE state_hash = %s', $table, $this->hash( $state ) );
		if ( null === $row || 1 !== $this->database->run( 'DELETE FROM %i WHERE state_hash = %s', $table, $this->hash( $state ) ) ) {
			return null;
		}
		$fits = (int) $row['expires_at'] > $this->clock->now_ms() && (int) $row['user_id'] === $user_id && $user_id > 0
			&& '' !== $session && hash_equals( (string) $row['session_hash'], $this->secrets->mac( $session, 'grant-session' ) );
		return $fits ? [ 'mailbox_id' => (int) $row['mailbox_id'], 'provider' => (string) $row['provider'] ] : null;
	}

	private function hash( string $state ): string {
		return $this->secrets->mac( $state, 'grant-state' );
	}
}
