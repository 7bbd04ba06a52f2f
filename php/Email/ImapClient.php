<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/**
 * The part of IMAP4rev1/rev2 (RFC 3501, RFC 9051) that fetching needs. Folders are opened read-only and bodies read with
 * PEEK: nothing we do can be seen in the mailbox.
 */
final class ImapClient {

	/** @var array<string, true> */
	private array $capabilities = [];

	private function __construct(
		private readonly ImapSession $session,
		private readonly MailServer $server,
	) {
	}

	/** @throws Problem */
	public static function connect( MailServer $server, Patience $patience ): self {
		$client   = new self( new ImapSession( Wire::open( $server, $patience ) ), $server );
		$greeting = $client->session->greeting();
		if ( $greeting->is_untagged( 'BYE' ) ) {
			throw WireProblem::closed( $server, $greeting->words() );
		}
		// PREAUTH before STARTTLS would skip the encryption: only an attacker or a broken server greets so.
		if ( ! $greeting->is_untagged( 'OK' ) ) {
			throw WireProblem::protocol( $server );
		}
		if ( MailServer::STARTTLS === $server->security ) {
			$client->start_tls();
		}
		$client->learn_capabilities();
		return $client;
	}

	/** @throws Problem */
	public function sign_in( string $password ): void {
		if ( $this->can( 'LOGINDISABLED' ) ) {
			throw WireProblem::no_way_to_sign_in( $this->server );
		}
		$answer = $this->can( 'AUTH=PLAIN' ) ? $this->authenticate( $this->server->user, $password ) : $this->login( $this->server->user, $password );
		if ( 'OK' !== $answer->type ) {
			throw 1 === preg_match( '/^(UNAVAILABLE|CONTACTADMIN|INUSE|LIMIT)/i', $answer->code() ) ? SignInProblem::not_now( $this->server, $answer->words() ) : WireProblem::sign_in( $this->server, $answer->words() );
		}
	}

	/**
	 * XOAUTH2, as Google and Microsoft document it: who is refused gets a challenge first, and must answer it with nothing.
	 *
	 * @throws Problem
	 */
	public function sign_in_with_token( string $user, string $token ): void {
		if ( ! $this->server->is_private() || ! $this->can( 'AUTH=XOAUTH2' ) ) {
			throw SignInProblem::no_way_for_token( $this->server );
		}
		$proof  = base64_encode( "user=$user\1auth=Bearer $token\1\1" );
		$answer = $this->session->command_in_parts( $this->can( 'SASL-IR' ) ? [ "AUTHENTICATE XOAUTH2 $proof", '' ] : [ 'AUTHENTICATE XOAUTH2', $proof, '' ] );
		if ( 'OK' !== $answer->type ) {
			throw SignInProblem::token( $this->server, $user, trim( "{$answer->code()} {$answer->words()}" ) );
		}
	}

	/** @throws Problem */
	public function open_folder( string $name ): ImapFolder {
		$uidvalidity = 0;
		$uidnext     = 0;
		$messages    = 0;
		$answer      = $this->session->command(
			'EXAMINE ' . self::quoted( (string) mb_convert_encoding( $name, 'UTF7-IMAP', 'UTF-8' ) ),
			static function ( ImapResponse $said ) use ( &$uidvalidity, &$uidnext, &$messages ): void {
				$uidvalidity = $said->code_number( 'UIDVALIDITY' ) ?? $uidvalidity;
				$uidnext     = $said->code_number( 'UIDNEXT' ) ?? $uidnext;
				$messages    = $said->is_untagged( 'EXISTS' ) ? $said->number : $messages;
			}
		);
		if ( 'OK' !== $answer->type ) {
			throw WireProblem::folder( $this->server, $name, $answer->words() );
		}
		if ( 0 === $uidvalidity ) {
			throw WireProblem::folder( $this->server, $name, __( 'This server gives its mails no lasting numbers (UIDVALIDITY).', 'deskfold' ) );
		}
		return new ImapFolder( $name, $uidvalidity, $uidnext, $messages );
	}

	/**
	 * @param ?int $since milliseconds: only mails that arrived on that day or later
	 * @return list<int> in rising order
	 * @throws Problem
	 */
	public function uids_after( int $uid, ?int $since = null ): array {
		$uids = [];
		$this->session->must(
			'UID SEARCH UID ' . ( $uid + 1 ) . ':*' . ( null === $since ? '' : ' SINCE ' . gmdate( 'j-M-Y', intdiv( $since, 1000 ) - 86400 ) ),
			static function ( ImapResponse $said ) use ( &$uids ): void {
				if ( $said->is_untagged( 'SEARCH' ) ) {
					$uids = array_merge( $uids, $said->numbers() );
				}
			}
		);
		// "n:*" always names the last mail, even when its number is lower than n.
		$uids = array_values( array_unique( array_filter( $uids, static fn ( int $found ): bool => $found > $uid ) ) );
		sort( $uids );
		return $uids;
	}

	/**
	 * @param non-empty-list<int> $uids
	 * @return array<int, int> bytes by UID; mails that are gone are missing
	 * @throws Problem
	 */
	public function sizes( array $uids ): array {
		$sizes = [];
		$this->session->must(
			'UID FETCH ' . self::set( $uids ) . ' (UID RFC822.SIZE)',
			function ( ImapResponse $said ) use ( &$sizes, $uids ): void {
				$mail = $this->attributes( $said );
				$uid  = (int) ( $mail['UID'] ?? 0 );
				if ( isset( $mail['RFC822.SIZE'] ) && in_array( $uid, $uids, true ) ) {
					$sizes[ $uid ] = (int) $mail['RFC822.SIZE'];
				}
			}
		);
		ksort( $sizes );
		return $sizes;
	}

	/**
	 * Hands over each mail as soon as it is whole.
	 *
	 * @param non-empty-list<int>         $uids
	 * @param int                         $limit   bytes one mail may have
	 * @param callable(int, string): void $take    UID and raw bytes
	 * @param string                      $section '' for the whole mail, 'HEADER' for its head
	 * @throws Problem
	 */
	public function fetch( array $uids, int $limit, callable $take, string $section = '' ): void {
		$waiting = array_fill_keys( $uids, true );
		$this->session->must(
			'UID FETCH ' . self::set( $uids ) . " (UID BODY.PEEK[$section])",
			function ( ImapResponse $said ) use ( &$waiting, $take, $section ): void {
				$mail = $this->attributes( $said );
				$uid  = (int) ( $mail['UID'] ?? 0 );
				if ( isset( $mail[ "BODY[$section]" ], $waiting[ $uid ] ) ) {
					unset( $waiting[ $uid ] );
					$take( $uid, $mail[ "BODY[$section]" ] );
				}
			},
			$limit
		);
	}

	public function sign_out(): void {
		$this->session->leave();
	}

	private function start_tls(): void {
		$answer = $this->session->command( 'STARTTLS' );
		if ( 'OK' !== $answer->type ) {
			throw WireProblem::not_encrypted( $this->server );
		}
		$this->session->encrypt();
	}

	private function learn_capabilities(): void {
		$this->capabilities = [];
		$this->session->must(
			'CAPABILITY',
			function ( ImapResponse $said ): void {
				if ( $said->is_untagged( 'CAPABILITY' ) ) {
					$this->capabilities += array_fill_keys( explode( ' ', strtoupper( $said->rest ) ), true );
				}
			}
		);
	}

	private function can( string $capability ): bool {
		return isset( $this->capabilities[ $capability ] );
	}

	/** SASL PLAIN (RFC 4616): any character may be in the password. */
	private function authenticate( string $user, string $password ): ImapResponse {
		$proof = base64_encode( "\0$user\0$password" );
		if ( $this->can( 'SASL-IR' ) ) {
			return $this->session->command( "AUTHENTICATE PLAIN $proof" );
		}
		return $this->session->command_in_parts( [ 'AUTHENTICATE PLAIN', $proof ] );
	}

	/** Literals, so that quotes and bytes above 127 need no rule of their own. */
	private function login( string $user, string $password ): ImapResponse {
		$plain = '/^[\x20-\x7e]*$/';
		if ( 1 === preg_match( $plain, $user ) && 1 === preg_match( $plain, $password ) ) {
			return $this->session->command( 'LOGIN ' . self::quoted( $user ) . ' ' . self::quoted( $password ) );
		}
		return $this->session->command_in_parts( [ 'LOGIN {' . strlen( $user ) . '}', $user . ' {' . strlen( $password ) . '}', $password ] );
	}

	/** @return array<string, string> empty for what is not a FETCH response */
	private function attributes( ImapResponse $said ): array {
		if ( ! $said->is_untagged( 'FETCH' ) ) {
			return [];
		}
		return $said->attributes() ?? throw WireProblem::protocol( $this->server );
	}

	private static function quoted( string $text ): string {
		return '"' . addcslashes( (string) preg_replace( '/[\x00-\x1f\x7f]/', '', $text ), '"\\' ) . '"';
	}

	/**
	 * Runs of numbers as ranges: short commands for long lists.
	 *
	 * @param non-empty-list<int> $uids in rising order
	 */
	private static function set( array $uids ): string {
		$runs = '';
		$last = null;
		foreach ( $uids as $at => $uid ) {
			$goes_on = null !== $last && $last + 1 === $uid;
			$ends    = ( $uids[ $at + 1 ] ?? null ) !== $uid + 1;
			if ( ! $goes_on ) {
				$runs .= ( null === $last ? '' : ',' ) . $uid;
			} elseif ( $ends ) {
				$runs .= ":$uid";
			}
			$last = $uid;
		}
		return $runs;
	}
}
