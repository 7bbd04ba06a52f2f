import { api, isAbort, problemOf } from '../core/api';
import type { Counts, Draft, Entry, Message, Ticket } from '../core/types.gen';
import { keyOf, type Query } from './lists';
import { localDrafts } from './localDrafts';
import { draftKey, type State, type StoredDraft } from './state';
import type { Desk } from './thunk';

type Page = { tickets: Ticket[]; next: string | null; counts: Counts; cursor: number };
type Whole = { ticket: Ticket; messages: Message[]; entries: Entry[]; earlier: boolean; drafts: Draft[] };

const PAGE = 30;
const MOST_PAGES = 40;
const underway = new Map< string, AbortController >();
const fetching = new Map< number, Promise< void > >();

const params = ( { view, channel, search, order }: Query, after?: string | null ) => ( {
	view,
	channel,
	search,
	order,
	limit: PAGE,
	after: after ?? undefined,
} );

/** The newest of what the server has and of what this computer kept back. */
export function mergedDrafts( state: State, ticket: number, drafts: readonly Draft[] ): StoredDraft[] {
	const ours = localDrafts( ticket );
	return ( [ 'reply', 'note' ] as const ).flatMap( ( kind ): StoredDraft[] => {
		if ( state.drafts[ draftKey( ticket, kind ) ] ) {
			return [];
		}
		const theirs = drafts.find( ( draft ) => draft.kind === kind );
		const local = ours.find( ( draft ) => draft.kind === kind );
		if ( local && local.kept_at > ( theirs?.updated_at ?? 0 ) ) {
			return [ { ticket_id: ticket, kind, html: local.html, cc: local.cc, bcc: local.bcc ?? [], attachments: theirs?.attachments ?? [], saved_at: null, revision: 1, ...( theirs ? { version: theirs.updated_at } : {} ) } ];
		}
		return theirs
			? [ { ticket_id: ticket, kind, html: theirs.html, cc: theirs.cc, bcc: theirs.bcc, attachments: theirs.attachments, saved_at: theirs.updated_at, revision: 1, version: theirs.updated_at } ]
			: [];
	} );
}

export const loading = {
	/** The first page of a view, or the page after the last one that is there. */
	loadList:
		( query: Query, more = false ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const key = keyOf( query );
			const known = select.state().lists[ key ];
			if ( more && ( known?.state !== 'ready' || ! known.next ) ) {
				return;
			}
			underway.get( key )?.abort();
			const abort = new AbortController();
			underway.set( key, abort );
			if ( ! known || known.state === 'failed' ) {
				dispatch.arrive( { list: { key, state: 'loading' } } );
			}
			try {
				const page = await api.get< Page >( 'tickets', params( query, more ? known?.next : null ), abort.signal );
				const { cursor } = select.state();
				dispatch.arrive( {
					tickets: page.tickets,
					counts: page.counts,
					list: { key, ids: page.tickets.map( ( ticket ) => ticket.id ), append: more, next: page.next, state: 'ready' },
					// A later list must not jump over news that were not fetched yet.
					...( cursor === undefined ? { cursor: page.cursor } : {} ),
				} );
			} catch ( thrown ) {
				if ( ! isAbort( thrown ) ) {
					dispatch.arrive( { list: { key, state: known?.ids.length ? 'ready' : 'failed', problem: problemOf( thrown ).message } } );
				}
			} finally {
				if ( underway.get( key ) === abort ) {
					underway.delete( key );
				}
			}
		},

	/** Page after page until the list is whole, or as long as anybody could want it. */
	loadAll:
		( query: Query ) =>
		async ( { dispatch, select }: Desk ): Promise< readonly number[] > => {
			const list = () => select.state().lists[ keyOf( query ) ];
			for ( let pages = 0; pages < MOST_PAGES && list()?.next && ! list()?.problem; pages++ ) {
				await dispatch.loadList( query, true );
			}
			return list()?.ids ?? [];
		},

	/** The whole ticket; what is in memory is shown meanwhile. */
	openThread:
		( id: number ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const already = fetching.get( id );
			if ( already ) {
				return already;
			}
			const known = select.state().threads[ id ];
			if ( known?.state !== 'ready' ) {
				dispatch.arrive( { thread: { id, state: 'loading' } } );
			}
			const here = (): number[] => ( select.state().messages[ id ] ?? [] ).map( ( message ) => message.id );
			const before = here();
			const fetched = api
				.get< Whole >( `tickets/${ id }` )
				.then( ( { ticket, messages, entries, earlier, drafts } ) => {
					const ids = messages.map( ( message ) => message.id );
					// News alone, or a day without any, leave a hole between what is in memory and the newest page.
					const joins = known?.state === 'ready' && ( ! earlier || ids.some( ( one ) => before.includes( one ) ) );
					dispatch.arrive( {
						tickets: [ ticket ],
						messages,
						entries,
						// What came in while the answer was on its way is not in it.
						only: { ticket_id: id, ids: [ ...ids, ...here().filter( ( one ) => ! before.includes( one ) ) ], alone: ! joins },
						thread: { id, state: 'ready', ...( joins && earlier ? {} : { earlier } ) },
						drafts: mergedDrafts( select.state(), id, drafts ),
					} );
				} )
				.catch( ( thrown: unknown ) => {
					const { message, status } = problemOf( thrown );
					// What was deleted is gone, also where it is still in memory.
					const gone = status === 404;
					dispatch.arrive( { thread: { id, state: known?.state === 'ready' && ! gone ? 'ready' : 'failed', problem: message, gone } } );
				} )
				.finally( () => fetching.delete( id ) );
			fetching.set( id, fetched );
			return fetched;
		},

	/** Fetches ahead what the agent will most likely open next; quiet when it fails. */
	prefetch:
		( ids: readonly number[] ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			for ( const id of ids ) {
				if ( ! select.state().threads[ id ] && select.state().online ) {
					await dispatch.openThread( id );
				}
			}
		},

	/** Messages before the oldest one that is there. */
	loadEarlier:
		( id: number ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const oldest = select.state().messages[ id ]?.find( ( message ) => message.id > 0 );
			if ( ! oldest ) {
				return;
			}
			try {
				const { messages } = await api.get< { messages: Message[] } >( `tickets/${ id }/messages`, { before: oldest.id } );
				dispatch.arrive( { messages, thread: { id, state: 'ready', earlier: messages.length >= 50 } } );
			} catch ( thrown ) {
				dispatch.arrive( { thread: { id, state: 'ready', problem: problemOf( thrown ).message } } );
			}
		},

	/** The agent has it on the screen. */
	markRead:
		( id: number ) =>
		async ( { dispatch, select }: Desk ): Promise< void > => {
			const ticket = select.state().tickets[ id ];
			if ( ! ticket?.unread ) {
				return;
			}
			dispatch.arrive( { read: { ticket_id: id, entry: ticket.last_entry } } );
			try {
				await api.post( `tickets/${ id }/read`, { entry: ticket.last_entry } );
			} catch {
				// The next time it is opened it is told again; nothing the agent must know.
			}
		},
};
