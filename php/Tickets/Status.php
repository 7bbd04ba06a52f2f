<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** Where a ticket stands. */
enum Status: string {

	case Fresh    = 'new';
	case Open     = 'open';
	case Waiting  = 'waiting';
	case Resolved = 'resolved';
	case Spam     = 'spam';
	case Trash    = 'trash';

	/** Whether somebody of us still has to act. */
	public function is_ours(): bool {
		return self::Fresh === $this || self::Open === $this;
	}

	/** What it becomes when the customer writes: spam stays spam, everything else is ours again. */
	public function after_customer_message(): self {
		return match ( $this ) {
			self::Fresh, self::Spam => $this,
			default                 => self::Open,
		};
	}

	/** @return list<string> */
	public static function words(): array {
		return array_map( static fn ( self $status ): string => $status->value, self::cases() );
	}
}
