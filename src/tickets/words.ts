import { __, _x, sprintf } from '@wordpress/i18n';
import type { Priority, Status } from '../core/types.gen';
import type { GlyphName } from '../ui';

/** Those that somebody may choose; "merged" comes and goes with a merge. */
export const STATUSES: readonly Status[] = [ 'new', 'open', 'waiting', 'resolved', 'spam', 'trash' ];
export const PRIORITIES: readonly Priority[] = [ 'urgent', 'high', 'normal', 'low' ];

export const statusWord = ( status: Status ): string =>
	( {
		new: _x( 'New', 'status of a ticket', 'deskfold' ),
		open: _x( 'Open', 'status of a ticket', 'deskfold' ),
		waiting: __( 'Waiting for customer', 'deskfold' ),
		snoozed: _x( 'Snoozed', 'status of a ticket', 'deskfold' ),
		resolved: _x( 'Resolved', 'status of a ticket', 'deskfold' ),
		spam: __( 'Spam', 'deskfold' ),
		trash: __( 'Trash', 'deskfold' ),
		merged: _x( 'Merged', 'status of a ticket', 'deskfold' ),
	} )[ status ];

export const statusIcon = ( status: Status ): GlyphName => status;

export const priorityWord = ( priority: Priority ): string =>
	( {
		low: _x( 'Low', 'priority of a ticket', 'deskfold' ),
		normal: _x( 'Normal', 'priority of a ticket', 'deskfold' ),
		high: _x( 'High', 'priority of a ticket', 'deskfold' ),
		urgent: _x( 'Urgent', 'priority of a ticket', 'deskfold' ),
	} )[ priority ];

export const channelWord = ( channel: string ): string =>
	channel === 'form' ? __( 'Contact form', 'deskfold' ) : __( 'E-mail', 'deskfold' );

export function viewTitle( view: string ): string {
	const titles: Record< string, string > = {
		mine: __( 'Mine', 'deskfold' ),
		unassigned: __( 'Unassigned', 'deskfold' ),
		waiting_on_us: __( 'Waiting on us', 'deskfold' ),
		waiting: __( 'Waiting for customers', 'deskfold' ),
		snoozed: _x( 'Snoozed', 'list of tickets', 'deskfold' ),
		resolved: _x( 'Resolved', 'list of tickets', 'deskfold' ),
		spam: __( 'Spam', 'deskfold' ),
		trash: __( 'Trash', 'deskfold' ),
		all: __( 'All tickets', 'deskfold' ),
		'channel:email': __( 'E-mail', 'deskfold' ),
		'channel:form': __( 'Contact form', 'deskfold' ),
	};
	return titles[ view ] ?? view;
}

/** What it means to move a message. */
export const trusting = ( address: string, ticket: number ): string =>
	/* translators: 1: a mail address, 2: number of a ticket. */
	sprintf( __( 'Later mails from %1$s then join ticket %2$d too.', 'deskfold' ), address, ticket );
