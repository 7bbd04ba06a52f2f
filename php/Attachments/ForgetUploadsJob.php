<?php
declare( strict_types=1 );

namespace Deskfold\Attachments;

use Deskfold\Core\Clock;
use Deskfold\Core\Job;

/** Removes uploads that no reply took within a week. */
final class ForgetUploadsJob implements Job {

	private const KEEP_MS = 7 * 86_400_000;

	public function __construct(
		private readonly AttachmentStore $store,
		private readonly KeepAttachment $keep,
		private readonly Clock $clock,
	) {
	}

	public function __invoke(): int {
		$abandoned = $this->store->abandoned( $this->clock->now_ms() - self::KEEP_MS, 50 );
		array_map( $this->keep->discard( ... ), $abandoned );
		return count( $abandoned );
	}
}
