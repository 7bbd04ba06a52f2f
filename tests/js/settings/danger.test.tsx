import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import type { Erasure } from '../../../src/core/types.gen';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { store as erasure } from '../../../src/settings/danger/store';
import { store } from '../../../src/settings/store';
import { openDialogs, refuse, Server, signedIn, someSettings } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

const run = ( left: number, withCustomers = false ): NonNullable< Erasure[ 'run' ] > => ( { tickets: 100, left, with_customers: withCustomers, by: 'Olga Owner', began_at: Date.now() - 300_000 } );
const look = ( change: Partial< Erasure > = {} ): Erasure => ( { name: 'Anna & Ben', tickets: 100, messages: 1204, files: 1, customers: 7, run: null, ...change } );

let server: Server;

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	server.on( 'GET settings', someSettings ).on( 'GET erasure', () => look() );
	void dispatch( store ).arrive( { settings: someSettings() } );
	void dispatch( erasure ).arrive( { look: look(), isRunning: false } );
} );

/** Answers a bite only when the test says so. */
function held(): { answer: ( run: Erasure[ 'run' ] ) => void; waits: () => boolean } {
	let release: ( ( answer: unknown ) => void ) | undefined;
	server.on( 'POST erasure/next', () => new Promise( ( resolve ) => ( release = resolve ) ) );
	return {
		answer: ( next ) => {
			const go = release;
			release = undefined;
			act( () => go?.( { run: next } ) );
		},
		waits: () => release !== undefined,
	};
}

const open = async () => {
	render( <SettingsScreen path="general" /> );
	await userEvent.click( await screen.findByRole( 'button', { name: 'Delete all tickets…' } ) );
	return within( await screen.findByRole( 'dialog' ) );
};

it( 'is not there for whoever may not delete', () => {
	const settings = someSettings();
	settings.choices.may_erase = false;
	server.on( 'GET settings', () => settings );
	void dispatch( store ).arrive( { settings } );
	render( <SettingsScreen path="general" /> );
	expect( screen.queryByText( 'Danger zone' ) ).toBeNull();
	expect( server.asked.map( ( { path } ) => path ) ).not.toContain( 'erasure' );
} );

it( 'says what goes, and sends nothing but the name and the choice', async () => {
	const dialog = await open();
	expect( dialog.getByText( 'These go: 100 tickets, 1,204 messages, and 1 file. There is no way back.' ) ).toBeInTheDocument();
	await userEvent.click( dialog.getByRole( 'checkbox', { name: /Delete the customers too/ } ) );
	expect( dialog.getByText( /1 file, and 7 customers/ ) ).toBeInTheDocument();
	server.on( 'POST erasure', refuse( 400, 'This is not the name of the shop.' ) );
	await userEvent.type( dialog.getByLabelText( 'To go on, type the name of the shop: Anna & Ben' ), 'Anna{Enter}' );
	expect( await dialog.findByText( 'This is not the name of the shop.' ) ).toBeInTheDocument();
	expect( dialog.getByRole( 'textbox' ) ).toHaveFocus();
	expect( server.sent( 'POST', 'erasure' ) ).toEqual( [ { name: 'Anna', with_customers: true } ] );
	expect( server.sent( 'POST', 'erasure/next' ) ).toEqual( [] );
	expect( server.sent( 'POST', 'settings' ) ).toEqual( [] );
} );

it( 'shows how far it is, stops between two bites, and goes on to the end', async () => {
	const bites = held();
	server.on( 'POST erasure', () => look( { run: run( 100 ) } ) );
	const dialog = await open();
	await userEvent.type( dialog.getByRole( 'textbox' ), 'Anna & Ben' );
	await userEvent.click( dialog.getByRole( 'button', { name: 'Delete for good' } ) );
	await waitFor( () => expect( bites.waits() ).toBe( true ) );
	bites.answer( run( 50 ) );
	const working = within( await screen.findByRole( 'dialog', { name: 'Deleting all tickets' } ) );
	expect( await working.findByText( '50 of 100 tickets are deleted.' ) ).toBeInTheDocument();
	await waitFor( () => expect( bites.waits() ).toBe( true ) );
	await userEvent.click( working.getByRole( 'button', { name: 'Stop' } ) );
	bites.answer( run( 40 ) );
	const stopped = within( await screen.findByRole( 'dialog', { name: 'Deleting has stopped' } ) );
	expect( await stopped.findByText( '60 of 100 tickets are deleted.' ) ).toBeInTheDocument();
	expect( bites.waits() ).toBe( false );
	await userEvent.click( stopped.getByRole( 'button', { name: 'Go on deleting' } ) );
	await waitFor( () => expect( bites.waits() ).toBe( true ) );
	bites.answer( null );
	expect( await screen.findByText( /^100 tickets are gone/ ) ).toBeInTheDocument();
	expect( bites.waits() ).toBe( false );
} );

it( 'tells why it stopped, and nothing is asked again by itself', async () => {
	server.on( 'POST erasure', () => look( { run: run( 100 ) } ) ).on( 'POST erasure/next', refuse( 500, 'The disk cannot be written.' ) );
	const dialog = await open();
	await userEvent.type( dialog.getByRole( 'textbox' ), 'Anna & Ben{Enter}' );
	const stopped = within( await screen.findByRole( 'dialog', { name: 'Deleting has stopped' } ) );
	expect( stopped.getByRole( 'alert' ) ).toHaveTextContent( 'The disk cannot be written.' );
	expect( server.sent( 'POST', 'erasure/next' ) ).toHaveLength( 1 );
} );

it( 'finds a run that was cut off, and can keep the rest', async () => {
	server.on( 'GET erasure', () => look( { tickets: 40, run: run( 40 ) } ) );
	render( <SettingsScreen path="general" /> );
	expect( await screen.findByText( /Olga Owner began .* 60 of 100 tickets are deleted\./ ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'button', { name: 'Delete all tickets…' } ) ).toBeNull();
	server.on( 'DELETE erasure', () => look( { tickets: 40 } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Keep the rest' } ) );
	expect( await screen.findByRole( 'button', { name: 'Delete all tickets…' } ) ).toBeInTheDocument();
} );
