<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** What one look into a mailbox brought. */
final class Fetched {

	/**
	 * @param list<int> $raw_ids  stored just now, in order of arrival; twins of earlier mail are not among them
	 * @param bool      $has_more the time was up before the folder was read
	 * @param int       $given_up mails that could not be fetched and are left in their folder
	 */
	public function __construct(
		public readonly array $raw_ids = [],
		public readonly bool $has_more = false,
		public readonly int $given_up = 0,
	) {
	}
}
