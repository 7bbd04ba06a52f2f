import '@testing-library/jest-dom';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { register } from '../../../src/app/keys';
import { known } from '../../../src/app/palette/entries';
import { Palette } from '../../../src/app/palette/Palette';
import { go, route } from '../../../src/app/route';
import { api, Problem } from '../../../src/core/api';
import { boot } from '../../../src/core/boot';
import { useActions } from '../../../src/tickets/store';
import { ticket } from '../tickets/make';

HTMLDialogElement.prototype.showModal = function () {
	this.open = true;
};
HTMLDialogElement.prototype.close = function () {
	this.open = false;
};
Element.prototype.scrollIntoView = () => {};

const asked: string[] = [];
const answers = { customers: [ { id: 3, name: 'Maya Lindqvist', address: 'maya@posteo.example' } ], tickets: [ ticket( { id: 4410, subject: 'Gift wrapping for two mugs' } ), ticket( { id: 5127, subject: 'Broken bowl' } ) ] };
const serve = () =>
	jest.spyOn( api, 'get' ).mockImplementation( async ( path, params ) => {
		asked.push( `${ path } ${ params?.search }` );
		return ( path === 'customers' ? { customers: answers.customers } : { tickets: answers.tickets } ) as never;
	} );

let arrive: ReturnType< typeof useActions >[ 'arrive' ];
function Box( { onClose }: { onClose: () => void } ): JSX.Element {
	arrive = useActions().arrive;
	return <Palette onClose={ onClose } />;
}

const lines = () => screen.getAllByRole( 'option' ).map( ( line ) => line.textContent );
const active = () => screen.getAllByRole( 'option' ).find( ( line ) => line.getAttribute( 'aria-selected' ) === 'true' )?.textContent;
const field = () => screen.getByRole( 'combobox' );
const settle = () => act( () => jest.advanceTimersByTimeAsync( 250 ) );

describe( 'the palette', () => {
	const user = userEvent.setup( { advanceTimers: jest.advanceTimersByTime } );
	const onClose = jest.fn();
	beforeEach( async () => {
		jest.useFakeTimers();
		asked.length = 0;
		onClose.mockClear();
		serve();
		act( () => go( { screen: 'ticket', ticket: 7, view: 'mine' } ) );
		render( <Box onClose={ onClose } /> );
		await act( async () => arrive( { tickets: [ ticket( { id: 7, subject: 'A broken bowl', customer_name: 'Ann Maya' } ) ] } ) );
	} );
	afterEach( () => jest.useRealTimers() );

	it( 'asks once for what was typed, and shows ticket, customers, tickets, in this order', async () => {
		const drop = register( 'resolve', () => {} );
		await user.type( field(), 'maya' );
		await settle();
		expect( asked ).toEqual( [ 'customers maya', 'tickets maya' ] );
		expect( screen.getAllByRole( 'group' ).map( ( group ) => group.getAttribute( 'aria-label' ) ) ).toEqual( [ 'This ticket', 'Customers', 'Tickets' ] );
		expect( active() ).toContain( 'Resolve “A broken bowl”' );
		drop();
	} );

	it( 'puts the ticket of a typed number first', async () => {
		await user.type( field(), '#5127' );
		await settle();
		expect( active() ).toContain( 'Broken bowl' );
		await user.keyboard( '{Enter}' );
		act( () => void jest.runOnlyPendingTimers() );
		expect( onClose ).toHaveBeenCalled();
		expect( window.location.hash ).toBe( '#/tickets/5127?view=mine' );
	} );

	it( 'runs what its key would, once it is closed', async () => {
		const heard = jest.fn();
		const drop = register( 'assign', heard );
		await user.type( field(), 'assign' );
		await settle();
		await user.keyboard( '{Enter}' );
		act( () => void jest.runOnlyPendingTimers() );
		expect( heard ).toHaveBeenCalledTimes( 1 );
		expect( onClose.mock.invocationCallOrder[ 0 ] ).toBeLessThan( heard.mock.invocationCallOrder[ 0 ] ?? 0 );
		drop();
	} );

	it( 'goes round with the arrows and opens beside this with Ctrl', async () => {
		const open = jest.spyOn( window, 'open' ).mockReturnValue( null as never );
		await user.type( field(), 'maya' );
		await settle();
		await user.keyboard( '{ArrowUp}' );
		expect( active() ).toBe( lines().at( -1 ) );
		await user.keyboard( '{ArrowDown}{Control>}{Enter}{/Control}' );
		act( () => void jest.runOnlyPendingTimers() );
		expect( open ).toHaveBeenCalledWith( expect.stringContaining( '#/views/all?search=maya%40posteo.example' ), '_blank', 'noopener' );
		expect( route().ticket ).toBe( 7 );
	} );

	it( 'shows three things of the open ticket when only its customer was typed, and all that are called so', async () => {
		const drops = ( [ 'resolve', 'assign', 'reply', 'note', 'spam' ] as const ).map( ( name ) => register( name, () => {} ) );
		await user.type( field(), 'ann' );
		expect( within( screen.getByRole( 'group', { name: 'This ticket' } ) ).getAllByRole( 'option' ) ).toHaveLength( 3 );
		await user.clear( field() );
		await user.type( field(), 'mark spam' );
		expect( within( screen.getByRole( 'group', { name: 'This ticket' } ) ).getAllByRole( 'option' ).map( ( line ) => line.textContent ) ).toEqual( [ 'Mark as spam!' ] );
		drops.forEach( ( drop ) => drop() );
	} );

	it( 'knows views and settings without asking anybody', async () => {
		await user.type( field(), 'unassi' );
		expect( within( screen.getByRole( 'group', { name: 'Views' } ) ).getAllByRole( 'option' ) ).toHaveLength( 1 );
		expect( asked ).toEqual( [] );
	} );

	it( 'knows every page of the settings, and only those that somebody may open', () => {
		const { caps } = boot().user;
		const before = { ...caps };
		const pages = () => known( undefined ).filter( ( one ) => one.place === 'settings' ).map( ( one ) => one.href );
		Object.assign( caps, { manage: true } );
		expect( pages() ).toEqual( expect.arrayContaining( [ '#/settings/mail', '#/settings/replies', '#/settings/quarantine', '#/settings/upkeep', '#/settings/setup' ] ) );
		Object.assign( caps, { manage: false, supervise: true } );
		expect( pages() ).toEqual( [ '#/settings/replies', '#/settings/quarantine', '#/settings/notifications', '#/settings/keyboard' ] );
		Object.assign( caps, before );
	} );

	it( 'says why when the server does not answer, and goes on with what it knows', async () => {
		jest.spyOn( api, 'get' ).mockRejectedValue( new Problem( 'offline', 'The server did not answer.', 0 ) );
		await user.type( field(), 'mine' );
		await settle();
		expect( screen.getByText( 'The server did not answer.' ) ).toBeInTheDocument();
		expect( screen.getAllByRole( 'option' ) ).toHaveLength( 1 );
	} );

	it( 'says when nothing fits', async () => {
		answers.customers = [];
		answers.tickets = [];
		await user.type( field(), 'xyzzy' );
		await settle();
		expect( screen.getByText( /Nothing fits/ ) ).toBeInTheDocument();
	} );
} );
