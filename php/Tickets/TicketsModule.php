<?php
declare( strict_types=1 );

namespace Deskfold\Tickets;

use Deskfold\Agents\AgentRemoved;
use Deskfold\Core\Module;

/** Tickets, their messages, and the timeline of what happened to them. */
final class TicketsModule extends Module {

	public function wire(): void {
		$this->tables( TicketTables::class );

		// Somebody left the team.
		$this->on( AgentRemoved::NAME, ReleaseTickets::class );
		$this->on( 'deleted_user', ReleaseTickets::class, 'of' );

		// Somebody of us wrote.
		$this->on( ReplyQueued::NAME, HearEcho::class, 'written', 5 );

		// The clock strikes.
		$this->job( PruneEchoesJob::class );
		$this->job( WakeTicketsJob::class );

		// The desk asks.
		$this->routes( TicketController::class );
		$this->routes( WritingController::class );
		$this->routes( DeliveryController::class );
		$this->routes( CustomerController::class );
		$this->routes( MovingController::class );
		$this->routes( ScheduleController::class );
		$this->routes( HandOverController::class );
	}
}
