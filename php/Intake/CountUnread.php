<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Core\Clock;

/** How much came in and was not read yet, and how much lies in quarantine. */
final class CountUnread {

	/** What came in longer ago should have been read. */
	private const LATE_MS = 600_000;

	public function __construct(
		private readonly QuarantineStore $store,
		private readonly Clock $clock,
	) {
	}

	/** @return array{waiting: int, late: int, parked: int} */
	public function __invoke(): array {
		return $this->store->unread( $this->clock->now_ms() - self::LATE_MS ) + [ 'parked' => $this->store->count() ];
	}
}
