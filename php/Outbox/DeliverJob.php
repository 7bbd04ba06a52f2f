<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Core\Job;
use Deskfold\Core\Milestone;
use Deskfold\Core\SiteIdentity;
use Deskfold\Tickets\ClaimReplies;

/** Sends what is due. The messages table is the outbox; each reply is sent by the one worker that holds its lease. */
final class DeliverJob implements Job {

	private const BATCH = 10;

	public function __construct(
		private readonly ClaimReplies $claim,
		private readonly DeliverMessage $deliver,
		private readonly SiteIdentity $site,
	) {
	}

	public function __invoke(): int {
		if ( ! $this->site->is_live() ) {
			// What waits goes on waiting: a copy of the site must not write to people.
			return 0;
		}
		$done = 0;
		foreach ( $this->claim->due( self::BATCH ) as $id ) {
			$owner   = bin2hex( random_bytes( 16 ) );
			$claimed = ( $this->claim )( $id, $owner );
			if ( null !== $claimed ) {
				Milestone::reached( 'reply-claimed' );
				( $this->deliver )( $claimed[0], $claimed[1], $owner );
				++$done;
			}
		}
		return $done;
	}
}
