import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { boot } from '../../../src/core/boot';
import type { Address } from '../../../src/core/types.gen';
import { AddressLine } from '../../../src/tickets/AddressLine';
import { ticket } from './make';

type Copies = { cc: Address[]; bcc: Address[] };

function show( begun: Partial< Copies > = {} ) {
	const told: Copies[] = [];
	function Held() {
		const [ now, setNow ] = useState< Copies >( { cc: [], bcc: [], ...begun } );
		told.push( now );
		return <AddressLine ticket={ ticket( { customer_address: 'maya@x.test' } ) } cc={ now.cc } bcc={ now.bcc } onChange={ ( change ) => setNow( { ...now, ...change } ) } />;
	}
	render( <Held /> );
	return () => [ 'cc', 'bcc' ].map( ( name ) => ( told.at( -1 ) as Copies )[ name as keyof Copies ].map( ( { email } ) => email ) );
}

const blind = () => screen.getByRole< HTMLInputElement >( 'textbox', { name: 'Blind copy to' } );
const type = ( text: string ) => fireEvent.change( blind(), { target: { value: text } } );
const paste = ( text: string ) => fireEvent.paste( blind(), { clipboardData: { getData: () => text } } );

describe( 'copies of a reply', () => {
	beforeEach( () => void ( boot().mailboxes = [ { id: 1, name: 'Support', address: 'Support@demo.test' } ] ) );
	afterEach( () => void ( boot().mailboxes = [] ) );

	it( 'hides both fields until they are asked for, and then stands in them', () => {
		show();
		expect( screen.queryByRole( 'textbox' ) ).toBeNull();
		fireEvent.click( screen.getByRole( 'button', { name: 'Bcc' } ) );
		expect( blind().ownerDocument.activeElement ).toBe( blind() );
		expect( screen.queryByRole( 'button', { name: 'Bcc' } ) ).toBeNull();
		expect( screen.getByRole( 'button', { name: 'Cc' } ) ).not.toBeNull();
	} );

	it( 'shows those of a draft', () => {
		show( { bcc: [ { name: '', email: 'boss@shop.test' } ] } );
		expect( blind() ).not.toBeNull();
		expect( screen.getByText( 'boss@shop.test' ) ).not.toBeNull();
	} );

	it( 'takes several that are pasted, each once and none who gets it anyway', () => {
		const now = show( { cc: [ { name: '', email: 'jo@x.test' } ] } );
		fireEvent.click( screen.getByRole( 'button', { name: 'Bcc' } ) );
		paste( 'Ann <ann@x.test>\nbob@y.test; BOB@y.test, jo@x.test\nmaya@x.test' );
		expect( now() ).toEqual( [ [ 'jo@x.test' ], [ 'ann@x.test', 'bob@y.test' ] ] );
		expect( blind().value ).toBe( '' );
	} );

	it( 'keeps what is no address and says so, until it is mended', () => {
		const now = show();
		fireEvent.click( screen.getByRole( 'button', { name: 'Bcc' } ) );
		type( 'ann@x.test, bob@' );
		fireEvent.blur( blind() );
		expect( now()[ 1 ] ).toEqual( [ 'ann@x.test' ] );
		expect( blind().value ).toBe( 'bob@' );
		expect( screen.getByRole( 'alert' ).textContent ).toBe( 'This is not an e-mail address.' );
		type( 'bob@y.test,' );
		expect( screen.queryByRole( 'alert' ) ).toBeNull();
		expect( now()[ 1 ] ).toEqual( [ 'ann@x.test', 'bob@y.test' ] );
	} );

	it( 'refuses our own mailboxes, whatever stands behind the plus', () => {
		const now = show();
		fireEvent.click( screen.getByRole( 'button', { name: 'Bcc' } ) );
		type( 'support+t9.0123@demo.test' );
		fireEvent.keyDown( blind(), { key: 'Enter' } );
		expect( now()[ 1 ] ).toEqual( [] );
		expect( screen.getByRole( 'alert' ).textContent ).toBe( 'This is one of our own mailboxes.' );
	} );

	it( 'takes the last one back with Backspace', () => {
		const now = show( { bcc: [ { name: '', email: 'a@x.test' }, { name: '', email: 'b@x.test' } ] } );
		fireEvent.keyDown( blind(), { key: 'Backspace' } );
		expect( now()[ 1 ] ).toEqual( [ 'a@x.test' ] );
	} );
} );
