<?php
declare( strict_types=1 );

namespace Deskfold\Tests\Mail;

use PHPUnit\Framework\Assert;

/** A real Dovecot and a real SMTP receiver, started once for all tests that ask. */
final class MailServers {

	private static ?self $running = null;

	public readonly int $imap;
	public readonly int $imaps;
	public readonly int $smtp;
	public readonly int $smtp_auth;
	public readonly string $maildirs;

	/** Address of the stand-in for Google and Microsoft. */
	public readonly string $oauth;

	/** @var array<string, string> passwords */
	public readonly array $users;

	/**
	 * @param resource                 $process
	 * @param array<int, resource>     $pipes
	 * @param array<string, mixed>     $said
	 */
	private function __construct( private $process, private array $pipes, array $said ) {
		$number          = static fn ( string $name ): int => is_int( $said[ $name ] ?? null ) ? $said[ $name ] : 0;
		$this->imap      = $number( 'imap' );
		$this->imaps     = $number( 'imaps' );
		$this->smtp      = $number( 'smtp' );
		$this->smtp_auth = $number( 'smtp_auth' );
		$this->maildirs  = is_string( $said['maildirs'] ?? null ) ? $said['maildirs'] : '';
		$this->oauth     = is_string( $said['oauth'] ?? null ) ? $said['oauth'] : '';
		/** @var array<string, string> $users */
		$users       = is_array( $said['users'] ?? null ) ? $said['users'] : [];
		$this->users = $users;
	}

	/** Skips the test, with the reason, where they cannot be had. */
	public static function running(): self {
		if ( null === self::$running ) {
			$process = proc_open( [ 'node', __DIR__ . '/servers.mjs' ], [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], [ 'pipe', 'w' ] ], $pipes );
			$line    = is_resource( $process ) ? fgets( $pipes[1] ) : false;
			$said    = is_string( $line ) ? json_decode( $line, true ) : null;
			if ( ! is_resource( $process ) || ! is_array( $said ) ) {
				Assert::markTestSkipped( 'The mail servers did not start: ' . trim( (string) stream_get_contents( $pipes[2] ) ) );
			}
			/** @var array<string, mixed> $said */
			self::$running = new self( $process, $pipes, $said );
		}
		return self::$running;
	}

	public function put( string $user, string $mail ): void {
		$this->ask( [ 'act' => 'put', 'user' => $user, 'mail' => base64_encode( (string) preg_replace( '/\r?\n/', "\r\n", $mail ) ) ] );
	}

	/** @param array<string, array{code: int, message: string, times?: int}> $faults by stage: connect, auth, mail, rcpt, data */
	public function faults( array $faults ): void {
		$this->ask( [ 'act' => 'faults', 'faults' => (object) $faults ] );
	}

	/** @return list<array{from: string, to: list<string>, user: string, bytes: string}> oldest first */
	public function mails( string $which = 'open' ): array {
		/** @var list<array{from: string, to: list<string>, user: string, bytes: string}> $mails */
		$mails = $this->ask( [ 'act' => 'mails', 'which' => $which ] );
		return array_map( static fn ( array $mail ): array => [ 'bytes' => (string) base64_decode( $mail['bytes'], true ) ] + $mail, $mails );
	}

	/** @return array<mixed> the newest mail as mailparser, another program than ours, reads it */
	public function parsed( string $which = 'open' ): array {
		$parsed = $this->ask( [ 'act' => 'parsed', 'which' => $which ] );
		return is_array( $parsed ) ? $parsed : [];
	}

	/** Empties a user's folder and makes its numbers start anew, as a restore from backup does. */
	public function renumber( string $user ): void {
		$home = "{$this->maildirs}/$user/Maildir";
		array_map( 'unlink', self::files( "$home/dovecot*" ) );
	}

	public function clear( string $user ): void {
		array_map( 'unlink', [ ...self::files( "{$this->maildirs}/$user/Maildir/new/*" ), ...self::files( "{$this->maildirs}/$user/Maildir/cur/*" ) ] );
	}

	/** @return list<string> */
	private static function files( string $pattern ): array {
		$found = glob( $pattern );
		return false === $found ? [] : $found;
	}

	public function __destruct() {
		fclose( $this->pipes[0] );
		proc_close( $this->process );
	}

	/** @param array<string, mixed> $command */
	private function ask( array $command ): mixed {
		fwrite( $this->pipes[0], json_encode( $command ) . "\n" );
		return json_decode( (string) fgets( $this->pipes[1] ), true );
	}
}
