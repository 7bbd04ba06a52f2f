<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Channels\IncomingMessage;
use Deskfold\Customers\Customer;

/** A customer wrote, and it is stored. */
final class MessageReceived {

	public const NAME = 'deskfold_message_received';

	/** @param int $agent_id whose ticket it is; 0 for nobody's */
	public function __construct(
		public readonly int $ticket_id,
		public readonly int $message_id,
		public readonly bool $is_new_ticket,
		public readonly ?IncomingMessage $incoming = null,
		public readonly ?Customer $customer = null,
		public readonly int $agent_id = 0,
	) {
	}
}
