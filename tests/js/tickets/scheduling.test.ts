import { api, Problem } from '../../../src/core/api';
import type { News } from '../../../src/core/types.gen';
import { arrive } from '../../../src/tickets/arrive';
import { scheduling } from '../../../src/tickets/scheduling';
import { draftKey, initial, type Arrival, type State } from '../../../src/tickets/state';
import type { Desk } from '../../../src/tickets/thunk';
import { message, ticket } from './make';

const post = jest.spyOn( api, 'post' );
const del = jest.spyOn( api, 'del' );
const planned = message( { id: 80, kind: 'reply', state: 'scheduled', html: '<p>Later</p>' } );
const taken = { draft: { kind: 'reply', html: '<p>Later</p>', cc: [], attachments: [], updated_at: 42 }, removed: [] };

function desk( news: Arrival = {} ) {
	let state: State = arrive( initial( 1 ), { tickets: [ ticket( { last_entry: 12 } ) ], messages: [ planned ], ...news } );
	const did: string[] = [];
	const dispatch = {
		arrive: ( one: Arrival ) => void ( state = arrive( state, one ) ),
		openThread: ( id: number ) => Promise.resolve( void did.push( `opens ${ id }` ) ),
		keepDraft: () => Promise.resolve( void did.push( 'keeps the draft' ) ),
	} as unknown as Desk[ 'dispatch' ];
	const self: Desk = { select: { state: () => state }, dispatch };
	return { self, did, draft: () => state.drafts[ draftKey( 7, 'reply' ) ] };
}

beforeEach( () => {
	[ post, del ].forEach( ( mock ) => mock.mockReset() );
	localStorage.clear();
} );

describe( 'a reply that was to go later', () => {
	it( 'goes now with what was seen; refused, it shows what is newer', async () => {
		const { self, did } = desk();
		post.mockResolvedValueOnce( {} as News );
		await scheduling.sendNow( planned )( self );
		expect( post ).toHaveBeenCalledWith( 'messages/80/send', { seen_entry: 12 } );
		expect( did ).toEqual( [] );
		post.mockRejectedValueOnce( new Problem( 'something_newer', 'Read it first.', 409 ) );
		await scheduling.sendNow( planned )( self );
		expect( did ).toEqual( [ 'opens 7' ] );
	} );

	it( 'is a draft again', async () => {
		const { self, draft } = desk();
		del.mockResolvedValue( taken );
		expect( await scheduling.unschedule( planned, { quiet: true } )( self ) ).toBe( true );
		expect( del ).toHaveBeenCalledWith( 'messages/80/schedule' );
		expect( draft() ).toMatchObject( { html: '<p>Later</p>', saved_at: 42, returned: true } );
	} );

	it( 'lets the server know first what was begun meanwhile', async () => {
		const { self, did, draft } = desk( { drafts: [ { ticket_id: 7, kind: 'reply', html: '<p>Begun</p>', cc: [], bcc: [], attachments: [], saved_at: null, revision: 3 } ] } );
		del.mockImplementation( () => {
			expect( did ).toEqual( [ 'keeps the draft' ] );
			return Promise.resolve( taken );
		} );
		await scheduling.unschedule( planned )( self );
		expect( draft()?.revision ).toBe( 4 );
	} );

	it( 'that has left already stays sent, and the thread says so', async () => {
		const { self, did, draft } = desk();
		del.mockRejectedValue( new Problem( 'too_late', 'It has left.', 409 ) );
		expect( await scheduling.unschedule( planned )( self ) ).toBe( false );
		expect( draft() ).toBeUndefined();
		expect( did ).toEqual( [ 'opens 7' ] );
	} );
} );
