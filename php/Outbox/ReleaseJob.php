<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Core\Job;
use Deskfold\Core\SiteIdentity;
use Deskfold\Tickets\LaterReplies;
use Deskfold\Tickets\ReleaseReply;

/** Replies whose time has come go into the queue, or are kept back. A row leaves its state once: run twice it finds nothing. */
final class ReleaseJob implements Job {

	private const BATCH = 20;

	public function __construct(
		private readonly LaterReplies $later,
		private readonly ReleaseReply $release,
		private readonly SiteIdentity $site,
	) {
	}

	public function __invoke(): int {
		// A copy of the site must not write to people.
		return $this->site->is_live() ? count( array_filter( array_map( $this->release->when_due( ... ), $this->later->due( self::BATCH ) ) ) ) : 0;
	}
}
