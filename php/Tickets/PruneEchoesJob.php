<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Forgets what came long ago. */
final class PruneEchoesJob implements Job {

	private const KEPT = 172_800_000;

	public function __construct(
		private readonly EchoStore $echoes,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->echoes->prune( $this->clock->now_ms() - self::KEPT );
		return 0;
	}
}
