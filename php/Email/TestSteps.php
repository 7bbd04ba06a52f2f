<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;
use Deskfold\Email\OAuth\OAuthProblem;

/** Keeps the record of one conversation of the connection test: each step that worked, and the one that did not. */
final class TestSteps {

	private const NAME        = 1;
	private const REACH       = 2;
	private const CERTIFICATE = 3;
	private const SIGN_IN     = 4;
	private const LAST        = 5;

	/** Ways in which signing in fails. */
	private const SIGN_IN_KINDS = [
		SignInProblem::TOKEN,
		SignInProblem::APP_PASSWORD,
		SignInProblem::ACCESS_OFF,
		OAuthProblem::SIGN_IN_AGAIN,
		OAuthProblem::SIGN_IN_FIRST,
		OAuthProblem::OTHER_ACCOUNT,
		OAuthProblem::CLIENT,
		OAuthProblem::UNREACHABLE,
		OAuthProblem::BUSY,
	];

	/** @var list<TestStep> */
	private array $steps = [];

	private int $next = self::NAME;

	private readonly float $began;

	public function __construct(
		private readonly MailServer $server,
		private readonly bool $sends,
	) {
		$this->began = microtime( true );
	}

	/** @return list<TestStep> */
	public function steps(): array {
		return $this->steps;
	}

	public function connected(): void {
		$this->passed_until( self::SIGN_IN );
	}

	public function signed_in(): void {
		/* translators: %s: user name. */
		$this->pass( $this->title( self::SIGN_IN, true ), sprintf( __( 'Signed in as %s.', 'deskfold' ), $this->server->user ) );
		$this->next = self::LAST;
	}

	/**
	 * @param int $days  mail of so many days comes in at the first read; 0 for all
	 * @param int $count how many mails that are
	 */
	public function opened( ImapFolder $folder, int $days = 0, int $count = 0 ): void {
		/* translators: 1: name of a mail folder, 2: number of mails. */
		$words = _n( 'The folder “%1$s” has %2$s mail.', 'The folder “%1$s” has %2$s mails.', $folder->messages, 'deskfold' );
		$this->steps[] = new TestStep( $this->title( self::LAST, true ), true, sprintf( $words, $folder->name, number_format_i18n( $folder->messages ) ), '', self::ready( $days, $count ) );
	}

	private static function ready( int $days, int $count ): string {
		if ( 0 === $days ) {
			/* translators: %s: number of mails. */
			return sprintf( _n( '%s message is ready to come in.', '%s messages are ready to come in.', $count, 'deskfold' ), number_format_i18n( $count ) );
		}
		if ( 1 === $days ) {
			/* translators: %s: number of mails. */
			return sprintf( _n( '%s message of the last day is ready to come in.', '%s messages of the last day are ready to come in.', $count, 'deskfold' ), number_format_i18n( $count ) );
		}
		/* translators: 1: number of mails, 2: number of days, 2 or more. */
		return sprintf( _n( '%1$s message of the last %2$s days is ready to come in.', '%1$s messages of the last %2$s days are ready to come in.', $count, 'deskfold' ), number_format_i18n( $count ), number_format_i18n( $days ) );
	}

	public function can_send(): void {
		$words = '' === $this->server->user
			/* translators: %s: name of a mail server. */
			? sprintf( __( '%s takes mail from this site without a password.', 'deskfold' ), $this->server->host )
			/* translators: %s: user name. */
			: sprintf( __( 'Signed in as %s.', 'deskfold' ), $this->server->user );
		$this->pass( $this->title( self::LAST, true ), $words );
	}

	public function failed( Problem $problem ): void {
		$kind = in_array( $problem->kind, self::SIGN_IN_KINDS, true ) ? WireProblem::SIGN_IN : $problem->kind;
		$step = match ( $kind ) {
			WireProblem::NAME => self::NAME,
			WireProblem::CERTIFICATE, WireProblem::ENCRYPTION => self::CERTIFICATE,
			WireProblem::SIGN_IN => $this->sends ? self::LAST : self::SIGN_IN,
			WireProblem::FOLDER => self::LAST,
			default => max( self::REACH, $this->sends && $this->next >= self::SIGN_IN ? self::LAST : $this->next ),
		};
		$this->passed_until( min( $step, self::SIGN_IN ) );
		$what          = $problem->details['what'] ?? $problem->getMessage();
		$advice        = $problem->details['advice'] ?? '';
		$this->steps[] = new TestStep( $this->title( $step, false ), false, is_string( $what ) ? $what : '', is_string( $advice ) ? $advice : '' );
	}

	private function passed_until( int $step ): void {
		for ( ; $this->next < $step; $this->next++ ) {
			match ( $this->next ) {
				/* translators: %s: name of a mail server. */
				self::NAME  => $this->pass( $this->title( self::NAME, true ), sprintf( __( 'The name %s is known.', 'deskfold' ), $this->server->host ) ),
				self::REACH => $this->reached(),
				default     => $this->encrypted(),
			};
		}
	}

	private function reached(): void {
		$ms = (int) round( ( microtime( true ) - $this->began ) * 1000 );
		/* translators: 1: name of a mail server, 2: time in milliseconds. */
		$this->pass( $this->title( self::REACH, true ), sprintf( __( '%1$s answered in %2$s ms.', 'deskfold' ), $this->server->host, number_format_i18n( $ms ) ) );
	}

	private function encrypted(): void {
		if ( MailServer::NONE === $this->server->security ) {
			$advice        = $this->server->is_loopback() ? '' : __( 'Choose TLS or STARTTLS if your mail provider offers it.', 'deskfold' );
			$this->steps[] = new TestStep( __( 'The connection is not encrypted', 'deskfold' ), true, __( 'Mail and password travel without encryption.', 'deskfold' ), $advice );
			return;
		}
		$words = $this->server->verify_certificate ? __( 'The connection is encrypted and the certificate is valid.', 'deskfold' ) : __( 'The connection is encrypted. The certificate was not checked.', 'deskfold' );
		$this->pass( $this->title( self::CERTIFICATE, true ), $words );
	}

	private function pass( string $name, string $message ): void {
		$this->steps[] = new TestStep( $name, true, $message );
	}

	private function title( int $step, bool $ok ): string {
		return match ( true ) {
			self::NAME === $step && $ok        => __( 'The server name is right', 'deskfold' ),
			self::NAME === $step               => __( 'The server name is not known', 'deskfold' ),
			self::REACH === $step && $ok       => $this->sends ? __( 'We reach the sending server', 'deskfold' ) : __( 'We reach the server', 'deskfold' ),
			self::REACH === $step              => $this->sends ? __( 'We do not reach the sending server', 'deskfold' ) : __( 'We do not reach the server', 'deskfold' ),
			self::CERTIFICATE === $step && $ok => __( 'The connection is safe', 'deskfold' ),
			self::CERTIFICATE === $step        => __( 'The connection is not safe', 'deskfold' ),
			self::SIGN_IN === $step && $ok     => $this->server->uses_token() ? __( 'The sign-in holds', 'deskfold' ) : __( 'The password is right', 'deskfold' ),
			self::SIGN_IN === $step            => __( 'We could not sign in', 'deskfold' ),
			$ok                                => $this->sends ? __( 'We can send', 'deskfold' ) : __( 'We can read', 'deskfold' ),
			default                            => $this->sends ? __( 'We cannot send', 'deskfold' ) : __( 'We cannot read', 'deskfold' ),
		};
	}
}
