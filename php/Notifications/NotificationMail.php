<?php
declare( strict_types=1 );

namespace Deskfold\Notifications;

use Deskfold\Channels\OutgoingMessage;

/** A mail to an agent, and what it lets them see. */
final class NotificationMail {

	/** @param int $seen_entry newest line of the timeline that it shows */
	public function __construct(
		public readonly OutgoingMessage $message,
		public readonly int $seen_entry,
	) {
	}
}
