import { arrive, place } from '../../../src/tickets/arrive';
import { keyOf, queryOf } from '../../../src/tickets/lists';
import { initial, type State } from '../../../src/tickets/state';
import { entry, message, now, ticket } from './make';

const ME = 1;
const waiting = keyOf( queryOf( 'waiting_on_us', '', 'waiting' ) );
const mine = keyOf( queryOf( 'mine', '', 'newest' ) );
const found = keyOf( queryOf( 'all', 'teapot', 'newest' ) );

const shown = ( state: State, key: string ) => state.lists[ key ]?.ids;

const withList = ( key: string, ids: number[], next: string | null = null, state: State = initial( ME ) ) =>
	arrive( state, { tickets: ids.map( ( id, index ) => ticket( { id, waiting_since: now - 10_000 + index } ) ), list: { key, ids, next, state: 'ready' } } );

describe( 'the one door', () => {
	it( 'changes nothing when the same news comes twice', () => {
		const news = { cursor: 12, tickets: [ ticket() ], messages: [ message() ], entries: [ entry() ], counts: { mine: 1 } };
		const once = arrive( withList( waiting, [ 7 ] ), news );
		expect( arrive( once, news ) ).toEqual( once );
	} );

	it( 'keeps the newer ticket when an older answer comes late', () => {
		const newer = arrive( initial( ME ), { tickets: [ ticket( { last_entry: 12, subject: 'New' } ) ] } );
		const late = arrive( newer, { tickets: [ ticket( { last_entry: 11, subject: 'Old' } ) ] } );
		expect( late.tickets[ 7 ]?.subject ).toBe( 'New' );
	} );

	it( 'never moves the cursor back', () => {
		const state = arrive( arrive( initial( ME ), { cursor: 20 } ), { cursor: 15 } );
		expect( state.cursor ).toBe( 20 );
	} );

	it( 'says "read" of a ticket that an old answer still calls unread, until something newer comes', () => {
		const read = arrive( arrive( initial( ME ), { tickets: [ ticket() ] } ), { read: { ticket_id: 7, entry: 10 } } );
		expect( arrive( read, { tickets: [ ticket() ] } ).tickets[ 7 ]?.unread ).toBe( false );
		expect( arrive( read, { tickets: [ ticket( { last_entry: 11 } ) ] } ).tickets[ 7 ]?.unread ).toBe( true );
	} );
} );

describe( 'messages', () => {
	it( 'stand in the order of time, ours that have no number yet at the end', () => {
		const first = message( { id: 1, created_at: now - 2 } );
		const echo = message( { id: -5, client_key: 'k', created_at: now } );
		const second = message( { id: 2, created_at: now } );
		expect( [ echo, second, first ].reduce( place, [] as readonly ReturnType< typeof message >[] ).map( ( one ) => one.id ) ).toEqual( [ 1, 2, -5 ] );
	} );

	it( 'are replaced by their echo with the same client key', () => {
		const draft = message( { id: -1, kind: 'reply', client_key: 'k', state: 'queued' } );
		const echo = message( { id: 99, kind: 'reply', client_key: 'k', state: 'sent' } );
		expect( place( place( [], draft ), echo ) ).toEqual( [ echo ] );
		expect( place( place( [], echo ), draft ) ).toEqual( [ echo ] );
	} );

	it( 'never become unsent again when a slow answer arrives after the news of delivery', () => {
		const sent = message( { id: 99, kind: 'reply', client_key: 'k', state: 'sent' } );
		expect( place( [ sent ], { ...sent, state: 'queued' } )[ 0 ]?.state ).toBe( 'sent' );
	} );

	it( 'can fail, and be queued again by a retry', () => {
		const failed = message( { id: 99, kind: 'reply', state: 'failed', attempts: 3 } );
		expect( place( [ failed ], { ...failed, state: 'queued' } )[ 0 ]?.state ).toBe( 'queued' );
	} );

	it( 'without a client key are told apart by their number', () => {
		expect( place( place( [], message( { id: 1 } ) ), message( { id: 2 } ) ) ).toHaveLength( 2 );
	} );

	it( 'that were moved stand in one ticket only', () => {
		const state = arrive( initial( ME ), { messages: [ message( { id: 1 } ), message( { id: 2 } ) ] } );
		const moved = arrive( state, { messages: [ message( { id: 1, ticket_id: 8, moved_from: 7 } ) ] } );
		expect( [ moved.messages[ 7 ]?.map( ( one ) => one.id ), moved.messages[ 8 ]?.map( ( one ) => one.id ) ] ).toEqual( [ [ 2 ], [ 1 ] ] );
	} );

	it( 'that left with a merge are gone when the ticket is read again, but not older ones and not ours', () => {
		const all = [ 1, 5, 6, 7 ].map( ( id ) => message( { id } ) );
		const state = arrive( initial( ME ), { messages: [ ...all, message( { id: -3, client_key: 'k' } ) ] } );
		const read = arrive( state, { only: { ticket_id: 7, ids: [ 5, 7 ] } } );
		expect( read.messages[ 7 ]?.map( ( one ) => one.id ) ).toEqual( [ 1, 5, 7, -3 ] );
		expect( arrive( state, { only: { ticket_id: 7, ids: [] } } ).messages[ 7 ]?.map( ( one ) => one.id ) ).toEqual( [ -3 ] );
	} );

	it( 'that were not to be are taken out, but not those the server has', () => {
		const state = arrive( initial( ME ), { messages: [ message( { id: -1, client_key: 'k' } ), message( { id: 4, client_key: 'k2' } ) ] } );
		const after = arrive( arrive( state, { unsent: { ticket_id: 7, client_key: 'k' } } ), { unsent: { ticket_id: 7, client_key: 'k2' } } );
		expect( after.messages[ 7 ]?.map( ( one ) => one.id ) ).toEqual( [ 4 ] );
	} );
} );

describe( 'a change on its way', () => {
	const state = withList( waiting, [ 7, 8 ] );
	const resolved = arrive( state, { pending: { key: 'c1', ids: [ 7 ], patch: { status: 'resolved' } } } );

	it( 'shows at once and takes the ticket out of the view it no longer belongs to', () => {
		expect( resolved.tickets[ 7 ]?.status ).toBe( 'resolved' );
		expect( shown( resolved, waiting ) ).toEqual( [ 8 ] );
	} );

	it( 'stops the clock: who was answered does not wait', () => {
		expect( resolved.tickets[ 7 ]?.waiting_since ).toBeNull();
	} );

	it( 'is taken back whole when the server refuses', () => {
		const back = arrive( resolved, { settled: 'c1' } );
		expect( back.tickets[ 7 ] ).toEqual( state.tickets[ 7 ] );
		expect( shown( back, waiting ) ).toEqual( [ 7, 8 ] );
	} );

	it( 'survives news that was written before it', () => {
		const news = arrive( resolved, { tickets: [ ticket( { last_entry: 11, subject: 'Other subject' } ) ] } );
		expect( news.tickets[ 7 ] ).toMatchObject( { status: 'resolved', subject: 'Other subject' } );
	} );

	it( 'becomes the truth when the server agrees', () => {
		const agreed = arrive( arrive( resolved, { tickets: [ ticket( { status: 'resolved', last_entry: 11 } ) ] } ), { settled: 'c1' } );
		expect( agreed.tickets[ 7 ]?.status ).toBe( 'resolved' );
		expect( agreed.pending ).toHaveLength( 0 );
	} );

	it( 'also holds for a list that is loaded meanwhile', () => {
		expect( shown( withList( waiting, [ 7, 8 ], null, resolved ), waiting ) ).toEqual( [ 8 ] );
	} );
} );

describe( 'lists', () => {
	it( 'take a new ticket in where its wait puts it', () => {
		const state = withList( waiting, [ 1, 2 ] );
		expect( shown( arrive( state, { tickets: [ ticket( { id: 9, waiting_since: now - 99_000 } ) ] } ), waiting ) ).toEqual( [ 9, 1, 2 ] );
		expect( shown( arrive( state, { tickets: [ ticket( { id: 9, waiting_since: now } ) ] } ), waiting ) ).toEqual( [ 1, 2, 9 ] );
	} );

	it( 'leave a ticket to the next page when it stands after all that was fetched', () => {
		const state = withList( waiting, [ 1, 2 ], 'more' );
		expect( shown( arrive( state, { tickets: [ ticket( { id: 9, waiting_since: now } ) ] } ), waiting ) ).toEqual( [ 1, 2 ] );
	} );

	it( 'of mine get what is assigned to me, with the newest on top', () => {
		const state = arrive( initial( ME ), { list: { key: mine, ids: [], next: null, state: 'ready' } } );
		const one = arrive( state, { tickets: [ ticket( { id: 1, agent_id: ME } ), ticket( { id: 2, agent_id: 5 } ), ticket( { id: 3, agent_id: ME, last_message_at: now } ) ] } );
		expect( shown( one, mine ) ).toEqual( [ 3, 1 ] );
	} );

	it( 'of a search are the server’s alone', () => {
		const state = arrive( initial( ME ), { list: { key: found, ids: [ 1 ], next: null, state: 'ready' } } );
		expect( shown( arrive( state, { tickets: [ ticket( { id: 9 } ), ticket( { id: 1, status: 'spam' } ) ] } ), found ) ).toEqual( [ 1 ] );
	} );

	it( 'append a page without repeating what moved onto it', () => {
		const state = withList( waiting, [ 1, 2 ], 'more' );
		expect( shown( arrive( state, { list: { key: waiting, ids: [ 2, 3 ], append: true, next: null, state: 'ready' } } ), waiting ) ).toEqual( [ 1, 2, 3 ] );
	} );

	it( 'stay the same object while nothing in them moves', () => {
		const state = withList( waiting, [ 1, 2 ] );
		const after = arrive( state, { tickets: [ ticket( { id: 1, waiting_since: now - 10_000, subject: 'Changed', last_entry: 11 } ) ] } );
		expect( after.lists[ waiting ] ).toBe( state.lists[ waiting ] );
	} );
} );

describe( 'a list that is asked for again', () => {
	const key = 'all||waiting|';
	const ids = ( state: State ) => state.lists[ key ]?.ids;
	const read = () => [ [ 1, 2, 3 ], [ 4, 5 ] ].reduce( ( state, page, at ) => arrive( state, { list: { key, ids: page, append: at > 0, next: `after ${ page.at( -1 ) }`, state: 'ready' } } ), initial( 1 ) );

	it( 'keeps the later pages, and goes on after the last of them', () => {
		const again = arrive( read(), { list: { key, ids: [ 2, 1, 3 ], next: 'after 3', state: 'ready' } } );
		expect( ids( again ) ).toEqual( [ 2, 1, 3, 4, 5 ] );
		expect( again.lists[ key ]?.next ).toBe( 'after 5' );
	} );

	it( 'begins anew when nothing fits together any more', () => {
		const again = arrive( read(), { list: { key, ids: [ 8, 9 ], next: 'after 9', state: 'ready' } } );
		expect( ids( again ) ).toEqual( [ 8, 9 ] );
		expect( again.lists[ key ]?.next ).toBe( 'after 9' );
	} );
} );
