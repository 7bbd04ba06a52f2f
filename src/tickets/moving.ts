import { __, sprintf } from '@wordpress/i18n';
import { go } from '../app/route';
import { api, problemOf } from '../core/api';
import { toast } from '../core/toasts';
import type { Message, MessageMatch, News, Ticket } from '../core/types.gen';
import { takeApart } from './merging';
import type { Desk } from './thunk';

const emptied = ( news: News ): Ticket | undefined => news.tickets?.find( ( ticket ) => ticket.status === 'merged' );

/** Both tickets as they are now; whoever stands before one that was emptied goes along. */
function settle( { dispatch }: Desk, news: News, from: number, to: number ): void {
	dispatch.arrive( news );
	if ( emptied( news )?.id === from ) {
		go( { screen: 'ticket', ticket: to } );
	}
	void dispatch.openThread( to );
}

export const moving = {
	/** Why a message stands where it does. Throws a Problem, which belongs where the answer would stand. */
	explain: ( id: number ) => async (): Promise< MessageMatch > => api.get< MessageMatch >( `messages/${ id }/match` ),

	/** The mail as it came, as far as `most` bytes reach. Throws a Problem. */
	original: ( id: number, most: number ) => async (): Promise< { text: string; isWhole: boolean } > => api.beginning( `messages/${ id }/raw`, most ),

	/** Tickets by number, name, address or words, for choosing one. Throws a Problem. */
	findTickets:
		( words: string, signal: AbortSignal ) =>
		async (): Promise< Ticket[] > =>
			( await api.get< { tickets: Ticket[] } >( 'tickets', { view: 'all', search: words, limit: 8 }, signal ) ).tickets,

	/** To another ticket, or with 0 to one of its own. Throws a Problem for whoever asked. */
	moveMessage:
		( message: Message, ticket_id: number ) =>
		async ( desk: Desk ): Promise< void > => {
			const from = message.ticket_id;
			const news = await api.post< News >( `messages/${ message.id }/move`, { ticket_id } );
			const to = news.messages?.[ 0 ]?.ticket_id ?? ticket_id;
			settle( desk, news, from, to );
			/* translators: %d: number of a ticket. */
			toast( sprintf( __( 'Moved to ticket %d.', 'deskfold' ), to ), {
				action: { label: __( 'Undo', 'deskfold' ), key: 'Ctrl+Z', run: () => void undo( desk, message.id, to ) },
			} );
		},

	undoMove:
		( id: number, from: number ) =>
		async ( desk: Desk ): Promise< void > =>
			undo( desk, id, from ),

	/** A merged ticket gets its own messages back. */
	unmerge:
		( id: number ) =>
		async ( desk: Desk ): Promise< void > => {
			try {
				await takeApart( desk, id );
				toast( __( 'The ticket stands on its own again.', 'deskfold' ) );
			} catch ( thrown ) {
				toast( problemOf( thrown ).message, { isError: true } );
			}
		},
};

async function undo( desk: Desk, id: number, from: number ): Promise< void > {
	try {
		const news = await api.del< News >( `messages/${ id }/move` );
		const to = news.messages?.[ 0 ]?.ticket_id ?? from;
		settle( desk, news, from, to );
		void desk.dispatch.openThread( from );
		/* translators: %d: number of a ticket. */
		toast( sprintf( __( 'Back in ticket %d.', 'deskfold' ), to ) );
	} catch ( thrown ) {
		toast( problemOf( thrown ).message, { isError: true } );
	}
}
