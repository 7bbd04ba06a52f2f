<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Problem;
use Deskfold\Email\AcceptMail;
use Deskfold\Email\Accepted;
use Deskfold\Email\EmailParser;
use Deskfold\Email\FindMailbox;
use Deskfold\Email\ListMailboxes;
use Deskfold\Email\Mailbox;
use Deskfold\Email\MailFiles;
use Deskfold\Email\ParsedMailSchema;
use Deskfold\Email\ReadNewMail;
use WP_CLI;

/** Brings mail in: from files, from mail servers, from an MTA. */
final class MailCommand {

	/** Exit codes of sysexits.h, which MTAs understand. */
	private const BAD_INPUT = 65;
	private const TRY_AGAIN = 75;

	public function __construct(
		private readonly Terminal $terminal,
		private readonly AcceptMail $accept,
		private readonly EmailParser $parse,
		private readonly ReadNewMail $read_new,
		private readonly FindMailbox $find,
		private readonly ListMailboxes $list,
	) {
	}

	/**
	 * Takes mails from files and makes tickets of them. The same mail twice is taken once.
	 *
	 * Says one JSON object a line: source, result (created, appended, duplicate, bounce, auto_reply, feedback_report,
	 * quarantined or rejected), ticket, message, reason.
	 *
	 * ## OPTIONS
	 *
	 * <path>...
	 * : Files, folders (Maildirs too) or mboxes; "-" reads standard input.
	 *
	 * [--mailbox=<address>]
	 * : The mailbox they are for. Without it the default one.
	 *
	 * [--format=<format>]
	 * : There is one.
	 * ---
	 * default: json
	 * options:
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold mail import old-mail.mbox --mailbox=support@example.com
	 *     cat one.eml | wp deskfold mail import -
	 *
	 * @param list<string>         $paths
	 * @param array<string, mixed> $given
	 */
	public function import( array $paths, array $given ): void {
		$failed = 0;
		$this->terminal->run(
			function () use ( $paths, $given, &$failed ): void {
				$mailbox_id = $this->mailbox_id( new Flags( $given ) );
				foreach ( MailFiles::read( $paths ) as $source => $bytes ) {
					try {
						$this->terminal->json( [ 'source' => $source ] + self::result( is_string( $bytes ) ? ( $this->accept )( $mailbox_id, $bytes ) : $this->accept->stream( $mailbox_id, $bytes ) ) );
					} catch ( Problem $problem ) {
						$failed += $problem->retry ? 1 : 0;
						$this->terminal->json( [ 'source' => $source ] + self::result( new Accepted( false, 'rejected', reason: $problem->kind ) ) );
						$this->terminal->tell( "$source: {$problem->getMessage()}" );
					}
				}
			}
		);
		if ( $failed > 0 ) {
			$this->terminal->tell( "$failed mails could not be stored. Import them again: what is there already is not taken twice." );
			$this->terminal->fail();
		}
	}

	/**
	 * Reads mails and shows what was understood. Nothing is stored.
	 *
	 * Says one JSON object a line: source, subject, from, to, cc, reply_to, message_id, in_reply_to, references, date, text,
	 * html, reply_text, attachments, is_auto_reply, is_receipt, is_bounce, failed_recipients, bounce_kind, bounce,
	 * is_feedback_report, feedback, forwarded, problems, marks.
	 *
	 * ## OPTIONS
	 *
	 * <path>...
	 * : Files, folders (Maildirs too) or mboxes; "-" reads standard input.
	 *
	 * [--format=<format>]
	 * : There is one.
	 * ---
	 * default: json
	 * options:
	 *   - json
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold mail parse strange.eml --format=json
	 *
	 * @param list<string> $paths
	 */
	public function parse( array $paths ): void {
		$this->terminal->run(
			function () use ( $paths ): void {
				foreach ( MailFiles::read( $paths ) as $source => $bytes ) {
					$this->terminal->json( ParsedMailSchema::present( ( $this->parse )( is_string( $bytes ) ? $bytes : (string) stream_get_contents( $bytes ) ), $source ) );
				}
			}
		);
	}

	/**
	 * Fetches mail from the servers now, without waiting for the next minute.
	 *
	 * ## OPTIONS
	 *
	 * [--mailbox=<address>]
	 * : Only this mailbox. Without it every active one that is fetched.
	 *
	 * ## EXAMPLES
	 *
	 *     wp deskfold mail fetch
	 *     wp deskfold mail fetch --mailbox=support@example.com
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function fetch( array $args, array $given ): void {
		$flags  = new Flags( $given );
		$failed = false;
		$this->terminal->run(
			function () use ( $flags, &$failed ): void {
				$mailboxes = $flags->has( 'mailbox' ) ? [ ( $this->find )( $flags->text( 'mailbox' ) ) ] : array_filter( ( $this->list )(), static fn ( Mailbox $mailbox ): bool => $mailbox->fetches() );
				foreach ( $mailboxes as $mailbox ) {
					try {
						$this->terminal->say( "{$mailbox->address}: " . count( ( $this->read_new )( $mailbox ) ) . ' new' );
					} catch ( Problem $problem ) {
						// One mailbox's fault does not stop the others.
						$failed = true;
						$this->terminal->tell( "{$mailbox->address}: {$problem->getMessage()}" );
					}
				}
			}
		);
		if ( $failed ) {
			$this->terminal->fail();
		}
	}

	/**
	 * Takes one mail from standard input, for a mail server that hands mail over to a program.
	 *
	 * Ends with 0 only once the mail is safely stored, with 75 when the mail server should keep it and try again, with 65
	 * when there was no mail. When WordPress itself cannot start, WP-CLI ends with 1, which a mail server takes for a final
	 * refusal; so let the shell say 75 then.
	 *
	 * ## OPTIONS
	 *
	 * [--mailbox=<address>]
	 * : The mailbox it is for. Without it the default one.
	 *
	 * ## EXAMPLES
	 *
	 *     # Postfix, /etc/aliases:
	 *     support: "|wp --path=/srv/shop deskfold mail pipe --mailbox=support@example.com || test $? -eq 65 || exit 75"
	 *
	 * @param list<string>         $args
	 * @param array<string, mixed> $given
	 */
	public function pipe( array $args, array $given ): void {
		try {
			// Kept in memory up to so many bytes, then on the disk.
			$mail = fopen( 'php://temp/maxmemory:2000000', 'w+b' );
			if ( false === $mail || false === stream_copy_to_stream( STDIN, $mail ) || '' === trim( (string) stream_get_contents( $mail, 65_536, 0 ) ) ) {
				$this->terminal->tell( 'There is no mail here: nothing came through standard input.' );
				WP_CLI::halt( self::BAD_INPUT );
			}
			rewind( $mail );
			$this->accept->stream( $this->mailbox_id( new Flags( $given ) ), $mail );
		} catch ( \Throwable $error ) {
			$this->terminal->tell( $error instanceof Problem ? $error->getMessage() : 'The mail could not be stored: ' . $error->getMessage() );
			WP_CLI::halt( self::TRY_AGAIN );
		}
	}

	/** @throws Problem when there is no such mailbox */
	private function mailbox_id( Flags $flags ): int {
		$mailbox = $flags->has( 'mailbox' ) ? ( $this->find )( $flags->text( 'mailbox' ) ) : $this->find->or_default( 0 );
		return $mailbox->id ?? 0;
	}

	/** @return array{result: string, ticket: ?int, message: ?int, reason: string} */
	private static function result( Accepted $mail ): array {
		return [
			// Stored, but not read yet: the intake job goes on with it.
			'result'  => Accepted::RECEIVED === $mail->result ? 'quarantined' : $mail->result,
			'ticket'  => $mail->ticket_id,
			'message' => $mail->message_id,
			'reason'  => $mail->reason,
		];
	}
}
