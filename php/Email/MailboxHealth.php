<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Problem;

/** How a mailbox has been doing. Times are milliseconds UTC. */
final class MailboxHealth {

	/** The desk finds out by itself how long a silence is usual. */
	public const BY_RHYTHM = -1;

	private const HOUR_MS  = 3_600_000;
	private const SHORTEST = 48 * self::HOUR_MS;
	private const LONGEST  = 30 * 24 * self::HOUR_MS;

	/** A month after an unusual pause it counts half. */
	private const HALF_LIFE = 30 * 24 * self::HOUR_MS;

	/**
	 * @param int $silence_hours   without mail that are too many: 0 for never, BY_RHYTHM for twice the longest usual pause
	 * @param int $longest_silence milliseconds, what is long ago counting less
	 */
	public function __construct(
		public readonly int $silence_hours = self::BY_RHYTHM,
		public readonly int $longest_silence = 0,
		public readonly ?int $last_mail_at = null,
		public readonly string $error_kind = '',
		public readonly ?int $failing_since = null,
		public readonly ?int $next_fetch_at = null,
		public readonly ?int $last_sent_at = null,
		public readonly string $send_error = '',
		public readonly string $send_error_kind = '',
		public readonly ?int $send_error_at = null,
		public readonly ?int $send_failing_since = null,
	) {
		if ( $silence_hours < self::BY_RHYTHM || $silence_hours > 8760 ) {
			throw new Problem( 'invalid_silence', __( 'Choose after how many hours without mail you want to be told, at most a year.', 'deskfold' ) );
		}
	}

	/** @param array<string, string|null> $row of the table */
	public static function of( array $row ): self {
		$number = static fn ( string $name ): ?int => isset( $row[ $name ] ) ? (int) $row[ $name ] : null;
		return new self(
			(int) $row['silence_hours'],
			(int) $row['longest_silence'],
			$number( 'last_mail_at' ),
			(string) $row['error_kind'],
			$number( 'failing_since' ),
			$number( 'next_fetch_at' ),
			$number( 'last_sent_at' ),
			(string) $row['send_error'],
			(string) $row['send_error_kind'],
			$number( 'send_error_at' ),
			$number( 'send_failing_since' ),
		);
	}

	public function told_after( int $silence_hours ): self {
		return new self( $silence_hours, $this->longest_silence, $this->last_mail_at, $this->error_kind, $this->failing_since, $this->next_fetch_at, $this->last_sent_at, $this->send_error, $this->send_error_kind, $this->send_error_at, $this->send_failing_since );
	}

	/** How long a silence may last; 0 for ever. A weekend is usual after the first one. */
	public function silence_limit(): int {
		return match ( true ) {
			0 === $this->silence_hours              => 0,
			self::BY_RHYTHM === $this->silence_hours => min( self::LONGEST, max( self::SHORTEST, 2 * $this->longest_silence ) ),
			default                                  => $this->silence_hours * self::HOUR_MS,
		};
	}

	public function is_silent( int $now ): bool {
		$limit = $this->silence_limit();
		return $limit > 0 && null !== $this->last_mail_at && $now - $this->last_mail_at > $limit;
	}

	/** What the longest silence is once mail came after this pause. */
	public static function longest_after( int $longest, int $pause ): int {
		return max( $pause, (int) ( $longest * 0.5 ** ( $pause / self::HALF_LIFE ) ) );
	}
}
