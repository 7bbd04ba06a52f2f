import { __, _n, sprintf } from '@wordpress/i18n';
import { listOf, nameOf } from '../../core/format';
import type { Message, Ticket } from '../../core/types.gen';

const isOurs = ( { status }: Ticket ): boolean => status === 'new' || status === 'open';

/** Of several tickets the one to keep: what still waits for us, then what was written last. */
export function toKeep( tickets: readonly Ticket[] ): number {
	const [ first ] = [ ...tickets ].sort( ( a, b ) => Number( isOurs( b ) ) - Number( isOurs( a ) ) || b.last_message_at - a.last_message_at || b.id - a.id );
	return first?.id ?? 0;
}

export const numbers = ( tickets: readonly Ticket[] ): string => listOf( tickets.map( ( one ) => String( one.id ) ) );

/** What MergeTickets does, in three lines. */
export function consequences( keep: Ticket, sources: readonly Ticket[] ): string[] {
	// Who waits in one of them waits in the one that stays.
	const opens = ( keep.status === 'waiting' || keep.status === 'resolved' ) && sources.some( isOurs );
	return [
		__( 'All messages stand in one ticket, in the order they came in.', 'deskfold' ),
		sprintf(
			/* translators: 1: a mail address, 2: numbers of one or several tickets, 3: number of the ticket that stays. */
			_n( 'Replies go to %1$s by e-mail. Answers to ticket %2$s arrive in %3$d.', 'Replies go to %1$s by e-mail. Answers to tickets %2$s arrive in %3$d.', sources.length, 'deskfold' ),
			keep.customer_address,
			numbers( sources ),
			keep.id
		),
		opens
			? /* translators: %d: number of a ticket. */ sprintf( __( 'Tags are joined. Assignee and priority come from %d, which opens again because somebody still waits.', 'deskfold' ), keep.id )
			: /* translators: %d: number of a ticket. */ sprintf( __( 'Tags are joined. Status, assignee and priority come from %d.', 'deskfold' ), keep.id ),
	];
}

/** Merging is for one person's case that came in as two; what if it is two persons'? */
export function acrossCustomers( keep: Ticket, sources: readonly Ticket[] ): string {
	const others = sources.filter( ( one ) => one.customer_id !== keep.customer_id );
	if ( others.length === 0 ) {
		return '';
	}
	const names = [ ...new Set( others.map( ( one ) => nameOf( one.customer_name, one.customer_address ) ) ) ];
	/* translators: 1: names of one or several customers, 2: number of a ticket, 3: name of a customer. */
	return sprintf( __( 'These tickets come from different customers. What %1$s wrote then stands in ticket %2$d, later mails join it, and replies go to %3$s only.', 'deskfold' ), listOf( names ), keep.id, nameOf( keep.customer_name, keep.customer_address ) );
}

/** Both conversations as one. */
export const together = ( lists: readonly ( readonly Message[] )[] ): Message[] => lists.flat().sort( ( a, b ) => a.created_at - b.created_at || a.id - b.id );
