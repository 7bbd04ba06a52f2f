import { api, Problem } from '../../../src/core/api';
import { dismiss, undoLast } from '../../../src/core/toasts';
import type { News } from '../../../src/core/types.gen';
import { arrive } from '../../../src/tickets/arrive';
import { changing } from '../../../src/tickets/changing';
import { draftKey, initial, type Arrival, type State, type StoredDraft } from '../../../src/tickets/state';
import { returning } from '../../../src/tickets/returning';
import type { Desk } from '../../../src/tickets/thunk';
import { writing } from '../../../src/tickets/writing';
import { message, ticket } from './make';

const post = jest.spyOn( api, 'post' );
const put = jest.spyOn( api, 'put' );
const del = jest.spyOn( api, 'del' );

/** What was sent with the request of this number. */
const body = ( call: number ) => post.mock.calls[ call ]?.[ 1 ] as { client_key: string; seen_entry: number };

const draft = ( over: Partial< StoredDraft > = {} ): StoredDraft => ( { ticket_id: 7, kind: 'reply', html: '<p>Hello</p>', cc: [], bcc: [], attachments: [], saved_at: 1, revision: 0, ...over } );

/** The store as the thunks see it: the real reducer behind the real door. */
function desk( news: Arrival = {} ) {
	let state: State = arrive( initial( 1 ), { tickets: [ ticket() ], messages: [ message() ], drafts: [ draft() ], ...news } );
	const dispatch = {
		arrive: ( one: Arrival ) => void ( state = arrive( state, one ) ),
	} as Desk[ 'dispatch' ];
	const self: Desk = { select: { state: () => state }, dispatch };
	dispatch.change = ( ...given ) => changing.change( ...given )( self );
	return { self, state: () => state, replies: () => ( state.messages[ 7 ] ?? [] ).filter( ( one ) => one.kind !== 'incoming' ), draft: () => state.drafts[ draftKey( 7, 'reply' ) ] };
}

const withDelay = ( sendDelay: number ) => {
	window.deskfoldDesk = { user: { id: 1, name: 'Ana', caps: { reply: true, supervise: true, manage: true } }, urls: { desk: '', dashboard: '' }, locale: 'en_US', isRtl: false, agents: [], mailboxes: [], site: { name: '', standing: 'live', address: '', live_address: '' }, colorScheme: 'fresh', sendDelay };
};

beforeEach( () => {
	[ post, put, del ].forEach( ( mock ) => mock.mockReset() );
	localStorage.clear();
	withDelay( 0 );
} );
afterEach( () => Array.from( { length: 30 }, ( _, id ) => dismiss( id ) ) );

describe( 'a reply', () => {
	it( 'is shown at once, and its echo takes its place', async () => {
		const { self, replies, draft: kept } = desk();
		post.mockImplementation( ( _: string, sent?: object ) => {
			expect( replies() ).toMatchObject( [ { state: 'queued', html: '<p>Hello</p>' } ] );
			return Promise.resolve( { messages: [ message( { id: 99, kind: 'reply', state: 'sent', client_key: ( sent as { client_key: string } ).client_key } ) ] } as News );
		} );
		await writing.send( 7, 'reply', { status: 'waiting' } )( self );
		expect( replies().map( ( one ) => [ one.id, one.state ] ) ).toEqual( [ [ 99, 'sent' ] ] );
		expect( kept() ).toBeUndefined();
		expect( post ).toHaveBeenCalledWith( 'tickets/7/replies', expect.objectContaining( { seen_entry: 10, status: 'waiting' } ), true );
	} );

	it( 'comes back to the editor when nobody answers, and a second try carries the same key', async () => {
		const { self, replies, state, draft: kept } = desk();
		post.mockRejectedValue( new Problem( 'offline', 'No answer.', 0 ) );
		await writing.send( 7, 'reply', { status: 'resolved' } )( self );
		expect( replies() ).toEqual( [] );
		expect( state().tickets[ 7 ]?.status ).toBe( 'open' );
		expect( kept() ).toMatchObject( { html: '<p>Hello</p>', revision: 1, problem: { kind: 'offline', ending: { status: 'resolved' } } } );
		const first = body( 0 ).client_key;
		post.mockResolvedValue( {} );
		await writing.send( 7, 'reply' )( self );
		expect( body( 1 ).client_key ).toBe( first );
	} );

	it( 'that came too late shows what is newer, keeps the text and is a new message the next time', async () => {
		const { self, state, draft: kept } = desk();
		const news = { tickets: [ ticket( { last_entry: 11 } ) ], messages: [ message( { id: 71 } ) ] };
		post.mockRejectedValue( new Problem( 'something_newer', 'Read it first.', 409, { news } ) );
		await writing.send( 7, 'reply' )( self );
		expect( state().messages[ 7 ]?.map( ( one ) => one.id ) ).toContain( 71 );
		expect( kept() ).toMatchObject( { html: '<p>Hello</p>', problem: { kind: 'something_newer' } } );
		expect( kept()?.client_key ).toBeUndefined();
		post.mockResolvedValue( {} );
		await writing.send( 7, 'reply', { anyway: true } )( self );
		expect( body( 1 ).seen_entry ).toBe( 11 );
	} );

	it( 'can be taken back while it waits, and nothing was sent', async () => {
		withDelay( 8 );
		const { self, replies, draft: kept } = desk();
		const onBack = jest.fn();
		const sent = writing.send( 7, 'reply', { onBack } )( self );
		expect( replies() ).toHaveLength( 1 );
		expect( undoLast() ).toBe( true );
		await sent;
		expect( post ).not.toHaveBeenCalled();
		expect( replies() ).toEqual( [] );
		expect( kept()?.html ).toBe( '<p>Hello</p>' );
		expect( onBack ).toHaveBeenCalled();
	} );

	it( 'leaves at once when the page is closed while it waits', async () => {
		withDelay( 8 );
		const { self } = desk();
		post.mockResolvedValue( {} );
		const sent = writing.send( 7, 'reply' )( self );
		window.dispatchEvent( new Event( 'pagehide' ) );
		await sent;
		expect( post ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'without words is not sent', async () => {
		const { self } = desk( { drafts: [ draft( { html: '<p><br></p>' } ) ] } );
		await writing.send( 7, 'reply' )( self );
		expect( post ).not.toHaveBeenCalled();
	} );
} );

describe( 'a note', () => {
	it( 'never waits, and never goes to the customer', async () => {
		withDelay( 8 );
		const { self, replies } = desk( { drafts: [ draft( { kind: 'note' } ) ] } );
		post.mockResolvedValue( {} );
		await writing.send( 7, 'note' )( self );
		expect( post.mock.calls[ 0 ]?.[ 0 ] ).toBe( 'tickets/7/notes' );
		expect( replies() ).toMatchObject( [ { kind: 'note', to: [], state: 'none' } ] );
	} );
} );

describe( 'a draft', () => {
	it( 'says when it is safe', async () => {
		const { self, draft: kept } = desk();
		put.mockResolvedValue( { updated_at: 42 } );
		await writing.keepDraft( draft( { saved_at: null } ) )( self );
		expect( kept()?.saved_at ).toBe( 42 );
	} );

	it( 'stays on this computer when the server is away', async () => {
		const { self, draft: kept } = desk();
		put.mockRejectedValue( new Problem( 'offline', '', 0 ) );
		await writing.keepDraft( draft() )( self );
		expect( kept()?.saved_at ).toBeNull();
		expect( localStorage.getItem( 'deskfold-drafts' ) ).toContain( 'Hello' );
	} );

	it( 'is not called safe when one typed on meanwhile', async () => {
		const { self, draft: kept } = desk();
		put.mockImplementation( () => {
			self.dispatch.arrive( { drafts: [ draft( { html: '<p>Hello you</p>', saved_at: null } ) ] } );
			return Promise.resolve( { updated_at: 42 } );
		} );
		await writing.keepDraft( draft() )( self );
		expect( kept() ).toMatchObject( { html: '<p>Hello you</p>', saved_at: null } );
	} );

	it( 'that was emptied is forgotten everywhere', async () => {
		const { self, draft: kept } = desk();
		del.mockResolvedValue( {} );
		await writing.keepDraft( draft( { html: '<p></p>', saved_at: null } ) )( self );
		expect( kept() ).toBeUndefined();
		expect( del ).toHaveBeenCalledWith( expect.stringMatching( /^tickets\/7\/drafts\/reply\?tab=[\w-]+&seen_at=0$/ ) );
	} );
} );

describe( 'a change', () => {
	it( 'that is refused is taken back, and says why', async () => {
		const { self, state } = desk();
		post.mockRejectedValue( new Problem( 'forbidden', 'It is not yours.', 403 ) );
		const done = changing.change( [ 7 ], { priority: 'high' } )( self );
		expect( state().tickets[ 7 ]?.priority ).toBe( 'high' );
		expect( await done ).toBe( false );
		expect( state().tickets[ 7 ]?.priority ).toBe( 'normal' );
	} );

	it( 'that takes a ticket out of sight can be undone', async () => {
		const { self, state } = desk();
		post.mockImplementation( ( _: string, patch?: object ) => Promise.resolve( { tickets: [ ticket( { ...patch, last_entry: ( state().saved[ 7 ]?.last_entry ?? 0 ) + 1 } ) ] } ) );
		await changing.change( [ 7 ], { status: 'resolved' } )( self );
		expect( state().tickets[ 7 ]?.status ).toBe( 'resolved' );
		expect( undoLast() ).toBe( true );
		await new Promise( ( done ) => setTimeout( done ) );
		expect( state().tickets[ 7 ]?.status ).toBe( 'open' );
		expect( post ).toHaveBeenLastCalledWith( 'tickets/7', { status: 'open' } );
	} );
} );

describe( 'a connection that comes back', () => {
	it( 'brings what only this computer had to the server, and tells what still waits', async () => {
		const { self, state } = desk( { drafts: [ draft( { saved_at: null, html: '<p>Mine</p>' } ), draft( { ticket_id: 8, problem: { kind: 'offline', message: 'No answer.' } } ), draft( { ticket_id: 9, saved_at: null, html: '<p>Lost</p>' } ) ] } );
		self.dispatch.keepDraft = ( one ) => writing.keepDraft( one )( self );
		put.mockImplementation( ( path ) => ( path.includes( '/9/' ) ? Promise.reject( new Problem( 'offline', 'No answer.', 0 ) ) : Promise.resolve( { updated_at: 77 } ) ) );
		jest.useFakeTimers();
		await returning.comeOnline()( self );
		expect( put.mock.calls.map( ( [ path ] ) => path ) ).toEqual( [ 'tickets/7/drafts/reply', 'tickets/9/drafts/reply' ] );
		expect( state().back ).toEqual( { saved: 1, waiting: 1 } );
		jest.runAllTimers();
		expect( state().back ).toBeNull();
		jest.useRealTimers();
	} );
} );
