<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\FindAgent;
use Deskfold\Agents\Permissions;
use Deskfold\Core\Input;
use Deskfold\Core\Problem;
use Deskfold\Core\Rest;

/** An agent's open tickets go to somebody else, over HTTP: the desk asks for one bite after the other. */
final class HandOverController {

	public function __construct(
		private readonly Rest $rest,
		private readonly HandOverTickets $hand_over,
		private readonly FindAgent $agents,
		private readonly CurrentAgent $me,
	) {
	}

	public function routes(): void {
		$may = static fn (): bool => current_user_can( Permissions::SUPERVISE );
		$to  = [ 'to' => [ 'type' => 'integer', 'minimum' => 0, 'required' => true, 'description' => '0 for nobody.' ] ];
		$this->rest->route( 'GET', '/agents/(?P<id>\d+)/tickets', TicketArgs::ID, $may, fn ( Input $input ): array => [ 'left' => $this->hand_over->left( $this->agent( $input ) ) ] );
		$this->rest->route( 'POST', '/agents/(?P<id>\d+)/hand-over', TicketArgs::ID + $to, $may, fn ( Input $input ): array => [ 'left' => ( $this->hand_over )( $this->agent( $input ), $input->int( 'to' ), ( $this->me )() ) ] );
	}

	/** @throws Problem when this is nobody of the team */
	private function agent( Input $input ): int {
		return ( $this->agents )( $input->int( 'id' ) )->id ?? throw Problem::not_found();
	}
}
