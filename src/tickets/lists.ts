import { __ } from '@wordpress/i18n';
import { DAY, daysAgo, monthName, weekday } from '../core/format';
import type { Ticket } from '../core/types.gen';

/** What a list asks for; its key names the list in the store. */
export type Query = { view: string; channel?: string; search?: string; order: 'waiting' | 'newest' };

export const keyOf = ( query: Query ): string => [ query.view, query.channel ?? '', query.order, query.search ?? '' ].join( '|' );

export function queryOf( view: string, search: string, order: Query[ 'order' ] ): Query {
	const channel = view.startsWith( 'channel:' ) ? view.slice( 8 ) : '';
	return { view: channel ? 'all' : view, order, ...( channel ? { channel } : {} ), ...( search ? { search } : {} ) };
}

export function parseKey( key: string ): Query {
	const [ view = '', channel = '', order = '', ...search ] = key.split( '|' );
	const words = search.join( '|' );
	return { view, order: order === 'newest' ? 'newest' : 'waiting', ...( channel ? { channel } : {} ), ...( words ? { search: words } : {} ) };
}

const isOurs = ( ticket: Ticket ): boolean => ticket.status === 'new' || ticket.status === 'open';

/** The same question the server answers, so that a change shows in every list at once. Undefined: only the server knows. */
export function belongs( ticket: Ticket, query: Query, me: number ): boolean | undefined {
	if ( query.search ) {
		return undefined;
	}
	if ( query.channel && ticket.channel !== query.channel ) {
		return false;
	}
	switch ( query.view ) {
		case 'mine':
			return isOurs( ticket ) && ticket.agent_id === me;
		case 'unassigned':
			return isOurs( ticket ) && ticket.agent_id === 0;
		case 'waiting_on_us':
			return isOurs( ticket );
		case 'all':
			return ! [ 'spam', 'trash', 'merged' ].includes( ticket.status );
		default:
			return ticket.status === query.view;
	}
}

/** Of what sleeps, what wakes first stands first. */
const byWaking: Compare = ( a, b ) =>
	( a.snoozed_until ?? Infinity ) === ( b.snoozed_until ?? Infinity ) ? a.id - b.id : ( a.snoozed_until ?? Infinity ) - ( b.snoozed_until ?? Infinity );

type Compare = ( a: Ticket, b: Ticket ) => number;

const byNewest: Compare = ( a, b ) => b.last_message_at - a.last_message_at || b.id - a.id;

/** Who has waited longest stands first; who waits for nothing stands last. */
const byWaiting: Compare = ( a, b ) =>
	( a.waiting_since ?? Infinity ) === ( b.waiting_since ?? Infinity )
		? a.id - b.id
		: ( a.waiting_since ?? Infinity ) - ( b.waiting_since ?? Infinity );

export function comparing( { order, view }: Pick< Query, 'order' | 'view' > ): Compare {
	if ( order === 'newest' ) {
		return byNewest;
	}
	return view === 'snoozed' ? byWaking : byWaiting;
}

export type Group = { key: string; title: string; isLate: boolean; ids: number[] };

const HOUR = DAY / 24;

function sleepers( until: number | null, now: number ): Omit< Group, 'ids' > {
	if ( until === null ) {
		return { key: 'answer', title: __( 'Until the customer answers', 'deskfold' ), isLate: false };
	}
	const days = daysAgo( now, until );
	if ( days <= 0 ) {
		return { key: 'today', title: __( 'Back today', 'deskfold' ), isLate: false };
	}
	if ( days === 1 ) {
		return { key: 'tomorrow', title: __( 'Back tomorrow', 'deskfold' ), isLate: false };
	}
	return days < 7 ? { key: 'week', title: __( 'Back within a week', 'deskfold' ), isLate: false } : { key: 'later', title: __( 'Back later', 'deskfold' ), isLate: false };
}

function groupOf( ticket: Ticket, order: Query[ 'order' ], now: number ): Omit< Group, 'ids' > {
	if ( order === 'newest' ) {
		const days = daysAgo( ticket.last_message_at, now );
		if ( days <= 0 ) {
			return { key: 'today', title: __( 'Today', 'deskfold' ), isLate: false };
		}
		if ( days === 1 ) {
			return { key: 'yesterday', title: __( 'Yesterday', 'deskfold' ), isLate: false };
		}
		const title = days < 7 ? weekday( ticket.last_message_at ) : monthName( ticket.last_message_at );
		return { key: title, title, isLate: false };
	}
	if ( ticket.status === 'snoozed' ) {
		return sleepers( ticket.snoozed_until, now );
	}
	if ( ticket.waiting_since === null ) {
		return { key: 'answered', title: __( 'Nobody is waiting', 'deskfold' ), isLate: false };
	}
	const waits = now - ticket.waiting_since;
	if ( waits >= DAY ) {
		return { key: 'day', title: __( 'Waiting over a day', 'deskfold' ), isLate: true };
	}
	return waits >= HOUR
		? { key: 'hour', title: __( 'Waiting over an hour', 'deskfold' ), isLate: false }
		: { key: 'fresh', title: __( 'Within the hour', 'deskfold' ), isLate: false };
}

/** Consecutive tickets under one heading. The order of the list is never changed here. */
export function grouped( tickets: readonly Ticket[], order: Query[ 'order' ], now: number ): Group[] {
	const groups: Group[] = [];
	for ( const ticket of tickets ) {
		const group = groupOf( ticket, order, now );
		const last = groups[ groups.length - 1 ];
		if ( last && last.key === group.key ) {
			last.ids.push( ticket.id );
		} else {
			groups.push( { ...group, ids: [ ticket.id ] } );
		}
	}
	return groups;
}
