import { createReduxStore, register } from '@wordpress/data';
import { api, problemOf, type Problem } from '../core/api';
import type { Attachment, ListedReply, SavedReply } from '../core/types.gen';

/** `number` counts the replies in the file from 1. */
export type Imported = { added: number; known: number; faults: { number: number; name: string; reason: string }[] };

type List = { replies: ListedReply[] };

type State = {
	/** Without their texts; undefined until they are known. */
	list?: readonly ListedReply[];
	/** With their texts, as far as somebody has looked at them. */
	whole: Readonly< Record< number, SavedReply > >;
	/** What the server found in the texts, for the newest words. */
	hits: { search: string; ids: readonly number[] };
	problem?: Problem;
};

type RepliesNews = { list?: readonly ListedReply[]; reply?: SavedReply; hits?: State[ 'hits' ]; problem?: Problem };

type Action = { type: 'ARRIVED'; news: RepliesNews };

type ThunkArgs = { dispatch: { arrive: ( news: RepliesNews ) => Action }; select: { list: () => readonly ListedReply[] | undefined; whole: ( id: number ) => SavedReply | undefined } };

type Thunk< T = void > = ( args: ThunkArgs ) => Promise< T >;

/** What an agent writes down; `seen_at` is when what they changed was changed last. */
export type ReplyWords = Pick< SavedReply, 'name' | 'folder' | 'is_personal' | 'texts' | 'tags' > & { files: number[]; uploads: number[]; seen_at?: number };

function withReply( state: State, reply: SavedReply ): State {
	const { texts: _, files: __, ...line } = reply;
	const others = state.list?.filter( ( { id } ) => id !== reply.id );
	return { ...state, whole: { ...state.whole, [ reply.id ]: reply }, ...( others ? { list: [ line, ...others ] } : {} ) };
}

/** What is gone is forgotten; a text that changed since stays until it is read again, for somebody may be looking at it. */
function withList( state: State, list: readonly ListedReply[] ): State {
	const there = new Set( list.map( ( { id } ) => id ) );
	const whole = Object.fromEntries( Object.entries( state.whole ).filter( ( [ id ] ) => there.has( Number( id ) ) ) );
	const { problem: _, ...rest } = state;
	return { ...rest, list, whole };
}

function reducer( state: State = { whole: {}, hits: { search: '', ids: [] } }, action: Action ): State {
	if ( action.type !== 'ARRIVED' ) {
		return state;
	}
	const { list, reply, hits, problem } = action.news;
	let next = list ? withList( state, list ) : state;
	next = reply ? withReply( next, reply ) : next;
	next = hits ? { ...next, hits } : next;
	return problem ? { ...next, problem } : next;
}

const actions = {
	/** The one door in. */
	arrive: ( news: RepliesNews ): Action => ( { type: 'ARRIVED', news } ),

	load:
		(): Thunk =>
		async ( { dispatch } ) => {
			try {
				dispatch.arrive( { list: ( await api.get< List >( 'saved-replies' ) ).replies } );
			} catch ( thrown ) {
				dispatch.arrive( { problem: problemOf( thrown ) } );
			}
		},

	/** Looks through the whole texts; the list has only their beginnings. */
	search:
		( search: string ): Thunk =>
		async ( { dispatch } ) => {
			const { replies } = await api.get< List >( 'saved-replies', { search } );
			dispatch.arrive( { hits: { search, ids: replies.map( ( { id } ) => id ) } } );
		},

	/** Throws a Problem. */
	read:
		( id: number ): Thunk< SavedReply > =>
		async ( { dispatch, select } ) => {
			const known = select.whole( id );
			const line = select.list()?.find( ( one ) => one.id === id );
			const isFresh = known && ( ! line || line.updated_at === known.updated_at );
			const reply = isFresh ? known : await api.get< SavedReply >( `saved-replies/${ id }` );
			dispatch.arrive( isFresh ? {} : { reply } );
			return reply;
		},

	/** Throws a Problem: what was typed stays with whoever typed it. */
	save:
		( id: number, words: ReplyWords ): Thunk< SavedReply > =>
		async ( { dispatch } ) => {
			const reply = await api.post< SavedReply >( id > 0 ? `saved-replies/${ id }` : 'saved-replies', words );
			dispatch.arrive( { reply } );
			return reply;
		},

	/** Gone at once; back again when the server refuses. */
	remove:
		( ids: readonly number[] ): Thunk =>
		async ( { dispatch, select } ) => {
			const before = select.list() ?? [];
			dispatch.arrive( { list: before.filter( ( { id } ) => ! ids.includes( id ) ) } );
			try {
				dispatch.arrive( { list: ( await api.del< List >( `saved-replies?ids=${ ids.join( ',' ) }` ) ).replies } );
			} catch ( thrown ) {
				dispatch.arrive( { list: before } );
				throw problemOf( thrown );
			}
		},

	/** What the agent sees, for a file. Throws a Problem. */
	export: (): Thunk< object > => async () => api.get< object >( 'saved-replies/export' ),

	/** All of them, or none and why. Throws a Problem. */
	import:
		( replies: readonly unknown[] ): Thunk< Imported > =>
		async ( { dispatch } ) => {
			const done = await api.post< Imported >( 'saved-replies/import', { replies } );
			if ( done.added > 0 ) {
				dispatch.arrive( { list: ( await api.get< List >( 'saved-replies' ) ).replies } );
			}
			return done;
		},

	restore:
		( ids: readonly number[] ): Thunk =>
		async ( { dispatch } ) => {
			dispatch.arrive( { list: ( await api.post< List >( 'saved-replies/restore', { ids } ) ).replies } );
		},

	/** Counts once the draft is sent; answers copies of its files. */
	use:
		( id: number, locale: string, ticket_id: number ): Thunk< Attachment[] > =>
		async () =>
			( await api.post< { attachments: Attachment[] } >( `saved-replies/${ id }/use`, { ticket_id, locale } ) ).attachments,
};

const selectors = {
	list: ( state: State ): readonly ListedReply[] | undefined => state.list,
	whole: ( state: State, id: number ): SavedReply | undefined => state.whole[ id ],
	hits: ( state: State ): State[ 'hits' ] => state.hits,
	problem: ( state: State ): Problem | undefined => state.problem,
};

export const store = createReduxStore( 'deskfold/replies', { reducer, actions, selectors } );
register( store );
