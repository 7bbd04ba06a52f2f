<?php
declare( strict_types=1 );

namespace Deskfold\Cli;

use Deskfold\Core\Clock;
use Deskfold\Core\Problem;
use Deskfold\Email\Alarm;
use Deskfold\Email\Incoming;
use Deskfold\Email\ListAlarms;
use Deskfold\Email\ListMailboxes;
use Deskfold\Email\Mailbox;
use Deskfold\Email\Outgoing;
use Deskfold\Email\TestMailbox;
use Deskfold\Email\TestStep;

/** Whether mail comes in and goes out. */
final class ExamineMail {

	/** Mail is fetched every minute; this long without success is no accident. */
	private const LATE_MS = 3_600_000;

	public function __construct(
		private readonly ListMailboxes $mailboxes,
		private readonly TestMailbox $test,
		private readonly Clock $clock,
		private readonly ListAlarms $alarms,
	) {
	}

	/**
	 * @param bool $connect whether to talk to the servers now
	 * @return list<Finding>
	 */
	public function __invoke( bool $connect ): array {
		$mailboxes = ( $this->mailboxes )();
		$active    = array_values( array_filter( $mailboxes, static fn ( Mailbox $mailbox ): bool => $mailbox->is_active ) );
		if ( [] === $active ) {
			return [ Finding::warning( 'mail', [] === $mailboxes ? 'There is no mailbox yet: tickets come from the contact form only.' : 'Every mailbox is switched off.', 'Connect one in the settings of the desk.' ) ];
		}
		$findings = [];
		foreach ( $active as $mailbox ) {
			array_push( $findings, $this->fetched( $mailbox ), $this->sends( $mailbox ), ...$this->told( $mailbox ), ...( $connect ? $this->connect( $mailbox ) : [] ) );
		}
		return $findings;
	}

	private function fetched( Mailbox $mailbox ): Finding {
		if ( Incoming::IMAP !== $mailbox->incoming->kind ) {
			return Finding::ok( 'mail_in', Incoming::PIPE === $mailbox->incoming->kind ? "{$mailbox->address}: mail is handed over by a mail server." : "{$mailbox->address} only sends." );
		}
		$failed = null !== $mailbox->last_error_at && $mailbox->last_error_at > (int) $mailbox->last_success_at;
		if ( $failed ) {
			return Finding::wrong( 'mail_in', "{$mailbox->address}: fetching failed at " . Terminal::time( $mailbox->last_error_at ) . ": {$mailbox->last_error}", 'Test the mailbox in the settings of the desk.' );
		}
		if ( null === $mailbox->last_success_at || $this->clock->now_ms() - $mailbox->last_success_at > self::LATE_MS ) {
			$last = null === $mailbox->last_success_at ? 'was never fetched' : 'was last fetched at ' . Terminal::time( $mailbox->last_success_at );
			return Finding::wrong( 'mail_in', "{$mailbox->address}: mail $last.", 'Run `wp deskfold mail fetch`, and see to it that cron or a worker runs.' );
		}
		return Finding::ok( 'mail_in', "{$mailbox->address}: mail was fetched at " . Terminal::time( $mailbox->last_success_at ) . '.' );
	}

	/** @return list<Finding> silence, and replies that do not leave: fetched() tells of reading */
	private function told( Mailbox $mailbox ): array {
		$alarms = array_filter( $this->alarms->of( $mailbox ), static fn ( Alarm $alarm ): bool => Alarm::READING !== $alarm->kind );
		return array_values( array_map( static fn ( Alarm $alarm ): Finding => Finding::warning( Alarm::SILENCE === $alarm->kind ? 'mail_silence' : 'mail_sending', $alarm->title, $alarm->text ), $alarms ) );
	}

	private function sends( Mailbox $mailbox ): Finding {
		if ( Outgoing::SMTP === $mailbox->outgoing->kind ) {
			return Finding::ok( 'mail_out', "{$mailbox->address} sends through its own server." );
		}
		$program = explode( ' ', (string) ini_get( 'sendmail_path' ) )[0];
		if ( ! self::is_replaced() && '' !== $program && ! is_executable( $program ) ) {
			return Finding::wrong( 'mail_out', "{$mailbox->address}: this server has no mail program ($program), and no plugin sends in its place.", 'Give the mailbox an SMTP server in the settings of the desk.' );
		}
		return Finding::ok( 'mail_out', "{$mailbox->address} sends the way this WordPress sends its own mail." );
	}

	/** Whether something else than PHP's own mail program sends: one listener to PHPMailer is ours. */
	private static function is_replaced(): bool {
		global $wp_filter;
		$hook = is_array( $wp_filter ) ? $wp_filter['phpmailer_init'] ?? null : null;
		return has_filter( 'pre_wp_mail' ) !== false || ( $hook instanceof \WP_Hook && array_sum( array_map( 'count', array_filter( $hook->callbacks, 'is_array' ) ) ) > 1 );
	}

	/** @return list<Finding> */
	private function connect( Mailbox $mailbox ): array {
		try {
			$steps = ( $this->test )( $mailbox );
		} catch ( Problem $problem ) {
			return [ Finding::wrong( 'mail_connection', "{$mailbox->address}: {$problem->getMessage()}", 'Look at the mailbox in the settings of the desk.' ) ];
		}
		$failed = array_filter( $steps, static fn ( TestStep $step ): bool => ! $step->ok );
		return array_values( array_map( static fn ( TestStep $step ): Finding => Finding::wrong( 'mail_connection', "{$mailbox->address}: {$step->name}. {$step->message}", '' === $step->advice ? 'Look at the mailbox in the settings of the desk.' : $step->advice ), $failed ) );
	}
}
