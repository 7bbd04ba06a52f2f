<?php
declare( strict_types=1 );

namespace Deskfold\Mime\Report;

/** That a mail of ours did not arrive: whom it did not reach, and whether trying again is of any use. */
final class BounceReport {

	/**
	 * @param bool         $is_hard       the address itself is dead, not only this mail or this day
	 * @param bool         $is_delayed    the server goes on trying
	 * @param bool         $is_structured read from machine-readable fields (RFC 3464), not from words
	 * @param list<string> $recipients
	 * @param list<string> $dead          those of them whose address is dead; with all of them the report is hard
	 * @param string       $status        RFC 3463, '' when it names none
	 */
	public function __construct(
		public readonly bool $is_hard,
		public readonly bool $is_delayed,
		public readonly bool $is_structured,
		public readonly array $recipients,
		public readonly array $dead,
		public readonly string $original_message_id,
		public readonly string $reason,
		public readonly string $status,
	) {
	}
}
