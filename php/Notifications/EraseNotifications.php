<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Tickets\Eraser;

/** Nobody is told of tickets that are gone. */
final class EraseNotifications implements Eraser {

	public function __construct( private readonly NotificationStore $store ) {
	}

	public function erase( array $ticket_ids, array $message_ids, array $raw_ids ): void {
		$this->store->erase( $ticket_ids );
	}
}
