<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Email\OAuth\Grant;
use Deskfold\Email\OAuth\OAuthProblem;

/** What stands in the way of mail now, for the desk's banner, Site Health and the doctor. */
final class ListAlarms {

	/** A fault that often passes by itself is told after this long. */
	private const PATIENCE_MS = 600_000;

	/** Nothing but a person ends these. */
	private const AT_ONCE = [
		WireProblem::SIGN_IN,
		WireProblem::FOLDER,
		WireProblem::NAME,
		WireProblem::CERTIFICATE,
		SignInProblem::APP_PASSWORD,
		SignInProblem::ACCESS_OFF,
		SignInProblem::TOKEN,
		SignInProblem::QUOTA,
		OAuthProblem::SIGN_IN_AGAIN,
		OAuthProblem::SIGN_IN_FIRST,
		OAuthProblem::OTHER_ACCOUNT,
		OAuthProblem::CLIENT,
		'secret_unreadable',
	];

	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly Clock $clock,
	) {
	}

	/** @return list<Alarm> */
	public function __invoke(): array {
		$active = array_filter( $this->mailboxes->all(), static fn ( Mailbox $mailbox ): bool => $mailbox->is_active );
		return array_merge( ...array_values( array_map( $this->of( ... ), $active ) ) );
	}

	/** @return list<Alarm> */
	public function of( Mailbox $mailbox ): array {
		$health = $mailbox->health;
		$alarms = [];
		if ( $this->stands( $health->failing_since, $health->error_kind ) && $mailbox->fetches() ) {
			$alarms[] = $this->alarm( $mailbox, Alarm::READING, $this->stopped( $mailbox->address, (int) $health->failing_since ), $mailbox->last_error, $health->error_kind );
		} elseif ( $mailbox->fetches() && $health->is_silent( $this->clock->now_ms() ) ) {
			/* translators: 1: mail address, 2: a time, or date and time. */
			$title    = sprintf( __( 'No mail to %1$s since %2$s.', 'deskfold' ), $mailbox->address, $this->time( (int) $health->last_mail_at ) );
			$alarms[] = $this->alarm( $mailbox, Alarm::SILENCE, $title, __( 'We can read the mailbox, but nothing arrives in it, which is longer than usual. Nothing is lost here. Send yourself a test mail, and look at forwarding rules and the spam folder.', 'deskfold' ), '' );
		}
		if ( $this->stands( $health->send_failing_since, $health->send_error_kind ) ) {
			/* translators: 1: mail address, 2: a time, or date and time. */
			$title    = sprintf( __( 'Replies from %1$s have not left since %2$s.', 'deskfold' ), $mailbox->address, $this->time( (int) $health->send_failing_since ) );
			$alarms[] = $this->alarm( $mailbox, Alarm::SENDING, $title, $health->send_error . ' ' . __( 'They are kept here and sent when this works again.', 'deskfold' ), $health->send_error_kind );
		}
		return $alarms;
	}

	private function stands( ?int $since, string $kind ): bool {
		return null !== $since && ( in_array( $kind, self::AT_ONCE, true ) || $this->clock->now_ms() - $since > self::PATIENCE_MS );
	}

	private function alarm( Mailbox $mailbox, string $kind, string $title, string $text, string $error_kind ): Alarm {
		$signs  = '' !== $mailbox->provider() && in_array( $mailbox->grant->state( $mailbox->provider(), $mailbox->address ), [ Grant::NONE, Grant::BROKEN ], true );
		$action = match ( true ) {
			$signs => __( 'Sign in again', 'deskfold' ),
			in_array( $error_kind, [ WireProblem::SIGN_IN, SignInProblem::APP_PASSWORD ], true ) => __( 'Enter password', 'deskfold' ),
			default => __( 'Look at the mailbox', 'deskfold' ),
		};
		return new Alarm( $mailbox->id, $mailbox->address, $kind, $title, $text, $action );
	}

	private function stopped( string $address, int $since ): string {
		$words = $this->is_today( $since )
			/* translators: 1: mail address, 2: a time of day. */
			? __( 'Mail to %1$s stopped at %2$s.', 'deskfold' )
			/* translators: 1: mail address, 2: date and time. */
			: __( 'Mail to %1$s stopped on %2$s.', 'deskfold' );
		return sprintf( $words, $address, $this->time( $since ) );
	}

	private function is_today( int $ms ): bool {
		return wp_date( 'Ymd', intdiv( $ms, 1000 ) ) === wp_date( 'Ymd', intdiv( $this->clock->now_ms(), 1000 ) );
	}

	/** Today's with the time alone. */
	private function time( int $ms ): string {
		$at     = intdiv( $ms, 1000 );
		$date   = get_option( 'date_format' );
		$time   = get_option( 'time_format' );
		$wanted = ! $this->is_today( $ms ) ? ( is_string( $date ) ? $date : 'Y-m-d' ) . ' ' : '';
		return (string) wp_date( $wanted . ( is_string( $time ) ? $time : 'H:i' ), $at );
	}
}
