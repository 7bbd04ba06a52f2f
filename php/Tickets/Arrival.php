<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

/** The circumstances in which a message came in. */
final class Arrival {

	/**
	 * @param string $key     unique name of this arrival, e.g. `raw:7`
	 * @param int    $at      milliseconds, UTC
	 * @param Status $status  of a new ticket: Fresh, or Spam when it was screened out
	 * @param string $warning for the agent to read
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $channel,
		public readonly int $mailbox_id,
		public readonly int $raw_id,
		public readonly int $at,
		public readonly Status $status = Status::Fresh,
		public readonly string $warning = '',
	) {
	}
}
