import apiFetch from '@wordpress/api-fetch';
import { dispatch } from '@wordpress/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { boot } from '../../../src/core/boot';
import type { Address, Message } from '../../../src/core/types.gen';
import { AddressLine } from '../../../src/tickets/AddressLine';
import { leftOut, remembered } from '../../../src/tickets/people';
import { store } from '../../../src/tickets/store';
import { message, ticket } from './make';

const fetched = apiFetch as unknown as jest.Mock;

const arrived = ( ...messages: Message[] ) => act( () => void dispatch( store ).arrive( { messages } ) );

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

type Copies = { cc: Address[]; bcc: Address[] };

const to = ( ...emails: string[] ): Address[] => emails.map( ( email ) => ( { name: '', email } ) );

const done = jest.fn();

function show( begun: Partial< Copies > = {} ) {
	const told: Copies[] = [];
	function Held() {
		const [ now, setNow ] = useState< Copies >( { cc: [], bcc: [], ...begun } );
		told.push( now );
		return <AddressLine ticket={ ticket( { customer_address: 'maya@x.test' } ) } cc={ now.cc } bcc={ now.bcc } onChange={ ( change ) => setNow( { ...now, ...change } ) } onAll={ done } />;
	}
	render( <Held /> );
	return () => [ 'cc', 'bcc' ].map( ( name ) => ( told.at( -1 ) as Copies )[ name as keyof Copies ].map( ( { email } ) => email ) );
}

const blind = () => screen.getByRole< HTMLInputElement >( 'combobox', { name: 'Blind copy to' } );
const type = ( text: string ) => fireEvent.change( blind(), { target: { value: text } } );
const paste = ( text: string ) => fireEvent.paste( blind(), { clipboardData: { getData: () => text } } );

describe( 'copies of a reply', () => {
	beforeEach( () => void ( boot().mailboxes = [ { id: 1, name: 'Support', address: 'Support@demo.test' } ] ) );
	afterEach( () => void ( boot().mailboxes = [] ) );

	it( 'hides both fields until they are asked for, and then stands in them', () => {
		show();
		expect( screen.queryByRole( 'combobox' ) ).toBeNull();
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

describe( 'an answer to all', () => {
	beforeEach( () => {
		boot().mailboxes = [ { id: 1, name: 'Support', address: 'support@demo.test' } ];
		arrived( message( { id: 70, people: to( 'Maya@x.test', 'bob@y.test', 'cy@z.test' ) } ) );
		done.mockClear();
	} );
	afterEach( () => void ( boot().mailboxes = [] ) );

	const all = () => screen.queryByRole( 'button', { name: 'Reply to all' } );

	it( 'takes in whoever does not get it yet, and one is taken out by keyboard', () => {
		const now = show( { bcc: to( 'CY@z.test' ) } );
		fireEvent.click( all() as HTMLElement );
		expect( now() ).toEqual( [ [ 'bob@y.test' ], [ 'CY@z.test' ] ] );
		expect( done ).toHaveBeenCalledTimes( 1 );
		expect( all() ).toBeNull();
		fireEvent.click( screen.getByRole( 'button', { name: 'Remove bob@y.test' } ) );
		expect( now()[ 0 ] ).toEqual( [] );
		expect( all() ).not.toBeNull();
	} );

	it( 'leaves the focus in the field when an address goes with its button', () => {
		show( { bcc: to( 'a@x.test', 'b@x.test' ) } );
		fireEvent.click( screen.getByRole( 'button', { name: 'Remove a@x.test' } ) );
		expect( blind().ownerDocument.activeElement ).toBe( blind() );
	} );

	it( 'is not offered where only the customer wrote, or a machine wrote last', () => {
		expect( leftOut( [ message( { people: to( 'maya@x.test' ) } ) ], ticket( { customer_address: 'MAYA@x.test' } ), [] ) ).toEqual( [] );
		const auto = message( { id: 71, is_auto_reply: true, people: [] } );
		expect( leftOut( [ message( { people: to( 'bob@y.test' ) } ), auto ], ticket(), [] ) ).toEqual( to( 'bob@y.test' ) );
	} );

	it( 'has room for fifty', () => {
		arrived( message( { id: 71, people: to( ...Array.from( { length: 60 }, ( _, at ) => `p${ at }@y.test` ) ) } ) );
		const now = show();
		fireEvent.click( all() as HTMLElement );
		expect( now()[ 0 ] ).toHaveLength( 50 );
	} );

	it( 'is remembered by the next reply, without ourselves, and forgotten with the one after it', () => {
		const reply = ( id: number, ...cc: string[] ) => message( { id, kind: 'reply', author_kind: 'agent', cc: to( ...cc ) } );
		expect( remembered( [ reply( 71, 'bob@y.test', 'support+t7.x@demo.test' ), message( { id: 72 } ) ] ) ).toEqual( to( 'bob@y.test' ) );
		expect( remembered( [ reply( 71, 'bob@y.test' ), reply( 73 ) ] ) ).toEqual( [] );
	} );
} );

describe( 'addresses while somebody types', () => {
	const options = () => screen.queryAllByRole( 'option' ).map( ( { textContent } ) => textContent );
	const chosen = () => document.getElementById( blind().getAttribute( 'aria-activedescendant' ) ?? '' )?.textContent;
	const key = ( name: string ) => fireEvent.keyDown( blind(), { key: name } );
	const answered = () => act( async () => void ( await jest.advanceTimersByTimeAsync( 500 ) ) );

	beforeEach( () => {
		jest.useFakeTimers();
		fetched.mockReset().mockResolvedValue( { customers: [ { id: 9, name: 'Bobo Müller, Dr.', address: 'bobo@far.test' }, { id: 4, name: 'Bob', address: 'BOB@y.test' }, { id: 5, name: 'Bob without', address: '' } ] } );
		arrived( message( { id: 80, people: [ { name: 'Bob Stone', email: 'bob@y.test' }, { name: '', email: 'rob@y.test' }, ...to( 'maya@x.test' ) ] } ) );
	} );
	afterEach( () => jest.useRealTimers() );

	const open = () => {
		const now = show();
		fireEvent.click( screen.getByRole( 'button', { name: 'Bcc' } ) );
		return now;
	};

	it( 'offers those of the ticket at once and then customers, each once', async () => {
		open();
		expect( blind() ).toHaveAttribute( 'aria-expanded', 'false' );
		type( 'bo' );
		expect( options() ).toEqual( [ 'BSBob Stonebob@y.test' ] );
		await answered();
		expect( options() ).toEqual( [ 'BSBob Stonebob@y.test', expect.stringContaining( 'bobo@far.test' ) ] );
		expect( blind() ).toHaveAttribute( 'aria-expanded', 'true' );
		expect( fetched ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'takes with Enter what the arrows chose, round the ends', async () => {
		const now = open();
		type( 'bob' );
		await answered();
		expect( chosen() ).toContain( 'bob@y.test' );
		key( 'ArrowUp' );
		expect( chosen() ).toContain( 'bobo@far.test' );
		key( 'ArrowDown' );
		key( 'ArrowDown' );
		key( 'Enter' );
		expect( now()[ 1 ] ).toEqual( [ 'bobo@far.test' ] );
		expect( [ blind().value, options() ] ).toEqual( [ '', [] ] );
	} );

	it( 'takes a whole address as it stands', () => {
		const now = open();
		arrived( message( { id: 81, people: to( 'bob@y.test.example' ) } ) );
		type( 'bob@y.test' );
		expect( chosen() ).toBeUndefined();
		key( 'Enter' );
		expect( now()[ 1 ] ).toEqual( [ 'bob@y.test' ] );
	} );

	it( 'closes only the list with Escape, and shows it again with an arrow', () => {
		open();
		type( 'rob' );
		expect( key( 'Escape' ) ).toBe( false );
		expect( [ blind().value, options() ] ).toEqual( [ 'rob', [] ] );
		expect( key( 'Escape' ) ).toBe( true );
		key( 'ArrowDown' );
		expect( chosen() ).toContain( 'rob@y.test' );
	} );

	it( 'works on without an answer', async () => {
		fetched.mockRejectedValue( new Error( 'gone' ) );
		const now = open();
		type( 'zoe@' );
		await answered();
		type( 'zoe@z.test,' );
		expect( now()[ 1 ] ).toEqual( [ 'zoe@z.test' ] );
	} );

	it( 'sends nothing while an address is to be mended', () => {
		const now = open();
		type( 'zoe@' );
		expect( fireEvent.keyDown( blind(), { key: 'Enter', ctrlKey: true } ) ).toBe( false );
		expect( screen.getByRole( 'alert' ) ).not.toBeNull();
		type( 'zoe@z.test' );
		expect( fireEvent.keyDown( blind(), { key: 'Enter', ctrlKey: true } ) ).toBe( true );
		expect( now()[ 1 ] ).toEqual( [ 'zoe@z.test' ] );
	} );
} );
