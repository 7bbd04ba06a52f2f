<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\Address;
use Deskfold\Core\Clock;
use Deskfold\Core\Problem;

/** Reads once more what lies in quarantine, at once. */
final class RetryParked {

	public function __construct(
		private readonly QuarantineStore $store,
		private readonly ProcessRaw $process,
		private readonly Clock $clock,
	) {
	}

	/**
	 * @param ?Address $sender whom a person names as its writer: then it becomes a ticket whatever stood against it
	 * @throws Problem when it is not in quarantine, or when it must wait: then it is tried again by itself
	 */
	public function __invoke( int $id, ?Address $sender = null ): IntakeResult {
		if ( ! $this->store->reopen( $id, $this->clock->now_ms() ) ) {
			throw Problem::not_found();
		}
		return ( $this->process )( $id, $sender );
	}
}
