<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** What became of a mail that was handed to us. It is stored, whatever the result says. */
final class Accepted {

	/** Stored, and read a little later. */
	public const RECEIVED = 'received';

	/**
	 * @param bool   $is_new    false when the same bytes had come before
	 * @param string $result    as Intake names it, or 'received'
	 */
	public function __construct(
		public readonly bool $is_new,
		public readonly string $result,
		public readonly ?int $ticket_id = null,
		public readonly ?int $message_id = null,
		public readonly string $reason = '',
	) {
	}
}
