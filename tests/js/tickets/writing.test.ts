import { readAddresses } from '../../../src/tickets/addresses';
import { choose, NONE, remaining } from '../../../src/tickets/selection';
import { isBlank } from '../../../src/tickets/writing';

describe( 'an empty text', () => {
	it.each( [ '', '<p></p>', '<p><br></p>', '<p>&nbsp;\u200B </p>' ] )( 'is empty: "%s"', ( html ) => expect( isBlank( html ) ).toBe( true ) );
	it.each( [ '<p>.</p>', '<p><img src="x"></p>', '<p>ส</p>' ] )( 'is not: "%s"', ( html ) => expect( isBlank( html ) ).toBe( false ) );
} );

describe( 'addresses as one types them', () => {
	it( 'come with and without names, with commas and semicolons', () => {
		expect( readAddresses( '"Ann Lee" <ann@x.test>; bob@y.test,' ) ).toEqual( {
			found: [ { name: 'Ann Lee', email: 'ann@x.test' }, { name: '', email: 'bob@y.test' } ],
			rest: '',
		} );
	} );
	it( 'leave what is none to be mended', () => {
		expect( readAddresses( 'ann@x.test, bob@' ) ).toEqual( { found: [ { name: '', email: 'ann@x.test' } ], rest: 'bob@' } );
	} );
} );

describe( 'choosing several', () => {
	const order = [ 1, 2, 3, 4, 5 ];
	it( 'takes one in and out again', () => {
		const one = choose( NONE, order, 2, false );
		expect( [ ...one.ids ] ).toEqual( [ 2 ] );
		expect( choose( one, order, 2, false ).ids.size ).toBe( 0 );
	} );
	it( 'takes a range in either direction from the last one', () => {
		expect( [ ...choose( choose( NONE, order, 4, false ), order, 2, true ).ids ].sort() ).toEqual( [ 2, 3, 4 ] );
	} );
	it( 'forgets what left the list', () => {
		expect( [ ...remaining( { ids: new Set( [ 1, 9 ] ), anchor: 1 }, order ).ids ] ).toEqual( [ 1 ] );
	} );
} );
