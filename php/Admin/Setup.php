<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** How far somebody has come with setting up. */
final class Setup {

	public const OPEN    = 'open';
	public const SKIPPED = 'skipped';
	public const DONE    = 'done';

	public const STATES = [ self::OPEN, self::SKIPPED, self::DONE ];

	/** Where mail comes from: '' while nobody has said. */
	public const WAYS = [ '', 'mailbox', 'handed_over', 'form' ];

	public const STEPS = 4;

	/** @param int $step from 1 */
	public function __construct(
		public readonly string $state = self::OPEN,
		public readonly int $step = 1,
		public readonly string $way = '',
		public readonly int $mailbox_id = 0,
	) {
	}

	/** @param array<mixed> $kept */
	public static function from( array $kept ): self {
		$state = $kept['state'] ?? '';
		$step  = $kept['step'] ?? 1;
		$way   = $kept['way'] ?? '';
		$id    = $kept['mailbox_id'] ?? 0;
		return new self(
			is_string( $state ) && in_array( $state, self::STATES, true ) ? $state : self::OPEN,
			is_int( $step ) ? max( 1, min( self::STEPS, $step ) ) : 1,
			is_string( $way ) && in_array( $way, self::WAYS, true ) ? $way : '',
			is_int( $id ) ? $id : 0
		);
	}
}
