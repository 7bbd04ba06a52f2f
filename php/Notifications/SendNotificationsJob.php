<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;

/** Mails agents what is due. A run that was cut off is taken up again under the same Message-ID. */
final class SendNotificationsJob implements Job {

	private const BATCH    = 20;
	private const LEASE    = 120_000;
	private const ATTEMPTS = 6;

	public function __construct(
		private readonly NotificationStore $store,
		private readonly SendNotification $send,
		private readonly Clock $clock,
		private readonly Log $log,
		private readonly SiteIdentity $site,
	) {
	}

	public function __invoke(): int {
		$done = 0;
		foreach ( $this->site->is_live() ? $this->store->due( $this->clock->now_ms(), self::BATCH ) : [] as $one ) {
			// Each attempt waits twice as long as the one before.
			$wait = self::LEASE * 2 ** min( $one->attempts, self::ATTEMPTS );
			if ( $this->store->claim( $one, $this->clock->now_ms() + $wait ) ) {
				$this->try( $one );
				++$done;
			}
		}
		return $done;
	}

	private function try( Notification $one ): void {
		try {
			( $this->send )( $one );
		} catch ( \Throwable $error ) {
			$this->log->write( Log::WARNING, 'Notifications', "Notification {$one->id} could not be mailed", [ 'agent' => $one->agent_id, 'error' => Log::tell( $error ) ] );
			if ( ! $error instanceof Problem || ! $error->retry || $one->attempts + 1 >= self::ATTEMPTS ) {
				$this->store->settle( $one->id, Notification::FAILED, $error instanceof Problem ? $error->getMessage() : Log::tell( $error ), null );
			}
		}
	}
}
