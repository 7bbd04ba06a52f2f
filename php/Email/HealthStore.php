<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Clock;
use Deskfold\Core\Database;

/** What a mailbox last did well and since when it does not: of its mail that goes out, and of the silence between its mails. */
final class HealthStore {

	/** Silence is counted in hours: who imports a thousand mails need not write a thousand times when the last one came. */
	private const OFTEN_MS = 10_000;

	/** @var array<string, int> when this process last wrote down that mail came, by mailbox */
	private array $received_at = [];

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
	}

	public function sent( int $mailbox_id ): void {
		$this->database->update( 'mailboxes', [ 'last_sent_at' => $this->clock->now_ms(), 'send_error' => '', 'send_error_kind' => '', 'send_error_at' => null, 'send_failing_since' => null ], [ 'id' => $mailbox_id ] );
	}

	public function not_sent( int $mailbox_id, string $kind, string $words ): void {
		$now = $this->clock->now_ms();
		$sql = 'UPDATE %i SET send_error = %s, send_error_kind = %s, send_error_at = %d, send_failing_since = COALESCE(send_failing_since, %d) WHERE id = %d';
		$this->database->run( $sql, $this->database->table( 'mailboxes' ), $words, substr( $kind, 0, 40 ), $now, $now, $mailbox_id );
	}

	/** Mail came in. */
	public function received( int $mailbox_id ): void {
		$name = $this->database->table( 'mailboxes' ) . " $mailbox_id";
		$now  = $this->clock->now_ms();
		if ( abs( $now - ( $this->received_at[ $name ] ?? 0 ) ) < self::OFTEN_MS ) {
			return;
		}
		$this->received_at[ $name ] = $now;

		$row = $this->database->row( 'SELECT last_mail_at, longest_silence FROM %i WHERE id = %d', $this->database->table( 'mailboxes' ), $mailbox_id );
		if ( null === $row ) {
			return;
		}
		$longest = (int) $row['longest_silence'];
		$changes = isset( $row['last_mail_at'] ) ? [ 'longest_silence' => MailboxHealth::longest_after( $longest, max( 0, $now - (int) $row['last_mail_at'] ) ) ] : [];
		$this->database->update( 'mailboxes', $changes + [ 'last_mail_at' => $now ], [ 'id' => $mailbox_id ] );
	}
}
