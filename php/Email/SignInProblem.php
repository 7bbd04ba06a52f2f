<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/**
 * Why a mail server does not let us in, from its own words: what happened and what to do. The words come from the
 * providers' help pages and are only hints: where none fits, the plain advice holds.
 */
final class SignInProblem {

	public const TOKEN        = 'mail_token_refused';
	public const APP_PASSWORD = 'mail_app_password';
	public const ACCESS_OFF   = 'mail_access_off';
	public const BUSY         = 'mail_server_busy';
	public const QUOTA        = 'mail_over_quota';

	/** A user name or password that is not taken. */
	public static function password( MailServer $server, string $words ): Problem {
		return self::known( $server, $words ) ?? self::problem(
			WireProblem::SIGN_IN,
			/* translators: 1: name of a mail server, 2: user name, 3: what the server said. */
			sprintf( __( '%1$s refused the user name or password of %2$s: “%3$s”.', 'deskfold' ), $server->host, $server->user, WireProblem::clean( $words ) ),
			__( 'Enter the password again. Many providers want an app password made for this purpose.', 'deskfold' )
		);
	}

	/** A token that is not taken. */
	public static function token( MailServer $server, string $user, string $words ): Problem {
		return self::known( $server, $words ) ?? self::problem(
			self::TOKEN,
			/* translators: 1: name of a mail server, 2: user name, 3: what the server said. */
			sprintf( __( '%1$s did not take the sign-in for %2$s: “%3$s”.', 'deskfold' ), $server->host, $user, WireProblem::clean( $words ) ),
			__( 'Mail waits in the mailbox and nothing is lost. See whether IMAP and SMTP are allowed for this account at the provider, then sign in again on the page of the mailbox.', 'deskfold' )
		);
	}

	/** The server speaks of itself, not of the password: the same works later. */
	public static function not_now( MailServer $server, string $words ): Problem {
		return self::known( $server, $words ) ?? WireProblem::refused( $server, $words );
	}

	public static function no_way_for_token( MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s takes no sign-in through a provider on port %2$d with this kind of encryption.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::ACCESS_OFF, $what, __( 'Choose TLS or STARTTLS and the port that the provider names. Nothing secret was sent.', 'deskfold' ) );
	}

	/** A token is as good as a password: it is shown to its provider only. */
	public static function not_a_server_of( string $provider, MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: name of a mail provider, such as "Google". */
		$what = sprintf( __( '%1$s is not a mail server of %2$s.', 'deskfold' ), $server->host, $provider );
		return self::problem( 'foreign_server', $what, __( 'Signing in with a provider works with its own servers only. Nothing secret was sent. Choose a password for any other server.', 'deskfold' ), 400 );
	}

	private static function known( MailServer $server, string $words ): ?Problem {
		$host = $server->host;
		return match ( true ) {
			self::says( $words, 'application-specific password|app(lication)? password|app-specific|web ?login required|BasicAuth|basic authentication' ) => self::problem(
				self::APP_PASSWORD,
				/* translators: 1: name of a mail server, 2: user name. */
				sprintf( __( '%1$s does not take the usual password of %2$s from a program like this one.', 'deskfold' ), $host, $server->user ),
				__( 'Make an app password in the account’s security settings and enter it here, or sign in with Google or Microsoft instead. Mail waits in the mailbox and nothing is lost.', 'deskfold' )
			),
			self::says( $words, 'not enabled for IMAP|IMAP (access )?(is )?(disabled|not enabled|turned off)|SmtpClientAuthentication is disabled|authenticated but not connected|(POP|IMAP|SMTP).{0,20}(disabled|not allowed)' ) => self::problem(
				self::ACCESS_OFF,
				/* translators: 1: user name, 2: name of a mail server. */
				sprintf( __( 'The account %1$s does not allow programs to read or send mail through %2$s.', 'deskfold' ), $server->user, $host ),
				__( 'Switch IMAP (for reading) and authenticated SMTP (for sending) on in the account’s or the organisation’s settings. Mail waits in the mailbox and nothing is lost.', 'deskfold' )
			),
			self::says( $words, 'too many|maximum number of connections|simultaneous|connection limit|\[?LIMIT\b|\[?INUSE\b|rate limit|throttl' ) => self::problem(
				self::BUSY,
				/* translators: %s: name of a mail server. */
				sprintf( __( '%s says that too many programs are connected to this mailbox.', 'deskfold' ), $host ),
				__( 'We try again by ourselves and wait longer each time; nothing is lost. If this stays so, close other mail programs that read the mailbox.', 'deskfold' )
			),
			self::says( $words, 'over ?quota|exceeded.{0,20}(bandwidth|quota|storage)|quota exceeded|mailbox (is )?full' ) => self::problem(
				self::QUOTA,
				/* translators: %s: name of a mail server. */
				sprintf( __( 'The mailbox on %s is full, or has used up what it may transfer for now.', 'deskfold' ), $host ),
				__( 'Make room in the mailbox. What is in it is safe, but while it is full, new mail may be sent back to customers.', 'deskfold' )
			),
			default => null,
		};
	}

	private static function says( string $words, string $pattern ): bool {
		return 1 === preg_match( "/$pattern/i", $words );
	}

	private static function problem( string $kind, string $what, string $advice, int $status = 502 ): Problem {
		return new Problem( $kind, "$what $advice", $status, true, null, [ 'what' => $what, 'advice' => $advice ] );
	}
}
