<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Channels\Refusal;
use Deskfold\Core\Milestone;
use Deskfold\Core\Problem;

/** The part of SMTP (RFC 5321, 3207, 4954) that handing in a mail needs. */
final class SmtpClient {

	private const MAX_LINES = 100;

	/** @var array<string, string> */
	private array $capabilities = [];

	private function __construct( private readonly Wire $wire ) {
	}

	/**
	 * @param string $name how we introduce ourselves
	 * @throws Problem
	 */
	public static function connect( MailServer $server, Patience $patience, string $name ): self {
		$client   = new self( Wire::open( $server, $patience ) );
		$greeting = $client->reply();
		if ( ! $greeting->is_good() ) {
			throw WireProblem::refused( $server, $greeting->words() );
		}
		$client->introduce( $name );
		if ( MailServer::STARTTLS === $server->security ) {
			if ( ! isset( $client->capabilities['STARTTLS'] ) || ! $client->ask( 'STARTTLS' )->is_good() ) {
				throw WireProblem::not_encrypted( $server );
			}
			$client->wire->encrypt();
			$client->introduce( $name );
		}
		return $client;
	}

	/** @throws Problem */
	public function sign_in( string $password ): void {
		$server  = $this->wire->server;
		$methods = explode( ' ', $this->capabilities['AUTH'] ?? '' );
		$answer  = match ( true ) {
			in_array( 'PLAIN', $methods, true ) => $this->ask( 'AUTH PLAIN ' . base64_encode( "\0{$server->user}\0$password" ) ),
			in_array( 'LOGIN', $methods, true ) => $this->login( $server->user, $password ),
			default                             => null,
		};
		if ( null === $answer ) {
			throw WireProblem::no_way_to_sign_in( $server );
		}
		if ( ! $answer->is_good() ) {
			// 454 and other 4yz answers speak of the server, not of the password.
			throw $answer->is_final() ? WireProblem::sign_in( $server, $answer->words() ) : WireProblem::refused( $server, $answer->words() );
		}
	}

	/**
	 * XOAUTH2, as Google and Microsoft document it: who is refused gets a challenge first, and must answer it with nothing.
	 *
	 * @throws Problem
	 */
	public function sign_in_with_token( string $user, string $token ): void {
		$server = $this->wire->server;
		if ( ! $server->is_private() || ! in_array( 'XOAUTH2', explode( ' ', $this->capabilities['AUTH'] ?? '' ), true ) ) {
			throw SignInProblem::no_way_for_token( $server );
		}
		$answer = $this->ask( 'AUTH XOAUTH2 ' . base64_encode( "user=$user\1auth=Bearer $token\1\1" ) );
		$answer = 334 === $answer->code ? $this->ask( '' ) : $answer;
		if ( 235 !== $answer->code ) {
			throw $answer->is_final() ? SignInProblem::token( $server, $user, $answer->words() ) : SignInProblem::not_now( $server, $answer->words() );
		}
	}

	/**
	 * Whom the server refuses does not keep the others from getting it.
	 *
	 * @throws Problem when nobody gets it; with retry as soon as one of the refusals may pass
	 */
	public function send( ComposedMail $mail ): Handover {
		$this->check( $mail );
		Milestone::reached( 'mail-comes' );
		$utf8 = $mail->needs_utf8() ? ' SMTPUTF8' : '';
		$this->must( "MAIL FROM:<{$mail->sender}>" . ( isset( $this->capabilities['SIZE'] ) ? ' SIZE=' . strlen( $mail->bytes ) : '' ) . $utf8 );
		$refused = [];
		foreach ( $mail->recipients as $recipient ) {
			$answer = $this->ask( "RCPT TO:<$recipient>" );
			if ( 421 === $answer->code ) {
				throw WireProblem::refused( $this->wire->server, $answer->words() );
			}
			if ( ! $answer->is_good() ) {
				$refused[] = new Refusal( $recipient, WireProblem::clean( $answer->words() ), $answer->is_final() );
			}
		}
		if ( count( $refused ) === count( $mail->recipients ) ) {
			throw WireProblem::recipients( $refused );
		}
		Milestone::reached( 'recipients-taken' );
		$this->must( 'DATA' );
		Milestone::reached( 'data-begun' );
		$this->wire->write( self::stuffed( $mail->bytes ) );
		return new Handover( $this->finish(), $refused );
	}

	public function quit(): void {
		try {
			$this->wire->write( "QUIT\r\n" );
		} catch ( Problem ) {
			// Leaving without a word is as good.
			$this->wire->close();
		}
		$this->wire->close();
	}

	/** From the final dot on the mail may be the server's: silence is no proof that it is not. */
	private function finish(): string {
		Milestone::reached( 'dot-comes' );
		try {
			$this->wire->write( ".\r\n" );
			Milestone::reached( 'dot-sent' );
			$answer = $this->reply();
			Milestone::reached( 'mail-taken' );
		} catch ( Problem $problem ) {
			throw WireProblem::uncertain( $this->wire->server->host, $problem );
		}
		if ( ! $answer->is_good() ) {
			throw WireProblem::refused( $this->wire->server, $answer->words(), ! $answer->is_final() );
		}
		return WireProblem::clean( $answer->words() );
	}

	private function check( ComposedMail $mail ): void {
		$limit = (int) ( $this->capabilities['SIZE'] ?? 0 );
		if ( $limit > 0 && strlen( $mail->bytes ) > $limit ) {
			/* translators: 1: size of the mail in megabytes, 2: largest size in megabytes. */
			$words = __( 'The mail has %1$d MB with its attachments; the mail server takes at most %2$d MB. Remove an attachment and send it again.', 'deskfold' );
			throw new Problem( 'mail_too_large', sprintf( $words, (int) ceil( strlen( $mail->bytes ) / 1e6 ), (int) floor( $limit / 1e6 ) ), 413 );
		}
		if ( $mail->needs_utf8() && ! isset( $this->capabilities['SMTPUTF8'] ) ) {
			throw new Problem( 'recipient_refused', __( 'An address has letters beyond a to z before the @, and the mail server cannot send to such addresses. Nothing was sent.', 'deskfold' ), 502 );
		}
	}

	private function introduce( string $name ): void {
		$answer = $this->ask( "EHLO $name" );
		if ( $answer->is_final() ) {
			// RFC 5321 §3.2: an old server knows no EHLO.
			$answer = $this->ask( "HELO $name" );
		}
		if ( ! $answer->is_good() ) {
			throw WireProblem::refused( $this->wire->server, $answer->words() );
		}
		$this->capabilities = $answer->capabilities();
	}

	private function login( string $user, string $password ): SmtpReply {
		$answer = $this->ask( 'AUTH LOGIN' );
		foreach ( [ $user, $password ] as $part ) {
			if ( 334 !== $answer->code ) {
				return $answer;
			}
			$answer = $this->ask( base64_encode( $part ) );
		}
		return $answer;
	}

	private function must( string $command ): void {
		$answer = $this->ask( $command );
		if ( ! $answer->is_good() ) {
			throw WireProblem::refused( $this->wire->server, $answer->words(), ! $answer->is_final() );
		}
	}

	private function ask( string $command ): SmtpReply {
		if ( strpbrk( $command, "\r\n\0" ) !== false ) {
			throw new \LogicException( 'An SMTP command is one line' );
		}
		$this->wire->write( "$command\r\n" );
		return $this->reply();
	}

	private function reply(): SmtpReply {
		$lines = [];
		do {
			$line = $this->wire->line( 4096 );
			if ( 1 !== preg_match( '/^([2-5]\d\d)([ -]?)(.*)$/', $line, $found ) || count( $lines ) >= self::MAX_LINES ) {
				throw WireProblem::protocol( $this->wire->server );
			}
			$lines[] = $found[3];
		} while ( '-' === $found[2] );
		return new SmtpReply( (int) $found[1], $lines );
	}

	/** CRLF everywhere, and no line of the mail that could be taken for its end. */
	private static function stuffed( string $bytes ): string {
		$bytes = (string) preg_replace( '/\r\n|\r|\n/', "\r\n", $bytes );
		$bytes = str_starts_with( $bytes, '.' ) ? ".$bytes" : $bytes;
		$bytes = str_replace( "\n.", "\n..", $bytes );
		return str_ends_with( $bytes, "\r\n" ) ? $bytes : "$bytes\r\n";
	}
}
