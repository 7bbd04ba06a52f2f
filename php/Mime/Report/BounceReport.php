<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

/** That a mail of ours did not arrive: whom it did not reach, and whether trying again is of any use. */
final class BounceReport {

	/**
	 * @param bool         $is_hard    the address itself is dead, not only this mail or this day
	 * @param list<string> $recipients
	 */
	public function __construct(
		public readonly bool $is_hard,
		public readonly array $recipients,
		public readonly string $original_message_id,
		public readonly string $reason,
	) {
	}
}
