import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { boot } from '../../../src/core/boot';
import { store as settings } from '../../../src/settings/store';
import { store, type Setup, type TestTicket } from '../../../src/settings/wizard/store';
import Wizard from '../../../src/settings/wizard/Wizard';
import { openDialogs, refuse, Server, signedIn, someAgent, someMailbox } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

let server: Server;

const setup = ( change: Partial< Setup > = {} ): Setup => ( { state: 'open', step: 1, way: '', mailbox_id: 0, people: [], ...change } );

const test = ( change: Partial< TestTicket > = {} ): TestTicket => ( {
	mailbox_id: 0,
	from: 'olga@shop.test',
	to: '',
	ticket_id: 0,
	began_at: 1000,
	sent_at: 1000,
	arrived_at: 0,
	read_at: 0,
	ticket_at: 0,
	replied_at: 0,
	reply_sent_at: 0,
	failure: '',
	advice: '',
	...change,
} );

function open( kept: Setup ): void {
	let now = kept;
	server
		.on( 'GET setup', () => now )
		.on( 'POST setup', ( change ) => ( now = { ...now, ...change } ) )
		.on( 'GET pages', () => [ { id: 5, title: 'Contact us', url: 'https://shop.test/c', has_form: false, has_requests: false, may_edit: true } ] )
		.on( 'GET mailboxes', () => [] )
		.on( 'GET agents', () => [ someAgent( { id: 1, name: 'Olga Owner', role: 'administrator' } ) ] );
	void dispatch( settings ).arrive( { mailboxes: [], agents: [] } );
	void dispatch( store ).arrive( { setup: kept, noTest: true } );
	render( <Wizard /> );
}

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	window.location.hash = '';
} );

describe( 'where mail comes from', () => {
	it( 'needs nothing when only forms are wanted', async () => {
		open( setup() );
		await userEvent.click( screen.getByRole( 'radio', { name: 'Only forms for now' } ) );
		await userEvent.click( screen.getByRole( 'button', { name: 'Next: who answers' } ) );
		expect( await screen.findByRole( 'heading', { name: 'Who answers?' } ) ).toHaveFocus();
		expect( server.sent( 'POST', 'setup' ) ).toEqual( [ { way: 'form', mailbox_id: 0, step: 2 } ] );
	} );

	it( 'names what is missing before it asks any server', async () => {
		open( setup() );
		await userEvent.click( screen.getByRole( 'button', { name: 'Connect' } ) );
		expect( await screen.findByText( /Enter the whole mail address/ ) ).toBeInTheDocument();
		expect( server.sent( 'POST', 'mailboxes/test' ) ).toEqual( [] );
	} );

	it( 'saves a mailbox only when it can read and send, and tells the result in words', async () => {
		const works = [ { name: 'We can read', ok: true, message: '', advice: '', ready: '38 messages of the last 7 days are ready to come in.' } ];
		let told: unknown[] = [ { name: 'We could not sign in', ok: false, message: 'The password is wrong.', advice: 'Make one: `shop.test/app`', ready: '' } ];
		server.on( 'POST mailboxes/test', () => ( { steps: told } ) ).on( 'POST mailboxes', () => someMailbox( { id: 3 } ) );
		open( setup() );
		await userEvent.type( screen.getByLabelText( 'E-mail address' ), 'hello@gmx.de' );
		await userEvent.type( screen.getByLabelText( 'App password' ), 'secret' );
		await userEvent.click( screen.getByRole( 'button', { name: 'Connect' } ) );
		expect( await screen.findByText( 'The password is wrong.' ) ).toBeInTheDocument();
		expect( screen.getByLabelText( 'Line to copy' ) ).toHaveTextContent( 'shop.test/app' );
		expect( server.sent( 'POST', 'mailboxes' ) ).toEqual( [] );

		told = works;
		await userEvent.click( screen.getByRole( 'button', { name: 'Connect' } ) );
		await waitFor( () => expect( server.sent( 'POST', 'mailboxes' ) ).toHaveLength( 1 ) );
		expect( server.sent( 'POST', 'mailboxes' )[ 0 ] ).toMatchObject( { incoming: { host: 'imap.gmx.net', password: 'secret', first_days: 7 }, outgoing: { password: 'secret' } } );
		expect( await screen.findByRole( 'button', { name: 'Next: who answers' } ) ).toBeInTheDocument();
		expect( screen.getByText( 'Connected.' ).closest( '[role="status"]' ) ).toHaveTextContent( 'Connected. Reading and sending both work. 38 messages of the last 7 days are ready to come in.' );
	} );

	it( 'loses nothing that was typed: another step keeps it, and leaving asks', async () => {
		open( setup() );
		await userEvent.click( screen.getByRole( 'radio', { name: 'My mail server hands mail over' } ) );
		await userEvent.type( screen.getByLabelText( 'E-mail address' ), 'hello@northbay.example' );
		await userEvent.click( screen.getByRole( 'radio', { name: 'A mailbox I already have' } ) );
		await userEvent.click( screen.getByRole( 'button', { name: 'Try it first' } ) );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Go on with the setup' } ) );
		expect( screen.getByLabelText( 'E-mail address' ) ).toHaveValue( 'hello@northbay.example' );

		await userEvent.click( screen.getByRole( 'button', { name: 'Skip the setup' } ) );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Stay here' } ) );
		expect( [ boot().setup, window.location.hash ] ).toEqual( [ 'open', '' ] );
		expect( server.sent( 'POST', 'setup' ) ).toEqual( [] );
		await userEvent.click( screen.getByRole( 'button', { name: 'Skip the setup' } ) );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Leave without saving' } ) );
		await waitFor( () => expect( boot().setup ).toBe( 'skipped' ) );
		expect( window.location.hash ).toBe( '#/views/waiting_on_us' );
	} );

	it( 'takes whoever forgot something to the first field that wants it', async () => {
		open( setup() );
		await userEvent.type( screen.getByLabelText( 'E-mail address' ), 'hello@gmx.de' );
		await userEvent.click( screen.getByRole( 'button', { name: 'Connect' } ) );
		await waitFor( () => expect( screen.getByLabelText( 'App password' ) ).toHaveFocus() );
	} );

	it( 'is skipped with one click', async () => {
		open( setup() );
		await userEvent.click( screen.getByRole( 'button', { name: 'Skip the setup' } ) );
		await waitFor( () => expect( boot().setup ).toBe( 'skipped' ) );
		expect( window.location.hash ).toBe( '#/views/waiting_on_us' );
	} );
} );

describe( 'on the site', () => {
	it( 'puts both where they are wanted, and keeps the page when one fails', async () => {
		open( setup( { step: 3 } ) );
		await userEvent.selectOptions( screen.getByLabelText( 'Page with the contact form' ), '5' );
		server.on( 'POST pages', refuse( 403, 'You may not change this page.' ) );
		await userEvent.click( screen.getByRole( 'button', { name: 'Finish' } ) );
		expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'You may not change this page.' );
		server.on( 'POST pages', ( { page_id: id } ) => ( { id: id === 0 ? 9 : id, title: 'A page', url: 'https://shop.test/p', has_form: id !== 0, has_requests: id === 0, may_edit: true } ) );
		await userEvent.click( screen.getByRole( 'button', { name: 'Finish' } ) );
		expect( await screen.findByRole( 'heading', { name: 'Ready. Now try it yourself' } ) ).toBeInTheDocument();
		expect( server.sent( 'POST', 'pages' ).slice( 1 ) ).toEqual( [ { block: 'my-tickets', page_id: 0 }, { block: 'contact-form', page_id: 5 } ] );
	} );
} );

describe( 'the test ticket', () => {
	it( 'shows what happened, what is waited for, and leads to the ticket', async () => {
		server.on( 'POST setup/test', () => test() ).on( 'POST setup/test/look', () => test( { ticket_id: 12, arrived_at: 1000, ticket_at: 2000 } ) );
		open( setup( { step: 4 } ) );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Send it' } ) );
		const hops = await screen.findAllByRole( 'listitem' );
		expect( hops.slice( -4 ).map( ( hop ) => hop.className ) ).toEqual( [ 'is-done', 'is-done', 'is-done', 'is-now' ] );
		await userEvent.click( screen.getByRole( 'button', { name: 'Open the ticket and answer' } ) );
		expect( window.location.hash ).toBe( '#/tickets/12' );
		await waitFor( () => expect( boot().setup ).toBe( 'done' ) );
	} );

	it( 'says at the hop that fails what to do', async () => {
		const stuck = test( { sent_at: 0, failure: 'This site could not send the mail.', advice: 'Give the mailbox its own server.' } );
		server.on( 'POST setup/test', () => stuck ).on( 'POST setup/test/look', () => stuck );
		open( setup( { step: 4 } ) );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Send it' } ) );
		expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'This site could not send the mail.Give the mailbox its own server.' );
	} );
} );
