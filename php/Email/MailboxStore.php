<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;
use Deskfold\Core\Secrets;
use Deskfold\Core\ShortMemory;
use Deskfold\Email\OAuth\Grant;

/** The mailboxes table: who they are. How far they were read is FetchStateStore's. */
final class MailboxStore {

	public const INCOMING = 'incoming';
	public const OUTGOING = 'outgoing';

	/** @var ShortMemory<list<string>> */
	private readonly ShortMemory $addresses;

	public function __construct(
		private readonly Database $database,
		private readonly Secrets $secrets,
		private readonly Clock $clock,
	) {
		$this->addresses = new ShortMemory( $clock );
	}

	/** @return list<Mailbox> */
	public function all(): array {
		return array_map( self::mailbox( ... ), $this->database->rows( 'SELECT * FROM %i ORDER BY name, id', $this->database->table( 'mailboxes' ) ) );
	}

	/**
	 * Every mail that comes in asks for them.
	 *
	 * @return list<string> as they were at most five seconds ago; what this process changes it sees at once
	 */
	public function addresses(): array {
		$table = $this->database->table( 'mailboxes' );
		return $this->addresses->get( $table, fn (): array => $this->database->column( 'SELECT address FROM %i ORDER BY id', $table ) );
	}

	public function find( int $id ): ?Mailbox {
		return self::maybe( $this->database->row( 'SELECT * FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id ) );
	}

	public function find_by_address( string $address ): ?Mailbox {
		return self::maybe( $this->database->row( 'SELECT * FROM %i WHERE address = %s', $this->database->table( 'mailboxes' ), mb_strtolower( trim( $address ), 'UTF-8' ) ) );
	}

	/** The one that speaks where no other does. */
	public function preferred(): ?Mailbox {
		return self::maybe( $this->database->row( 'SELECT * FROM %i ORDER BY is_default DESC, is_active DESC, id LIMIT 1', $this->database->table( 'mailboxes' ) ) );
	}

	public function insert( Mailbox $mailbox ): int {
		$this->addresses->forget();
		return $this->database->insert(
			'mailboxes',
			self::row( $mailbox ) + [
				'incoming_secret' => '',
				'outgoing_secret' => '',
				'trouble'         => '[]',
				'last_error'      => '',
				'created_at'      => $this->clock->now_ms(),
				'updated_at'      => $this->clock->now_ms(),
			]
		);
	}

	public function update( Mailbox $mailbox ): void {
		$this->addresses->forget();
		$this->database->update( 'mailboxes', self::row( $mailbox ) + [ 'updated_at' => $this->clock->now_ms() ], [ 'id' => $mailbox->id ] );
	}

	public function delete( int $id ): void {
		$this->addresses->forget();
		$this->database->run( 'DELETE FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id );
	}

	public function make_default( int $id ): void {
		$this->database->run( 'UPDATE %i SET is_default = CASE WHEN id = %d THEN 1 ELSE 0 END', $this->database->table( 'mailboxes' ), $id );
	}

	/** Whose word about a sender counts in this mailbox; '' when nobody's does. */
	public function authserv_id( int $id ): string {
		return (string) $this->database->value( 'SELECT authserv_id FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id );
	}

	/** @param self::INCOMING|self::OUTGOING $side */
	public function keep_password( int $id, string $side, string $password ): void {
		$sealed = '' === $password ? '' : $this->secrets->seal( $password, "mailbox-$side-$id" );
		$this->database->update( 'mailboxes', [ "{$side}_secret" => $sealed ], [ 'id' => $id ] );
	}

	/** @param self::INCOMING|self::OUTGOING $side */
	public function password( int $id, string $side ): string {
		$sealed = (string) $this->database->value( "SELECT {$side}_secret FROM %i WHERE id = %d", $this->database->table( 'mailboxes' ), $id );
		return '' === $sealed ? '' : $this->secrets->open( $sealed, "mailbox-$side-$id" );
	}

	/** Only a keyed hash of it is kept. */
	public function keep_token( int $id, string $token ): void {
		$this->database->update( 'mailboxes', [ 'token_hash' => $this->secrets->mac( $token, 'mailbox-token' ) ], [ 'id' => $id ] );
	}

	/** Takes as long for an unknown mailbox as for a wrong token. */
	public function is_token( int $id, string $token ): bool {
		$kept  = (string) $this->database->value( 'SELECT token_hash FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $id );
		$given = $this->secrets->mac( $token, 'mailbox-token' );
		return hash_equals( str_pad( $kept, 64, '.' ), $given );
	}

	/** @return array<string, string|int> what SaveMailbox may change */
	private static function row( Mailbox $mailbox ): array {
		return [
			'address'             => $mailbox->address,
			'name'                => $mailbox->name,
			'from_name'           => $mailbox->from_name,
			'signature'           => $mailbox->signature,
			'is_active'           => (int) $mailbox->is_active,
			'is_default'          => (int) $mailbox->is_default,
			'plus_addressing'     => (int) $mailbox->plus_addressing,
			'authserv_id'         => $mailbox->authserv_id,
			'history'             => $mailbox->history,
			'silence_hours'       => $mailbox->health->silence_hours,
			'incoming_kind'       => $mailbox->incoming->kind,
			'incoming_folder'     => $mailbox->incoming->folder,
			'incoming_first_days' => $mailbox->incoming->first_days,
			'outgoing_kind'       => $mailbox->outgoing->kind,
		] + self::server_row( self::INCOMING, $mailbox->incoming->server ) + self::server_row( self::OUTGOING, $mailbox->outgoing->server );
	}

	/** @return array<string, string|int> */
	private static function server_row( string $side, ?MailServer $server ): array {
		return [
			"{$side}_host"     => $server->host ?? '',
			"{$side}_port"     => $server->port ?? 0,
			"{$side}_security" => $server->security ?? '',
			"{$side}_user"     => $server->user ?? '',
			"{$side}_verify"   => (int) ( $server->verify_certificate ?? true ),
			"{$side}_auth"     => $server->auth ?? MailServer::PASSWORD,
		];
	}

	/** @param array<string, string|null>|null $row */
	private static function maybe( ?array $row ): ?Mailbox {
		return null === $row ? null : self::mailbox( $row );
	}

	/** @param array<string, string|null> $row */
	private static function mailbox( array $row ): Mailbox {
		$number = static fn ( string $name ): ?int => isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		return new Mailbox(
			id: (int) $row['id'],
			address: (string) $row['address'],
			name: (string) $row['name'],
			from_name: (string) $row['from_name'],
			signature: (string) $row['signature'],
			is_active: 1 === (int) $row['is_active'],
			is_default: 1 === (int) $row['is_default'],
			incoming: new Incoming( (string) $row['incoming_kind'], self::server( self::INCOMING, $row ), (string) $row['incoming_folder'], '' !== $row['incoming_secret'], (int) $row['incoming_first_days'] ),
			outgoing: new Outgoing( (string) $row['outgoing_kind'], self::server( self::OUTGOING, $row ), '' !== $row['outgoing_secret'] ),
			plus_addressing: 1 === (int) $row['plus_addressing'],
			has_token: '' !== $row['token_hash'],
			last_success_at: $number( 'last_success_at' ),
			last_error: (string) $row['last_error'],
			last_error_at: $number( 'last_error_at' ),
			authserv_id: (string) $row['authserv_id'],
			history: (string) $row['history'],
			grant: new Grant( (string) $row['grant_provider'], (string) $row['grant_account'], (string) $row['grant_confirmed_for'], (string) $row['grant_broken'], $number( 'grant_at' ) ),
			health: MailboxHealth::of( $row ),
		);
	}

	/** @param array<string, string|null> $row */
	private static function server( string $side, array $row ): ?MailServer {
		$host = (string) ( $row[ "{$side}_host" ] ?? '' );
		if ( '' === $host ) {
			return null;
		}
		return new MailServer( $host, (int) ( $row[ "{$side}_port" ] ?? 0 ), (string) ( $row[ "{$side}_security" ] ?? '' ), (string) ( $row[ "{$side}_user" ] ?? '' ), 0 !== (int) ( $row[ "{$side}_verify" ] ?? 1 ), (string) ( $row[ "{$side}_auth" ] ?? MailServer::PASSWORD ) );
	}
}
