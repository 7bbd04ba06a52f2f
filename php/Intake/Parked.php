<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** Something that came in and became no ticket, as a person looks at it. */
final class Parked {

	/**
	 * @param int    $tried_at milliseconds
	 * @param string $from     as its head claims; '' when it names nobody
	 * @param string $excerpt  its first words
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $channel,
		public readonly int $mailbox_id,
		public readonly int $received_at,
		public readonly int $tried_at,
		public readonly int $size,
		public readonly string $path,
		public readonly QuarantineReason $reason,
		public readonly string $from = '',
		public readonly string $from_name = '',
		public readonly string $subject = '',
		public readonly string $excerpt = '',
		public readonly ?int $sent_at = null,
	) {
	}
}
