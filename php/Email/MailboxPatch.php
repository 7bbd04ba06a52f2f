<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\Grant;

/** What somebody wants of a mailbox: the fields they named, laid over the mailbox as it was. */
final class MailboxPatch {

	/** @param array<mixed> $fields as MailboxSchema::args() allows them */
	public function __construct( private readonly array $fields ) {
	}

	public static function from( Input $input ): self {
		$fields = [];
		foreach ( [ 'name', 'address', 'from_name', 'signature', 'authserv_id', 'history' ] as $name ) {
			if ( $input->has( $name ) ) {
				$fields[ $name ] = $input->string( $name );
			}
		}
		foreach ( [ 'is_active', 'is_default', 'plus_addressing' ] as $name ) {
			if ( $input->has( $name ) ) {
				$fields[ $name ] = $input->bool( $name );
			}
		}
		if ( $input->has( 'silence_hours' ) ) {
			$fields['silence_hours'] = $input->int( 'silence_hours' );
		}
		return new self( $fields + [ 'incoming' => $input->list( 'incoming' ), 'outgoing' => $input->list( 'outgoing' ) ] );
	}

	/** @throws Problem when the result would be no mailbox */
	public function onto( ?Mailbox $before ): Mailbox {
		$health = $before->health ?? new MailboxHealth();
		return new Mailbox(
			id: $before->id ?? 0,
			address: self::text( $this->fields, 'address', $before->address ?? '' ),
			name: self::text( $this->fields, 'name', $before->name ?? '' ),
			from_name: self::text( $this->fields, 'from_name', $before->from_name ?? '' ),
			signature: wp_kses_post( self::text( $this->fields, 'signature', $before->signature ?? '' ) ),
			is_active: self::truth( $this->fields, 'is_active', $before->is_active ?? true ),
			is_default: self::truth( $this->fields, 'is_default', $before->is_default ?? false ),
			incoming: $this->incoming( $before->incoming ?? new Incoming() ),
			outgoing: $this->outgoing( $before->outgoing ?? new Outgoing() ),
			plus_addressing: self::truth( $this->fields, 'plus_addressing', $before->plus_addressing ?? false ),
			authserv_id: self::text( $this->fields, 'authserv_id', $before->authserv_id ?? '' ),
			history: self::text( $this->fields, 'history', $before->history ?? History::NONE ),
			grant: $before->grant ?? new Grant(),
			health: $health->told_after( self::number( $this->fields, 'silence_hours', $health->silence_hours ) ),
		);
	}

	/** Null when none was given: the stored one stays. */
	public function incoming_password(): ?string {
		return $this->password( 'incoming' );
	}

	public function outgoing_password(): ?string {
		return $this->password( 'outgoing' );
	}

	private function incoming( Incoming $before ): Incoming {
		$fields = $this->part( 'incoming' );
		$kind   = self::text( $fields, 'kind', $before->kind );
		return new Incoming(
			kind: $kind,
			server: Incoming::IMAP === $kind ? self::server( $fields, $before->server, 993 ) : null,
			folder: self::text( $fields, 'folder', $before->folder ),
			first_days: self::number( $fields, 'first_days', $before->first_days ),
		);
	}

	private function outgoing( Outgoing $before ): Outgoing {
		$fields = $this->part( 'outgoing' );
		$kind   = self::text( $fields, 'kind', $before->kind );
		return new Outgoing( $kind, Outgoing::SMTP === $kind ? self::server( $fields, $before->server, 465 ) : null );
	}

	/** @param array<mixed> $fields */
	private static function server( array $fields, ?MailServer $before, int $port ): MailServer {
		return new MailServer(
			self::text( $fields, 'host', $before->host ?? '' ),
			self::number( $fields, 'port', $before->port ?? $port ),
			self::text( $fields, 'security', $before->security ?? MailServer::TLS ),
			trim( self::text( $fields, 'user', $before->user ?? '' ) ),
			self::truth( $fields, 'verify_certificate', $before->verify_certificate ?? true ),
			self::text( $fields, 'auth', $before->auth ?? MailServer::PASSWORD ),
		);
	}

	private function password( string $side ): ?string {
		$given = $this->part( $side )['password'] ?? null;
		return is_string( $given ) ? $given : null;
	}

	/** @return array<mixed> */
	private function part( string $name ): array {
		$part = $this->fields[ $name ] ?? [];
		return is_array( $part ) ? $part : [];
	}

	/** @param array<mixed> $fields */
	private static function text( array $fields, string $name, string $otherwise ): string {
		$given = $fields[ $name ] ?? null;
		return is_string( $given ) ? $given : $otherwise;
	}

	/** @param array<mixed> $fields */
	private static function number( array $fields, string $name, int $otherwise ): int {
		$given = $fields[ $name ] ?? null;
		return is_numeric( $given ) ? (int) $given : $otherwise;
	}

	/** @param array<mixed> $fields */
	private static function truth( array $fields, string $name, bool $otherwise ): bool {
		$given = $fields[ $name ] ?? null;
		return is_bool( $given ) || is_int( $given ) || is_string( $given ) ? rest_sanitize_boolean( $given ) : $otherwise;
	}
}
