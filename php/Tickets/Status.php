<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Where a ticket stands. */
enum Status: string {

	case Fresh    = 'new';
	case Open     = 'open';
	case Waiting  = 'waiting';

	/** Out of sight until a time, or until the customer writes; see Snooze. */
	case Snoozed  = 'snoozed';
	case Resolved = 'resolved';
	case Spam     = 'spam';
	case Trash    = 'trash';

	/** Its messages stand in another ticket: it shows in no list, and only undoing the merge ends it. */
	case Merged = 'merged';

	/** Whether somebody of us still has to act. */
	public function is_ours(): bool {
		return self::Fresh === $this || self::Open === $this;
	}

	/** What it becomes when the customer writes: spam stays spam, everything else is ours again. */
	public function after_customer_message(): self {
		return match ( $this ) {
			self::Fresh, self::Spam, self::Merged => $this,
			default                               => self::Open,
		};
	}

	/** @return list<string> */
	public static function words(): array {
		return array_map( static fn ( self $status ): string => $status->value, self::cases() );
	}

	/** @return list<string> those that somebody may choose without saying more */
	public static function choices(): array {
		return array_values( array_diff( self::words(), [ self::Merged->value, self::Snoozed->value ] ) );
	}
}
