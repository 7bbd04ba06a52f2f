import { api } from '../../../src/core/api';
import { arrive } from '../../../src/tickets/arrive';
import { loading } from '../../../src/tickets/loading';
import { initial, type Arrival, type State } from '../../../src/tickets/state';
import type { Desk } from '../../../src/tickets/thunk';
import { message, ticket } from './make';

const get = jest.spyOn( api, 'get' );
const some = ( ...ids: number[] ) => ids.map( ( id ) => message( { id, created_at: id } ) );

function desk() {
	let state: State = initial( 1 );
	const dispatch = { arrive: ( one: Arrival ) => void ( state = arrive( state, one ) ) } as unknown as Desk[ 'dispatch' ];
	const self: Desk = { select: { state: () => state }, dispatch };
	const opens = ( ids: number[], earlier: boolean ) => {
		get.mockResolvedValueOnce( { ticket: ticket(), messages: some( ...ids ), entries: [], earlier, drafts: [] } );
		return loading.openThread( 7 )( self );
	};
	return { dispatch, opens, ids: () => state.messages[ 7 ]?.map( ( one ) => one.id ), earlier: () => state.threads[ 7 ]?.earlier };
}

describe( 'a ticket that is opened', () => {
	it( 'has no hole where news came in long before it was opened', async () => {
		const { dispatch, opens, ids, earlier } = desk();
		dispatch.arrive( { messages: some( 1, 2 ) } );
		await opens( [ 60, 61 ], true );
		expect( [ ids(), earlier() ] ).toEqual( [ [ 60, 61 ], true ] );
	} );

	it( 'keeps the earlier pages that join on, and lets go of those that do not', async () => {
		const { dispatch, opens, ids, earlier } = desk();
		await opens( [ 10, 11 ], true );
		dispatch.arrive( { messages: some( 8, 9 ), thread: { id: 7, state: 'ready', earlier: false } } );
		await opens( [ 11, 12 ], true );
		expect( [ ids(), earlier() ] ).toEqual( [ [ 8, 9, 10, 11, 12 ], false ] );
		await opens( [ 80, 81 ], true );
		expect( [ ids(), earlier() ] ).toEqual( [ [ 80, 81 ], true ] );
	} );

	it( 'keeps what came in while the answer was on its way', async () => {
		const { dispatch, opens, ids } = desk();
		const opened = opens( [ 10 ], false );
		dispatch.arrive( { messages: some( 12 ) } );
		await opened;
		expect( ids() ).toEqual( [ 10, 12 ] );
	} );
} );
