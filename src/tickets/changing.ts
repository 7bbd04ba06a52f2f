import { __, sprintf } from '@wordpress/i18n';
import { api, problemOf } from '../core/api';
import { comingLong, countOf } from '../core/format';
import { toast } from '../core/toasts';
import type { News, Ticket } from '../core/types.gen';
import type { TicketPatch } from './state';
import { statusWord } from './words';
import type { Desk } from './thunk';

/** The same fields as they were, to take a change back. */
export function reversed( ticket: Ticket, patch: TicketPatch ): TicketPatch {
	return Object.fromEntries( ( Object.keys( patch ) as ( keyof TicketPatch )[] ).map( ( field ) => [ field, ticket[ field ] ] ) );
}

function snoozed( ids: readonly number[], until: number | null ): string {
	if ( until === null ) {
		return ids.length > 1
			? /* translators: %s: for example "3 tickets". */ sprintf( __( '%s snoozed until the customer answers', 'deskfold' ), countOf( ids.length ) )
			: __( 'Snoozed until the customer answers', 'deskfold' );
	}
	const time = comingLong( until, Date.now() );
	return ids.length > 1
		? /* translators: 1: for example "3 tickets", 2: a day and a time. */ sprintf( __( '%1$s snoozed until %2$s', 'deskfold' ), countOf( ids.length ), time )
		: /* translators: %s: a day and a time. */ sprintf( __( 'Snoozed until %s', 'deskfold' ), time );
}

export function sentence( ids: readonly number[], patch: TicketPatch ): string {
	if ( patch.status === 'snoozed' ) {
		return snoozed( ids, patch.snoozed_until ?? null );
	}
	if ( patch.status && ids.length > 1 ) {
		/* translators: 1: for example "3 tickets", 2: a status like "Resolved". */
		return sprintf( __( '%1$s: %2$s', 'deskfold' ), countOf( ids.length ), statusWord( patch.status ) );
	}
	switch ( patch.status ) {
		case 'resolved':
			return __( 'Resolved', 'deskfold' );
		case 'spam':
			return __( 'Marked as spam', 'deskfold' );
		case 'trash':
			return __( 'Moved to the trash', 'deskfold' );
		default:
			return ids.length > 1
				? /* translators: %s: for example "3 tickets". */ sprintf( __( '%s changed', 'deskfold' ), countOf( ids.length ) )
				: __( 'Ticket changed', 'deskfold' );
	}
}

/** A change that takes the ticket out of sight deserves a way back. */
const deservesUndo = ( ids: readonly number[], { status }: TicketPatch ): boolean =>
	ids.length > 1 || status === 'snoozed' || status === 'resolved' || status === 'spam' || status === 'trash';

let sequence = 0;

export const changing = {
	/** Shown in the same frame, sent behind it, and taken back with a reason when the server refuses. */
	change:
		( ids: readonly number[], patch: TicketPatch, { quiet = false }: { quiet?: boolean } = {} ) =>
		async ( { dispatch, select }: Desk ): Promise< boolean > => {
			if ( ids.length > 1 ) {
				return dispatch.changeMany( ids.map( ( id ) => ( { id, patch } ) ), { quiet } );
			}
			const key = `change-${ ++sequence }`;
			const before = ids.flatMap( ( id ) => select.state().tickets[ id ] ?? [] );
			dispatch.arrive( { pending: { key, ids, patch } } );
			if ( ! quiet && deservesUndo( ids, patch ) ) {
				toast( sentence( ids, patch ), {
					action: {
						label: __( 'Undo', 'deskfold' ),
						key: 'Ctrl+Z',
						run: () => before.forEach( ( ticket ) => void dispatch.change( [ ticket.id ], reversed( ticket, patch ), { quiet: true } ) ),
					},
				} );
			}
			const answers = await Promise.allSettled( ids.map( ( id ) => api.post< News >( `tickets/${ id }`, patch ) ) );
			const refused = answers.find( ( answer ) => answer.status === 'rejected' );
			answers.forEach( ( answer ) => answer.status === 'fulfilled' && dispatch.arrive( answer.value ) );
			dispatch.arrive( { settled: key } );
			if ( refused ) {
				const failed = ids.filter( ( _, index ) => answers[ index ]?.status === 'rejected' );
				toast(
					/* translators: %s: the reason, a whole sentence. */
					sprintf( __( 'Not saved. %s', 'deskfold' ), problemOf( refused.reason ).message ),
					{ isError: true, action: { label: __( 'Try again', 'deskfold' ), run: () => void dispatch.change( failed, patch, { quiet } ) } }
				);
			}
			return ! refused;
		},

	/** A mail that was not delivered goes into the queue once more. */
	retry:
		( message: number ) =>
		async ( { dispatch }: Desk ): Promise< void > => {
			try {
				dispatch.arrive( await api.post< News >( `messages/${ message }/retry` ) );
			} catch ( thrown ) {
				toast( problemOf( thrown ).message, { isError: true } );
			}
		},
};
