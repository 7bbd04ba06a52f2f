<?php
declare( strict_types=1 );

namespace Deskfold\Outbox;

use Deskfold\Core\Job;
use Deskfold\Core\Milestone;
use Deskfold\Tickets\ClaimReplies;
use Deskfold\Tickets\MarkDelivery;

/** Finds replies whose worker died while it was sending, and says so. */
final class SweepJob implements Job {

	private const BATCH = 50;

	public function __construct(
		private readonly ClaimReplies $claim,
		private readonly MarkDelivery $mark,
	) {
	}

	public function __invoke(): int {
		$stuck = $this->claim->stuck( self::BATCH );
		Milestone::reached( 'sweep-begins' );
		array_map( $this->mark->stuck( ... ), $stuck );
		return count( $stuck );
	}
}
