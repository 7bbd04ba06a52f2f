<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Agents\AgentRemoved;
use Deskfold\Core\Module;
use Deskfold\Intake\TakeIn;
use Deskfold\Tickets\AgentsMentioned;
use Deskfold\Tickets\EraseTickets;
use Deskfold\Tickets\MessageReceived;
use Deskfold\Tickets\TicketChanged;

/** Agents are told by mail what concerns them, and answer by mail. */
final class NotificationsModule extends Module {

	public function wire(): void {
		$this->tables( NotificationTables::class );

		// Something happened elsewhere in the house.
		$this->on( MessageReceived::NAME, Notify::class, 'message' );
		$this->on( TicketChanged::NAME, Notify::class, 'owner' );
		$this->on( AgentsMentioned::NAME, Notify::class, 'mentioned' );
		$this->on( AgentRemoved::NAME, ForgetAgent::class );

		// Tickets go for good.
		$this->offer( EraseTickets::ERASERS, EraseNotifications::class, fn (): EraseNotifications => $this->get( EraseNotifications::class ) );

		// A mail came in: perhaps an agent's.
		$this->offer( TakeIn::READERS, AnswerReader::class, fn (): AnswerReader => $this->get( AnswerReader::class ) );

		// The clock strikes.
		$this->job( SendNotificationsJob::class );
		$this->job( ForgetNotificationsJob::class );

		// The desk asks.
		$this->routes( ChoicesController::class );
	}
}
