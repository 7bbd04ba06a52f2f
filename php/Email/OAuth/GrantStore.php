<?php
declare( strict_types=1 );

namespace Deskfold\Email\OAuth;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Problem;
use Deskfold\Core\Secrets;

/** The tokens of each mailbox, sealed, and whose turn it is to renew them. Whoever holds the lease writes. */
final class GrantStore {

	/** A worker that died while it renewed is replaced after this long: longer than the provider may take. */
	private const LEASE_MS = 45_000;

	private const FREE = [ 'grant_lease_until' => 0, 'grant_lease_owner' => '' ];

	private const NOTHING = [
		'grant_provider'       => '',
		'grant_account'        => '',
		'grant_confirmed_for'  => '',
		'grant_refresh_secret' => '',
		'grant_access_secret'  => '',
		'grant_until'          => 0,
		'grant_broken'         => '',
		'grant_at'             => null,
		'grant_lease_until'    => 0,
		'grant_lease_owner'    => '',
	];

	public function __construct(
		private readonly Database $database,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
	}

	public function keep( int $mailbox_id, string $provider, string $account, Tokens $tokens ): void {
		$now = $this->clock->now_ms();
		$this->write( $mailbox_id, [ 'grant_provider' => $provider, 'grant_account' => $account, 'grant_at' => $now ] + $this->sealed( $mailbox_id, $tokens, $tokens->refresh ) + self::NOTHING );
	}

	public function confirm( int $mailbox_id, string $address ): void {
		$this->write( $mailbox_id, [ 'grant_confirmed_for' => $address ] );
	}

	public function forget( int $mailbox_id ): void {
		$this->write( $mailbox_id, self::NOTHING );
	}

	/**
	 * @return array{access: string, refresh: string, until: int} empty texts where there is none
	 * @throws Problem when the site's keys have changed
	 */
	public function tokens( int $mailbox_id ): array {
		$row  = $this->database->row( 'SELECT grant_access_secret, grant_refresh_secret, grant_until FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $mailbox_id ) ?? [];
		$open = fn ( string $which ): string => '' === (string) ( $row[ "grant_{$which}_secret" ] ?? '' ) ? '' : $this->secrets->open( (string) $row[ "grant_{$which}_secret" ], "grant-$which-$mailbox_id" );
		return [
			'access'  => $open( 'access' ),
			'refresh' => $open( 'refresh' ),
			'until'   => (int) ( $row['grant_until'] ?? 0 ),
		];
	}

	/** @return ?string the lease, or null when somebody else renews them now */
	public function claim( int $mailbox_id ): ?string {
		$owner = $this->secrets->token();
		$now   = $this->clock->now_ms();
		$taken = $this->database->run( 'UPDATE %i SET grant_lease_owner = %s, grant_lease_until = %d WHERE id = %d AND grant_lease_until < %d', $this->database->table( 'mailboxes' ), $owner, $now + self::LEASE_MS, $mailbox_id, $now );
		return $taken > 0 ? $owner : null;
	}

	public function leave( int $mailbox_id, string $lease ): void {
		$this->write( $mailbox_id, self::FREE, $lease );
	}

	/** A provider may hand out another refresh token each time: the old one is then void. */
	public function renewed( int $mailbox_id, string $lease, Tokens $tokens, string $old_refresh ): void {
		$this->write( $mailbox_id, self::FREE + $this->sealed( $mailbox_id, $tokens, '' === $tokens->refresh ? $old_refresh : $tokens->refresh ), $lease );
	}

	public function broke( int $mailbox_id, string $lease, string $reason ): void {
		$this->write( $mailbox_id, self::FREE + [ 'grant_broken' => $reason, 'grant_access_secret' => '', 'grant_refresh_secret' => '', 'grant_until' => 0 ], $lease );
	}

	/** @return array<string, string|int> */
	private function sealed( int $id, Tokens $tokens, string $refresh ): array {
		return [
			'grant_access_secret'  => $this->secrets->seal( $tokens->access, "grant-access-$id" ),
			'grant_refresh_secret' => $this->secrets->seal( $refresh, "grant-refresh-$id" ),
			'grant_until'          => $this->clock->now_ms() + $tokens->seconds * 1000,
		];
	}

	/** @param array<string, string|int|null> $row */
	private function write( int $mailbox_id, array $row, ?string $lease = null ): void {
		$this->database->update( 'mailboxes', $row, [ 'id' => $mailbox_id ] + ( null === $lease ? [] : [ 'grant_lease_owner' => $lease ] ) );
	}
}
