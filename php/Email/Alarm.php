<?php
declare( strict_types=1 );

namespace Deskfold\Email;

/** Something about a mailbox that a person must look at: what stopped, why, what is safe, and one thing to do. */
final class Alarm {

	public const READING = 'reading';
	public const SENDING = 'sending';
	public const SILENCE = 'silence';
	public const KINDS   = [ self::READING, self::SENDING, self::SILENCE ];

	public function __construct(
		public readonly int $mailbox_id,
		public readonly string $address,
		public readonly string $kind,
		public readonly string $title,
		public readonly string $text,
		public readonly string $action,
	) {
	}
}
