<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Refusal;
use Deskfold\Core\Problem;

/**
 * What can go wrong between us and a mail server, in words that say what to do. The kind names the step that failed; the
 * details hold what happened and the advice apart, for the connection test.
 */
final class WireProblem {

	public const NAME        = 'mail_server_unknown';
	public const CONNECT     = 'mail_server_unreachable';
	public const CERTIFICATE = 'mail_certificate';
	public const ENCRYPTION  = 'mail_encryption';
	public const TIMEOUT     = 'mail_server_timeout';
	public const CLOSED      = 'mail_server_closed';
	public const PROTOCOL    = 'mail_server_protocol';
	public const SIGN_IN     = 'mail_sign_in';
	public const FOLDER      = 'mail_folder';
	public const REFUSED     = 'mail_refused';

	public static function unreachable( MailServer $server, string $error ): Problem {
		if ( 1 === preg_match( '/getaddrinfo|name or service|name resolution|no such host/i', $error ) ) {
			/* translators: %s: name of a mail server. */
			return self::problem( self::NAME, sprintf( __( 'There is no server named %s.', 'deskfold' ), $server->host ), __( 'Check the spelling, or ask your mail provider for the right name.', 'deskfold' ), $error );
		}
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s did not answer on port %2$d.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::CONNECT, $what, __( 'Check the port, and ask your web host whether it lets connections to this port out.', 'deskfold' ), $error );
	}

	public static function tls( MailServer $server, string $error ): Problem {
		if ( 1 === preg_match( '/did not match expected|name mismatch/i', $error ) ) {
			/* translators: %s: name of a mail server. */
			return self::problem( self::CERTIFICATE, sprintf( __( 'The certificate that %s shows belongs to another name.', 'deskfold' ), $server->host ), __( 'Enter the server name that your mail provider gives you. No password was sent.', 'deskfold' ), $error );
		}
		if ( 1 === preg_match( '/certificate verify failed|could not be verified/i', $error ) ) {
			/* translators: %s: name of a mail server. */
			$what = sprintf( __( 'The certificate of %s could not be checked: it may have run out, or nobody that this site trusts has signed it.', 'deskfold' ), $server->host );
			return self::problem( self::CERTIFICATE, $what, __( 'Ask whoever runs the mail server to renew its certificate. No password was sent.', 'deskfold' ), $error );
		}
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s does not speak TLS on port %2$d.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::ENCRYPTION, $what, __( 'Choose STARTTLS, or the port that your mail provider names for TLS. No password was sent.', 'deskfold' ), $error );
	}

	public static function not_encrypted( MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s does not offer STARTTLS on port %2$d.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::ENCRYPTION, $what, __( 'Choose TLS, or the port that your mail provider names for STARTTLS. No password was sent.', 'deskfold' ) );
	}

	public static function timeout( MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s did not go on talking on port %2$d.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::TIMEOUT, $what, __( 'Mail is tried again by itself. If this stays so, check the port and the kind of encryption.', 'deskfold' ), '', 504 );
	}

	public static function closed( MailServer $server, string $words = '' ): Problem {
		$what = '' === $words
			/* translators: %s: name of a mail server. */
			? sprintf( __( '%s cut the connection.', 'deskfold' ), $server->host )
			/* translators: 1: name of a mail server, 2: what the server said. */
			: sprintf( __( '%1$s ended the connection: “%2$s”.', 'deskfold' ), $server->host, self::clean( $words ) );
		return self::problem( self::CLOSED, $what, __( 'Mail is tried again by itself. If this stays so, ask your mail provider.', 'deskfold' ) );
	}

	/** The server's words are not repeated here: until it has spoken mail, it may be any program of the network. */
	public static function protocol( MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( 'What %1$s says on port %2$d is not what a mail server says.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::PROTOCOL, $what, __( 'Check the port and the kind of encryption.', 'deskfold' ) );
	}

	public static function sign_in( MailServer $server, string $words ): Problem {
		return SignInProblem::password( $server, $words );
	}

	public static function no_way_to_sign_in( MailServer $server ): Problem {
		/* translators: 1: name of a mail server, 2: port number. */
		$what = sprintf( __( '%1$s takes no password on port %2$d with this kind of encryption.', 'deskfold' ), $server->host, $server->port );
		return self::problem( self::SIGN_IN, $what, __( 'Choose TLS or STARTTLS. No password was sent.', 'deskfold' ) );
	}

	public static function folder( MailServer $server, string $folder, string $words ): Problem {
		/* translators: 1: name of a mail folder, 2: name of a mail server, 3: what the server said. */
		$what = sprintf( __( 'The folder “%1$s” could not be opened on %2$s: “%3$s”.', 'deskfold' ), $folder, $server->host, self::clean( $words ) );
		return self::problem( self::FOLDER, $what, __( 'Choose a folder that is there, such as INBOX.', 'deskfold' ) );
	}

	public static function refused( MailServer $server, string $words, bool $retry = true ): Problem {
		/* translators: 1: name of a mail server, 2: what the server said. */
		$what = sprintf( __( '%1$s refused: “%2$s”.', 'deskfold' ), $server->host, self::clean( $words ) );
		return self::problem( self::REFUSED, $what, '', '', 502, $retry );
	}

	/**
	 * Nobody whom a mail was for was taken.
	 *
	 * @param list<Refusal> $refused
	 */
	public static function recipients( array $refused ): Problem {
		$passing = array_filter( $refused, static fn ( Refusal $one ): bool => ! $one->is_final );
		$told    = array_map( static fn ( Refusal $one ): string => "{$one->address}: “{$one->words}”", $refused );
		/* translators: %s: mail addresses, each with what the mail server said. */
		return new Problem( 'recipient_refused', sprintf( __( 'The mail server does not take mail for %s. Nothing was sent.', 'deskfold' ), implode( '; ', $told ) ), 502, [] !== $passing );
	}

	/** Sent again with the same Message-ID: better twice, which mail programs mostly show once, than never. */
	public static function uncertain( string $host, ?\Throwable $previous = null ): Problem {
		/* translators: %s: name of a mail server. */
		$words = __( '%s was cut off after the whole mail had been handed over, so the customer may have it already. It is sent once more by itself under the same Message-ID.', 'deskfold' );
		return new Problem( 'delivery_uncertain', sprintf( $words, $host ), 502, true, $previous );
	}

	/** One line of somebody else's text, short and printable. */
	public static function clean( string $words ): string {
		$words = (string) preg_replace( '/[\x00-\x1f\x7f]+/', ' ', $words );
		return mb_strimwidth( trim( mb_scrub( $words, 'UTF-8' ) ), 0, 300, '…', 'UTF-8' );
	}

	private static function problem( string $kind, string $what, string $advice, string $cause = '', int $status = 502, bool $retry = true ): Problem {
		$previous = '' === trim( $cause ) ? null : new \RuntimeException( trim( $cause ) );
		return new Problem( $kind, trim( "$what $advice" ), $status, $retry, $previous, [ 'what' => $what, 'advice' => $advice ] );
	}
}
