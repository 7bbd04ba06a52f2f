<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\Provider;

/** Where a mail server listens, who we are there, and how the conversation is protected. */
final class MailServer {

	public const TLS        = 'tls';
	public const STARTTLS   = 'starttls';
	public const NONE       = 'none';
	public const SECURITIES = [ self::TLS, self::STARTTLS, self::NONE ];

	/** @var string how we sign in: with a password, or as whoever a provider let in */
	public const PASSWORD = 'password';
	public const AUTHS    = [ self::PASSWORD, ...Provider::NAMES ];

	public readonly string $host;

	/**
	 * @param bool $verify_certificate may be off only for a server on this very machine
	 * @throws Problem
	 */
	public function __construct(
		string $host,
		public readonly int $port,
		public readonly string $security = self::TLS,
		public readonly string $user = '',
		public readonly bool $verify_certificate = true,
		public readonly string $auth = self::PASSWORD,
	) {
		$this->host = self::checked_host( $host );
		if ( $port < 1 || $port > 65535 ) {
			throw new Problem( 'invalid_port', __( 'The port must be a number between 1 and 65535. Mail is usually read on 993 and sent on 587 or 465.', 'deskfold' ) );
		}
		if ( ! in_array( $security, self::SECURITIES, true ) ) {
			throw new Problem( 'invalid_security', __( 'Choose how the connection is protected: TLS, STARTTLS or none.', 'deskfold' ) );
		}
		if ( ! $verify_certificate && ! $this->is_loopback() ) {
			throw new Problem( 'unverified_certificate', __( 'The certificate check can only be switched off for a server on this machine. Without it anybody in between could read the password.', 'deskfold' ) );
		}
		if ( 1 === preg_match( '/[\x00-\x1f\x7f]/', $user ) || strlen( $user ) > 255 ) {
			throw new Problem( 'invalid_user', __( 'The user name has characters that no mail server takes.', 'deskfold' ) );
		}
		if ( ! in_array( $auth, self::AUTHS, true ) ) {
			throw new Problem( 'invalid_auth', __( 'Choose how to sign in: with a password, with Google or with Microsoft.', 'deskfold' ) );
		}
	}

	public function uses_token(): bool {
		return self::PASSWORD !== $this->auth;
	}

	/** Whether nobody in between can read what we say: what never leaves this machine needs no encryption. */
	public function is_private(): bool {
		return self::NONE !== $this->security || $this->is_loopback();
	}

	public function is_loopback(): bool {
		return 'localhost' === $this->host || '::1' === $this->host || 1 === preg_match( '/^127(\.\d+){3}$/', $this->host );
	}

	/** As stream_socket_client() takes it. */
	public function target(): string {
		$host = str_contains( $this->host, ':' ) ? "[{$this->host}]" : $this->host;
		return "tcp://$host:{$this->port}";
	}

	/** Names and addresses only: no scheme, path, user part, option or number in disguise may pass. */
	private static function checked_host( string $host ): string {
		$host = trim( $host );
		$bare = trim( $host, '[]' );
		if ( false !== filter_var( $bare, FILTER_VALIDATE_IP ) ) {
			return strtolower( $bare );
		}
		$name = strtolower( rtrim( $host, '.' ) );
		if ( 1 === preg_match( '/[^\x00-\x7f]/', $name ) && function_exists( 'idn_to_ascii' ) ) {
			$name = (string) idn_to_ascii( $name );
		}
		$labels = explode( '.', $name );
		$valid  = strlen( $name ) <= 253 && 1 !== preg_match( '/^(0x[0-9a-f]*|\d+)$/', end( $labels ) );
		foreach ( $labels as $label ) {
			$valid = $valid && 1 === preg_match( '/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/', $label );
		}
		if ( ! $valid ) {
			throw new Problem( 'invalid_host', __( 'Enter the name of the mail server only, such as imap.example.com, without a scheme, a path or spaces.', 'deskfold' ) );
		}
		return $name;
	}
}
