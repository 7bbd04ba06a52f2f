<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** How long a ticket stays out of sight, and how it stood before. */
final class Snooze {

	/**
	 * @param ?int   $until         milliseconds, UTC; null until the customer writes
	 * @param int    $by            the agent who wanted it so
	 * @param Status $from          Open or Waiting: what it is again when somebody wakes it early
	 * @param ?int   $waiting_since since when the customer waited
	 */
	public function __construct(
		public readonly ?int $until,
		public readonly int $by,
		public readonly Status $from,
		public readonly ?int $waiting_since = null,
	) {
	}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function read( array $row ): ?self {
		$from = Status::tryFrom( (string) $row['snoozed_from'] );
		return null === $from ? null : new self( self::moment( $row['snoozed_until'] ), (int) $row['snoozed_by'], $from, self::moment( $row['snoozed_wait'] ) );
	}

	/** @return array<string, string|int> columns */
	public static function write( ?self $snooze ): array {
		return [
			'snoozed_until' => $snooze->until ?? Ticket::NOT_WAITING,
			'snoozed_by'    => $snooze->by ?? 0,
			'snoozed_from'  => $snooze->from->value ?? '',
			'snoozed_wait'  => $snooze->waiting_since ?? Ticket::NOT_WAITING,
		];
	}

	private static function moment( ?string $value ): ?int {
		return Ticket::NOT_WAITING === (int) $value ? null : (int) $value;
	}
}
