<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Removes notifications that can no longer be answered. */
final class ForgetNotificationsJob implements Job {

	private const KEEP_MS = 60 * 86_400_000;

	public function __construct(
		private readonly NotificationStore $store,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$this->store->forget( $this->clock->now_ms() - self::KEEP_MS );
		return 0;
	}
}
