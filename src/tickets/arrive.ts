import { gathered } from './presence';
import { belongs, comparing, parseKey } from './lists';
import { draftKey, type Arrival, type ListState, type Pending, type State } from './state';
import type { Entry, Message, Ticket } from '../core/types.gen';

/** A message is itself by its client key: the echo from the server replaces the one shown at once. */
export function place( thread: readonly Message[], message: Message ): readonly Message[] {
	const same = ( one: Message ) => one.id === message.id || ( message.client_key !== '' && one.client_key === message.client_key );
	const known = thread.find( same );
	if ( known && isOlder( message, known ) ) {
		return thread;
	}
	// Numbers below zero are ours until the server gives one: they stand last.
	const rank = ( one: Message ) => ( one.id < 0 ? Infinity : one.id );
	return [ ...thread.filter( ( one ) => ! same( one ) ), message ].sort( ( a, b ) => a.created_at - b.created_at || rank( a ) - rank( b ) );
}

/** Answers may overtake each other; what was sent never becomes unsent again, and a number is never given back. */
const isOlder = ( news: Message, known: Message ): boolean =>
	( known.id > 0 && news.id < 0 ) || ( known.state === 'sent' && news.state !== 'sent' ) || ( known.attempts > news.attempts && known.id === news.id );

function placeEntry( entries: readonly Entry[], entry: Entry ): readonly Entry[] {
	return entries.some( ( one ) => one.id === entry.id ) ? entries : [ ...entries, entry ].sort( ( a, b ) => a.id - b.id );
}

/** A ticket's number of its last entry only grows, so it tells which of two is the newer. */
const isStale = ( news: Ticket, known: Ticket | undefined ): boolean =>
	known !== undefined && ( news.last_entry < known.last_entry || ( news.last_entry === known.last_entry && news.updated_at < known.updated_at ) );

function shown( ticket: Ticket, pending: readonly Pending[], read: number ): Ticket {
	const patched = pending.filter( ( one ) => one.ids.includes( ticket.id ) ).reduce( ( seen, one ) => ( { ...seen, ...one.patch } ), ticket );
	// Who was answered no longer waits, also before the server says so.
	const waits = patched.status === 'new' || patched.status === 'open';
	const waiting_since = waits ? patched.waiting_since : null;
	const unread = patched.unread && read < patched.last_entry;
	return unread === patched.unread && waiting_since === patched.waiting_since ? patched : { ...patched, unread, waiting_since };
}

/** Puts a changed ticket where it belongs in one list, or takes it out. */
function relist( list: ListState, key: string, ticket: Ticket, state: State ): ListState {
	const query = parseKey( key );
	const belonging = belongs( ticket, query, state.me );
	const has = list.ids.includes( ticket.id );
	if ( list.state !== 'ready' || belonging === undefined || ( ! belonging && ! has ) ) {
		return list;
	}
	const others = list.ids.filter( ( id ) => id !== ticket.id );
	if ( ! belonging ) {
		return { ...list, ids: others };
	}
	const compare = comparing( query );
	const at = others.findIndex( ( id ) => {
		const other = state.tickets[ id ];
		return other !== undefined && compare( ticket, other ) < 0;
	} );
	// After the last row that was fetched it may belong to a page that was not.
	if ( at < 0 && list.next !== null ) {
		return has ? { ...list, ids: others } : list;
	}
	const ids = at < 0 ? [ ...others, ticket.id ] : [ ...others.slice( 0, at ), ticket.id, ...others.slice( at ) ];
	return ids.every( ( id, index ) => id === list.ids[ index ] ) ? list : { ...list, ids };
}

function withTickets( state: State, news: readonly Ticket[], touched: readonly number[] ): State {
	const saved = { ...state.saved };
	const changed = new Set( touched );
	for ( const ticket of news ) {
		if ( ! isStale( ticket, saved[ ticket.id ] ) ) {
			saved[ ticket.id ] = ticket;
			changed.add( ticket.id );
		}
	}
	if ( changed.size === 0 ) {
		return state;
	}
	const tickets = { ...state.tickets };
	for ( const id of changed ) {
		const ticket = saved[ id ];
		if ( ticket ) {
			tickets[ id ] = shown( ticket, state.pending, state.read[ id ] ?? 0 );
		}
	}
	const next = { ...state, saved, tickets };
	const lists = Object.entries( state.lists ).map( ( [ key, list ] ) => [
		key,
		[ ...changed ].flatMap( ( id ) => tickets[ id ] ?? [] ).reduce( ( one, ticket ) => relist( one, key, ticket, next ), list ),
	] );
	return { ...next, lists: Object.fromEntries( lists ) as State[ 'lists' ] };
}

/** Later pages that were fetched before: whoever comes back to a list finds the place again. Live news keep them true. */
function tailOf( kept: readonly number[], given: readonly number[] ): readonly number[] {
	const fresh = new Set( given );
	const last = given[ given.length - 1 ];
	const at = last === undefined ? -1 : kept.indexOf( last );
	return at < 0 ? [] : kept.slice( at + 1 ).filter( ( id ) => ! fresh.has( id ) );
}

function withList( state: State, list: NonNullable< Arrival[ 'list' ] > ): State {
	const before = state.lists[ list.key ];
	const kept = before?.ids ?? [];
	const given = list.ids ?? kept;
	const tail = list.append || ! list.ids ? [] : tailOf( kept, given );
	const joined = list.append ? [ ...kept, ...given.filter( ( id ) => ! kept.includes( id ) ) ] : [ ...given, ...tail ];
	// The server may not know yet what the agent just did.
	const query = parseKey( list.key );
	const ids = joined.filter( ( id ) => {
		const ticket = state.tickets[ id ];
		return ! ticket || belongs( ticket, query, state.me ) !== false;
	} );
	const next = list.next === undefined || tail.length ? before?.next ?? null : list.next;
	return {
		...state,
		lists: { ...state.lists, [ list.key ]: { ids, next, state: list.state, ...( list.problem ? { problem: list.problem } : {} ) } },
	};
}

function withThread( state: State, { id, ...thread }: NonNullable< Arrival[ 'thread' ] > ): State {
	const earlier = thread.earlier ?? state.threads[ id ]?.earlier ?? false;
	return { ...state, threads: { ...state.threads, [ id ]: { ...thread, earlier } } };
}

/** A message that was moved stands in one ticket only. */
function leave( messages: Record< number, readonly Message[] >, { id, ticket_id }: Message ): void {
	for ( const [ key, thread ] of Object.entries( messages ) ) {
		if ( Number( key ) !== ticket_id && thread.some( ( one ) => one.id === id ) ) {
			messages[ Number( key ) ] = thread.filter( ( one ) => one.id !== id );
		}
	}
}

function withOnly( state: State, { ticket_id, ids, alone }: NonNullable< Arrival[ 'only' ] > ): State {
	const oldest = ids.length && ! alone ? Math.min( ...ids ) : 0;
	const thread = state.messages[ ticket_id ] ?? [];
	const left = thread.filter( ( one ) => one.id < 0 || one.id < oldest || ids.includes( one.id ) );
	return left.length === thread.length ? state : { ...state, messages: { ...state.messages, [ ticket_id ]: left } };
}

function withMessages( state: State, news: readonly Message[] ): State {
	const messages = { ...state.messages };
	for ( const message of news ) {
		leave( messages, message );
		messages[ message.ticket_id ] = place( messages[ message.ticket_id ] ?? [], message );
	}
	return { ...state, messages };
}

/** A reply that was to go later and is a draft again: it stands in no conversation any more. */
function takenBack( state: State, news: readonly Entry[] ): State {
	if ( news.length === 0 ) {
		return state;
	}
	const messages = { ...state.messages };
	for ( const { ticket_id, message_id } of news ) {
		messages[ ticket_id ] = ( messages[ ticket_id ] ?? [] ).filter( ( one ) => one.id !== message_id );
	}
	return { ...state, messages };
}

function withEntries( state: State, news: readonly Entry[] ): State {
	const entries = { ...state.entries };
	for ( const entry of news ) {
		entries[ entry.ticket_id ] = placeEntry( entries[ entry.ticket_id ] ?? [], entry );
	}
	return takenBack( { ...state, entries }, news.filter( ( entry ) => entry.event === 'unscheduled' ) );
}

function withDrafts( state: State, { drafts = [], noDrafts = [] }: Arrival ): State {
	const next = { ...state.drafts };
	noDrafts.forEach( ( { ticket_id, kind } ) => delete next[ draftKey( ticket_id, kind ) ] );
	drafts.forEach( ( draft ) => ( next[ draftKey( draft.ticket_id, draft.kind ) ] = draft ) );
	return { ...state, drafts: next };
}

function withoutMessage( state: State, { ticket_id, client_key }: NonNullable< Arrival[ 'unsent' ] > ): State {
	const left = ( state.messages[ ticket_id ] ?? [] ).filter( ( one ) => one.id > 0 || one.client_key !== client_key );
	return { ...state, messages: { ...state.messages, [ ticket_id ]: left } };
}

/** The one door in: API answers, live news and optimistic changes. The same news twice changes nothing. */
export function arrive( before: State, news: Arrival ): State {
	let state = before;
	let touched: readonly number[] = [];
	if ( news.pending ) {
		const { pending } = news;
		state = { ...state, pending: [ ...state.pending.filter( ( one ) => one.key !== pending.key ), pending ] };
		touched = pending.ids;
	}
	if ( news.settled ) {
		touched = [ ...touched, ...state.pending.filter( ( one ) => one.key === news.settled ).flatMap( ( one ) => one.ids ) ];
		state = { ...state, pending: state.pending.filter( ( one ) => one.key !== news.settled ) };
	}
	if ( news.read ) {
		state = { ...state, read: { ...state.read, [ news.read.ticket_id ]: Math.max( news.read.entry, state.read[ news.read.ticket_id ] ?? 0 ) } };
		touched = [ ...touched, news.read.ticket_id ];
	}
	state = withTickets( state, news.tickets ?? [], touched );
	state = news.messages?.length ? withMessages( state, news.messages ) : state;
	state = news.only ? withOnly( state, news.only ) : state;
	state = news.entries?.length ? withEntries( state, news.entries ) : state;
	state = news.list ? withList( state, news.list ) : state;
	state = news.thread ? withThread( state, news.thread ) : state;
	state = news.drafts || news.noDrafts ? withDrafts( state, news ) : state;
	state = news.unsent ? withoutMessage( state, news.unsent ) : state;
	state = news.counts ? { ...state, counts: { ...state.counts, ...news.counts } } : state;
	state = news.cursor === undefined ? state : { ...state, cursor: Math.max( news.cursor, state.cursor ?? 0 ) };
	// What one knows of the others grows old at once without a connection.
	const here = news.online === false ? [] : news.presence;
	state = here ? { ...state, presence: gathered( state.presence, here ) } : state;
	state = news.back === undefined ? state : { ...state, back: news.back };
	return news.online === undefined || news.online === state.online ? state : { ...state, online: news.online };
}
