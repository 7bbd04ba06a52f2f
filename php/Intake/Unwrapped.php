<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Agents\Agent;
use Deskfold\Channels\IncomingMessage;

/** A mail that one of us passed on: what the customer wrote, and what came with it. */
final class Unwrapped {

	/**
	 * @param IncomingMessage $message    as if the customer had written to us
	 * @param string          $note       what the agent wrote above it; '' for nothing
	 * @param bool            $is_trusted whether a server that we believe vouches for the agent's address
	 * @param bool            $is_taken   the agent wants the ticket
	 */
	public function __construct(
		public readonly IncomingMessage $message,
		public readonly Agent $agent,
		public readonly string $note,
		public readonly bool $is_trusted,
		public readonly bool $is_taken,
	) {
	}
}
