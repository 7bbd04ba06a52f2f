<?php
declare( strict_types=1 );

namespace Deskfold\Intake;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Customers\Customer;
use Deskfold\Tickets\Matched;

/** Whose message it is and where it belongs. */
final class Placement {

	/**
	 * @param string     $warning what the agent should know before trusting it
	 * @param ?Unwrapped $forward where one of us passed it on
	 */
	public function __construct(
		public readonly IncomingMessage $message,
		public readonly Customer $customer,
		public readonly Matched $match,
		public readonly string $warning = '',
		public readonly ?Unwrapped $forward = null,
	) {
	}
}
