<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** The delivery log of one message, when somebody wants to see it. */
final class DeliveryController {

	public function __construct(
		private readonly Rest $rest,
		private readonly ReadTickets $read,
		private readonly LogDelivery $log,
	) {
	}

	public function routes(): void {
		$this->rest->route( 'GET', '/messages/(?P<id>\d+)/deliveries', TicketArgs::ID, static fn (): bool => current_user_can( Permissions::USE_DESK ), $this->list( ... ) );
	}

	/** @return array{deliveries: list<array<string, mixed>>} */
	private function list( Input $input ): array {
		$message = $this->read->message( $input->int( 'id' ) );
		if ( ! current_user_can( Permissions::READ_TICKET, $message->ticket_id ) ) {
			throw Problem::not_found();
		}
		return [ 'deliveries' => array_map( DeliverySchema::present( ... ), $this->log->of_message( $message->id ) ) ];
	}
}
