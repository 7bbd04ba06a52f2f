import { __, _n, sprintf } from '@wordpress/i18n';
import { go, route } from '../app/route';
import { api, problemOf } from '../core/api';
import { number } from '../core/format';
import { toast } from '../core/toasts';
import type { News, Ticket } from '../core/types.gen';
import type { Desk } from './thunk';

/** Takes one merge back. Throws a Problem. */
export async function takeApart( desk: Desk, id: number ): Promise< void > {
	desk.dispatch.arrive( await api.del< News >( `tickets/${ id }/merge` ) );
	await desk.dispatch.openThread( id );
}

async function undo( desk: Desk, ids: readonly number[] ): Promise< void > {
	try {
		for ( const id of ids ) {
			await takeApart( desk, id );
		}
		toast( ids.length > 1 ? __( 'The tickets stand on their own again.', 'deskfold' ) : __( 'The ticket stands on its own again.', 'deskfold' ) );
	} catch ( thrown ) {
		toast( problemOf( thrown ).message, { isError: true } );
	}
}

/** What has been merged is told with a way back, also when another one could not be. */
function tell( desk: Desk, done: readonly number[], keep: number ): void {
	const { ticket, view, search } = route();
	if ( ticket !== undefined && done.includes( ticket ) ) {
		go( { screen: 'ticket', ticket: keep, view, search }, { replace: true } );
	}
	void desk.dispatch.openThread( keep );
	toast(
		done.length > 1
			? /* translators: 1: a number of tickets, 2: number of the ticket that has them all now. */
			  sprintf( _n( '%1$s ticket merged into ticket %2$d.', '%1$s tickets merged into ticket %2$d.', done.length, 'deskfold' ), number( done.length ), keep )
			: /* translators: 1: number of a ticket, 2: number of the ticket that has its messages now. */
			  sprintf( __( 'Ticket %1$d merged into ticket %2$d.', 'deskfold' ), done[ 0 ] ?? 0, keep ),
		{ action: { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: () => void undo( desk, [ ...done ].reverse() ) } }
	);
}

export const merging = {
	/** The tickets of one customer, newest first. Throws a Problem. */
	ticketsOf:
		( customer_id: number, signal: AbortSignal ) =>
		async (): Promise< Ticket[] > =>
			( await api.get< { tickets: Ticket[] } >( 'tickets', { view: 'all', customer_id, limit: 20 }, signal ) ).tickets,

	/** One after the other into the ticket that stays. Throws a Problem when one could not be; what is done stays done. */
	merge:
		( sources: readonly number[], keep: number ) =>
		async ( desk: Desk ): Promise< void > => {
			const done: number[] = [];
			try {
				for ( const id of sources ) {
					desk.dispatch.arrive( await api.post< News >( `tickets/${ id }/merge`, { into: keep } ) );
					done.push( id );
				}
			} finally {
				if ( done.length > 0 ) {
					tell( desk, done, keep );
				}
			}
		},
};
