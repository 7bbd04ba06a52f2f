<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Problem;

/** Which tickets may sleep, and how long. */
final class PutToSleep {

	/** Nobody remembers after so long why. */
	public const YEARS = 5;

	/**
	 * @param ?int $until milliseconds, UTC; null until the customer writes
	 * @throws Problem for a time that has passed, and for what nobody waits for
	 */
	public static function until( Ticket $ticket, ?int $until, Actor $by, int $now ): Ticket {
		if ( in_array( $ticket->status, [ Status::Spam, Status::Trash, Status::Merged ], true ) ) {
			throw new Problem( 'not_to_snooze', __( 'Spam and what lies in the trash cannot be snoozed. Take the ticket out first.', 'deskfold' ), 409 );
		}
		self::check( $until, $now );
		return $ticket->asleep( $until, Actor::AGENT === $by->kind ? $by->id : 0, $now );
	}

	/** @throws Problem */
	public static function check( ?int $until, int $now ): void {
		if ( null !== $until && $until <= $now ) {
			throw new Problem( 'time_passed', __( 'This time has passed. Choose a later one.', 'deskfold' ) );
		}
		if ( null !== $until && $until > $now + self::YEARS * 366 * 86_400_000 ) {
			/* translators: %d: a number of years. */
			throw new Problem( 'time_too_far', sprintf( __( 'This is more than %d years away. Choose an earlier time.', 'deskfold' ), self::YEARS ) );
		}
	}
}
