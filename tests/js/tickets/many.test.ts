import { waitFor } from '@testing-library/react';
import { api, Problem } from '../../../src/core/api';
import { undoLast } from '../../../src/core/toasts';
import type { Ticket } from '../../../src/core/types.gen';
import { arrive } from '../../../src/tickets/arrive';
import { changing } from '../../../src/tickets/changing';
import { changingMany } from '../../../src/tickets/changingMany';
import { initial, type Arrival } from '../../../src/tickets/state';
import type { Desk } from '../../../src/tickets/thunk';
import { ticket } from './make';

jest.mock( '@wordpress/a11y', () => ( { speak: () => {} } ) );

/** The store without WordPress around it. */
function desk( count: number ) {
	let state = arrive( initial( 1 ), { tickets: Array.from( { length: count }, ( _, at ) => ticket( { id: at + 1, tags: at % 2 ? [ 'odd' ] : [] } ) ) } );
	const given = {
		select: { state: () => state },
		dispatch: {
			arrive: ( news: Arrival ) => void ( state = arrive( state, news ) ),
			change: ( ...args: Parameters< typeof changing.change > ) => changing.change( ...args )( given ),
			changeMany: ( ...args: Parameters< typeof changingMany.changeMany > ) => changingMany.changeMany( ...args )( given ),
		},
	} as unknown as Desk;
	return { given, state: () => state };
}

let entry = 100;
const sent: string[] = [];
/** Answers as the server does; at most so many at a time are under way. */
function serve( refuse: ( id: number ) => boolean = () => false ) {
	let underway = 0;
	const seen = { most: 0 };
	sent.length = 0;
	jest.spyOn( api, 'post' ).mockImplementation( async ( path, data ) => {
		const id = Number( path.split( '/' )[ 1 ] );
		seen.most = Math.max( seen.most, ++underway );
		await new Promise( ( resolve ) => setTimeout( resolve ) );
		underway--;
		if ( refuse( id ) ) {
			throw new Problem( 'no', 'It was merged.', 409 );
		}
		sent.push( `${ id } ${ JSON.stringify( data ) }` );
		return { tickets: [ ticket( { id, last_entry: ++entry, ...( data as Partial< Ticket > ) } ) ] } as never;
	} );
	return seen;
}

describe( 'a change of many', () => {
	it( 'shows at once, is sent a few at a time, and has one undo for all', async () => {
		const seen = serve();
		const { given, state } = desk( 30 );
		const done = given.dispatch.change( Array.from( { length: 30 }, ( _, at ) => at + 1 ), { status: 'resolved' } );
		expect( Object.values( state().tickets ).every( ( one ) => one.status === 'resolved' ) ).toBe( true );
		expect( state().pending ).toHaveLength( 1 );
		expect( await done ).toBe( true );
		expect( seen.most ).toBe( 4 );
		expect( sent ).toHaveLength( 30 );
		expect( undoLast() ).toBe( true );
		expect( Object.values( state().tickets ).every( ( one ) => one.status === 'open' ) ).toBe( true );
		await waitFor( () => expect( state().pending ).toHaveLength( 0 ) );
		expect( sent ).toHaveLength( 60 );
	} );

	it( 'sends no more once it was taken back, and takes back what was sent', async () => {
		serve();
		const { given, state } = desk( 30 );
		const done = given.dispatch.change( Array.from( { length: 30 }, ( _, at ) => at + 1 ), { status: 'spam' } );
		await new Promise( ( resolve ) => setTimeout( resolve ) );
		undoLast();
		await done;
		await waitFor( () => expect( state().pending ).toHaveLength( 0 ) );
		expect( sent.filter( ( one ) => one.includes( 'spam' ) ).length ).toBeLessThan( 30 );
		expect( sent.filter( ( one ) => one.includes( 'open' ) ) ).toHaveLength( sent.length / 2 );
		expect( Object.values( state().tickets ).every( ( one ) => one.status === 'open' ) ).toBe( true );
	} );

	it( 'gives each its own tags, and each its own back', async () => {
		serve();
		const { given, state } = desk( 4 );
		await given.dispatch.changeMany( [ 1, 2, 3, 4 ].map( ( id ) => ( { id, patch: { tags: [ ...( state().tickets[ id ]?.tags ?? [] ), 'glaze' ] } } ) ) );
		expect( state().tickets[ 2 ]?.tags ).toEqual( [ 'odd', 'glaze' ] );
		undoLast();
		expect( state().tickets[ 2 ]?.tags ).toEqual( [ 'odd' ] );
		expect( state().tickets[ 1 ]?.tags ).toEqual( [] );
	} );

	it( 'is taken back only where the server refused', async () => {
		serve( ( id ) => id === 3 );
		const { given, state } = desk( 5 );
		expect( await given.dispatch.change( [ 1, 2, 3, 4, 5 ], { status: 'resolved' } ) ).toBe( false );
		expect( Object.values( state().tickets ).map( ( one ) => one.status ) ).toEqual( [ 'resolved', 'resolved', 'open', 'resolved', 'resolved' ] );
	} );
} );
