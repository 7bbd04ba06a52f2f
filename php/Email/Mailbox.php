<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Address;
use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\Grant;

/** An address where mail enters and leaves. Its passwords and its token are not in here. */
final class Mailbox {

	public readonly string $address;
	public readonly string $name;
	public readonly string $from_name;
	public readonly string $authserv_id;

	/**
	 * @param string $name           what agents call it
	 * @param string $from_name      what customers see
	 * @param string $signature      HTML
	 * @param bool   $plus_addressing whether the server takes mail for name+anything@domain too
	 * @param string $history        how much of the conversation its answers quote: one of History::KINDS
	 * @param bool   $has_token      whether a program may hand mail over through the endpoint
	 * @param string $authserv_id    the server whose Authentication-Results count; '-' for one that writes no name, '' for none
	 */
	public function __construct(
		public readonly int $id,
		string $address,
		string $name = '',
		string $from_name = '',
		public readonly string $signature = '',
		public readonly bool $is_active = true,
		public readonly bool $is_default = false,
		public readonly Incoming $incoming = new Incoming(),
		public readonly Outgoing $outgoing = new Outgoing(),
		public readonly bool $plus_addressing = false,
		public readonly bool $has_token = false,
		public readonly ?int $last_success_at = null,
		public readonly string $last_error = '',
		public readonly ?int $last_error_at = null,
		string $authserv_id = '',
		public readonly string $history = History::NONE,
		public readonly Grant $grant = new Grant(),
		public readonly MailboxHealth $health = new MailboxHealth(),
	) {
		$this->address   = mb_strtolower( trim( $address ), 'UTF-8' );
		$this->name      = '' === trim( $name ) ? $this->address : self::line( $name );
		$this->from_name = self::line( $from_name );
		$this->authserv_id = mb_strtolower( trim( $authserv_id ), 'UTF-8' );
		if ( 1 !== preg_match( '/^[a-z0-9._-]{0,253}$/D', $this->authserv_id ) ) {
			throw new Problem( 'invalid_authserv_id', __( 'Enter the name of the server as it stands in the mails, such as mx.example.com.', 'deskfold' ) );
		}
		if ( ! self::is_address( $this->address ) ) {
			throw new Problem( 'invalid_address', __( 'Enter the mail address of this mailbox, such as support@example.com.', 'deskfold' ) );
		}
		if ( ! in_array( $history, History::KINDS, true ) ) {
			throw new Problem( 'invalid_history', __( 'Choose how much of the conversation answers quote: nothing, the last message or everything.', 'deskfold' ) );
		}
		if ( count( $this->providers() ) > 1 ) {
			throw new Problem( 'two_providers', __( 'A mailbox signs in with one provider: choose the same one for reading and for sending.', 'deskfold' ) );
		}
	}

	/** Who lets us in without a password; '' for nobody. */
	public function provider(): string {
		return $this->providers()[0] ?? '';
	}

	public function fetches(): bool {
		return $this->is_active && Incoming::IMAP === $this->incoming->kind;
	}

	public function sender(): Address {
		return new Address( $this->address, $this->from_name );
	}

	/** Where an answer to one ticket finds it again; null when the server would not deliver it. */
	public function plus_address( string $token ): ?Address {
		if ( ! $this->plus_addressing || 1 !== preg_match( '/^[A-Za-z0-9._=-]{1,60}$/', $token ) ) {
			return null;
		}
		$at = (int) strrpos( $this->address, '@' );
		return new Address( substr( $this->address, 0, $at ) . '+' . $token . substr( $this->address, $at ), $this->from_name );
	}

	/** One @, and nothing that could end a header, start a list or leave the envelope. */
	public static function is_address( string $address ): bool {
		return strlen( $address ) <= 254 && 1 === preg_match( '/^[^\s\x00-\x20\x7f<>()\[\],;:"\\\\@]{1,64}@[^\s\x00-\x20\x7f<>()\[\],;:"\\\\@.]+(\.[^\s\x00-\x20\x7f<>()\[\],;:"\\\\@.]+)*$/u', $address );
	}

	/** @return list<string> */
	private function providers(): array {
		$servers = array_filter( [ $this->incoming->server, $this->outgoing->server ], static fn ( ?MailServer $server ): bool => null !== $server && $server->uses_token() );
		return array_values( array_unique( array_map( static fn ( MailServer $server ): string => $server->auth, $servers ) ) );
	}

	private static function line( string $text ): string {
		return mb_strcut( trim( (string) preg_replace( '/[\s\x00-\x1f\x7f]+/u', ' ', mb_scrub( $text, 'UTF-8' ) ) ), 0, 190, 'UTF-8' );
	}
}
