<?php
declare( strict_types=1 );

namespace Deskfold\Admin;

/** What each job does, in words for whoever looks after the site. */
final class JobWords {

	/** @param string $job its class */
	public static function of( string $job ): string {
		$name = str_replace( [ 'Deskfold\\', '\\' ], [ '', '/' ], $job );
		return self::words()[ $name ] ?? $name;
	}

	/** @return array<string, string> by room and name */
	private static function words(): array {
		return [
			'Email/PollMailboxJob'                 => __( 'Fetch mail from mailboxes', 'deskfold' ),
			'Intake/IntakeJob'                     => __( 'Read what came in', 'deskfold' ),
			'Outbox/DeliverJob'                    => __( 'Send replies', 'deskfold' ),
			'Outbox/ReleaseJob'                    => __( 'Hand on replies that were to go later', 'deskfold' ),
			'Outbox/SweepJob'                      => __( 'Find replies whose sending broke off', 'deskfold' ),
			'Notifications/SendNotificationsJob'   => __( 'Mail notifications to agents', 'deskfold' ),
			'Portal/SendLinksJob'                  => __( 'Mail customers the link to their requests', 'deskfold' ),
			'Tickets/WakeTicketsJob'               => __( 'Wake snoozed tickets', 'deskfold' ),
			'Agents/PrunePresenceJob'              => __( 'Forget who was here', 'deskfold' ),
			'Attachments/ForgetUploadsJob'         => __( 'Remove uploads that were never sent', 'deskfold' ),
			'ContactForm/PruneLimitsJob'           => __( 'Forget old tries of the contact form', 'deskfold' ),
			'Notices/PruneNoticesJob'              => __( 'Forget old counts of automatic mail', 'deskfold' ),
			'Notifications/ForgetNotificationsJob' => __( 'Forget old notifications', 'deskfold' ),
			'Portal/PruneKeysJob'                  => __( 'Forget links that ran out', 'deskfold' ),
			'SavedReplies/PruneSavedRepliesJob'    => __( 'Remove deleted saved replies for good', 'deskfold' ),
			'Tickets/PruneEchoesJob'               => __( 'Forget the marks by which copies of our own mail are recognised', 'deskfold' ),
			'Core/PruneJob'                        => __( 'Remove old lines of the log', 'deskfold' ),
			'Core/SweepFilesJob'                   => __( 'Remove files that belong to nothing', 'deskfold' ),
		];
	}
}
