<?php
declare( strict_types=1 );

namespace Deskfold\Email;

use Deskfold\Core\Job;
use Deskfold\Core\Log;
use Deskfold\Core\Problem;
use Deskfold\Core\SiteIdentity;

/** Looks into each mailbox whose turn has come. One mailbox's fault is noted with it and never stops the others. */
final class PollMailboxJob implements Job {

	private const SECONDS = 20.0;

	public function __construct(
		private readonly FetchStateStore $states,
		private readonly FetchMailbox $fetch,
		private readonly Log $log,
		private readonly SiteIdentity $site,
	) {
	}

	public function __invoke(): int {
		$received = 0;
		foreach ( $this->site->is_live() ? $this->states->due() : [] as $id ) {
			try {
				$received += count( ( $this->fetch )( $id, self::SECONDS )->raw_ids );
			} catch ( Problem $problem ) {
				$level = 'mailbox_busy' === $problem->kind || 'lease_lost' === $problem->kind ? Log::NOTE : Log::WARNING;
				$this->log->write( $level, 'Email', 'A mailbox could not be fetched', [ 'mailbox_id' => $id, 'error' => Log::tell( $problem ) ] );
			}
		}
		return $received;
	}
}
