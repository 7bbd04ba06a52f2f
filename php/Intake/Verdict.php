<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

/** What to do with a message that was read. */
final class Verdict {

	public const ACCEPT     = 'accept';
	public const QUARANTINE = 'quarantine';
	public const REJECT     = 'reject';

	/** @param self::ACCEPT|self::QUARANTINE|self::REJECT $what */
	public function __construct(
		public readonly string $what,
		public readonly string $reason = '',
	) {
	}
}
