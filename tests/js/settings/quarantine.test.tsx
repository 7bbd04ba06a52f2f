import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import type { Parked } from '../../../src/core/types.gen';
import { store } from '../../../src/settings/quarantine/store';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { openDialogs, refuse, Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

const some = ( change: Partial< Parked > = {} ): Parked => ( {
	id: 5,
	channel: 'email',
	mailbox_id: 1,
	received_at: 1_770_000_000_000,
	tried_at: 1_770_000_000_000,
	sent_at: null,
	size: 2048,
	from: '',
	from_name: '',
	subject: 'Who am I?',
	excerpt: 'I forgot to say.',
	reason: 'no_sender',
	what: 'It names nobody who could be answered.',
	advice: 'Enter their address.',
	details: '',
	raw_url: '',
	...change,
} );

let server: Server;

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	window.location.hash = '';
	void dispatch( store ).arrive( { page: { parked: [], next: '', count: 0 } } );
} );

const open = () => render( <SettingsScreen path="quarantine" /> );
const holds = ( parked: Parked[], next = '', count = parked.length ) => server.on( 'GET quarantine', () => ( { parked, next, count } ) );
const press = ( name: string | RegExp ) => userEvent.click( screen.getByRole( 'button', { name } ) );

it( 'says that nothing is there, and what would be', async () => {
	holds( [] );
	open();
	expect( await screen.findByText( 'Nothing is in quarantine' ) ).toBeInTheDocument();
} );

it( 'says why each message lies there, how many there are, and keeps technical words folded away', async () => {
	holds( [ some(), some( { id: 6, subject: '', from: 'ann@x.test', from_name: 'Ann', details: 'TypeError: nothing fits' } ) ], '', 12 );
	open();
	const card = await screen.findByRole( 'article', { name: 'Who am I?' } );
	expect( card ).toHaveTextContent( 'It names nobody who could be answered. Enter their address.' );
	expect( card ).toHaveTextContent( 'From nobody who can be named' );
	const other = screen.getByRole( 'article', { name: '(no subject)' } );
	expect( within( other ).getByText( 'TypeError: nothing fits' ).closest( 'details' ) ).not.toHaveAttribute( 'open' );
	expect( screen.getByLabelText( '12 messages' ) ).toHaveTextContent( '12' );
} );

it( 'tries again, and the message is gone when it became a ticket', async () => {
	holds( [ some() ] );
	server.on( 'POST quarantine/5/retry', () => ( { result: 'created', ticket_id: 77, parked: null, count: 0 } ) );
	open();
	await screen.findByRole( 'article' );
	await press( 'Try again: Who am I?' );
	expect( await screen.findByText( 'Nothing is in quarantine' ) ).toBeInTheDocument();
} );

it( 'tries again, and the message stays with its new reason when it is still so', async () => {
	holds( [ some() ] );
	server.on( 'POST quarantine/5/retry', () => ( { result: 'quarantined', ticket_id: null, parked: some( { what: 'The disk is full.' } ), count: 1 } ) );
	open();
	await screen.findByRole( 'article' );
	await press( 'Try again: Who am I?' );
	expect( await screen.findByText( 'The disk is full.' ) ).toBeInTheDocument();
} );

it( 'makes a ticket with the address that a person enters, and shows a refusal at the field', async () => {
	holds( [ some() ] );
	server.on( 'POST quarantine/5/ticket', ( { email } ) => {
		if ( email !== 'ann@x.test' ) {
			throw { code: 'invalid_email', message: 'Enter the whole mail address.', data: { status: 400 } };
		}
		return { result: 'created', ticket_id: 78, parked: null, count: 0 };
	} );
	open();
	await screen.findByRole( 'article' );
	await press( 'Make a ticket: Who am I?' );
	const field = screen.getByLabelText( 'Mail address of the customer' );
	await userEvent.type( field, 'ann' );
	await press( 'Make a ticket' );
	expect( await screen.findByText( 'Enter the whole mail address.' ) ).toBeInTheDocument();
	await userEvent.type( field, '@x.test' );
	await press( 'Make a ticket' );
	await waitFor( () => expect( screen.getByText( 'Nothing is in quarantine' ) ).toBeInTheDocument() );
	expect( server.sent( 'POST', 'quarantine/5/ticket' )[ 1 ] ).toEqual( { email: 'ann@x.test', name: '' } );
} );

it( 'asks before it deletes', async () => {
	holds( [ some() ] );
	server.on( 'DELETE quarantine/5', () => ( { count: 0 } ) );
	open();
	await screen.findByRole( 'article' );
	await press( 'Delete: Who am I?' );
	expect( server.sent( 'DELETE', 'quarantine/5' ) ).toHaveLength( 0 );
	await press( 'Delete for good' );
	expect( await screen.findByText( 'Nothing is in quarantine' ) ).toBeInTheDocument();
} );

it( 'shows more, without anything twice', async () => {
	holds( [ some() ], '9-5', 2 );
	server.on( 'GET quarantine?after=9-5', () => ( { parked: [ some(), some( { id: 4, subject: 'Older' } ) ], next: '', count: 2 } ) );
	open();
	await screen.findByRole( 'article' );
	await press( 'Show more' );
	expect( await screen.findByRole( 'article', { name: 'Older' } ) ).toBeInTheDocument();
	expect( screen.getAllByRole( 'article' ) ).toHaveLength( 2 );
	expect( screen.queryByRole( 'button', { name: 'Show more' } ) ).toBeNull();
} );

it( 'is what a supervisor sees of the settings of the desk', async () => {
	signedIn( { manage: false } );
	holds( [ some() ] );
	render( <SettingsScreen path="quarantine" /> );
	expect( await screen.findByRole( 'article', { name: 'Who am I?' } ) ).toBeInTheDocument();
	expect( within( screen.getByRole( 'navigation' ) ).queryByRole( 'link', { name: 'Mailboxes' } ) ).toBeNull();
	expect( server.asked.some( ( { path } ) => path === 'mailboxes' ) ).toBe( false );
} );

it( 'says when it could not be loaded, and loads on demand', async () => {
	server.on( 'GET quarantine', refuse( 500, 'The database rests.' ) );
	await act( async () => {
		await dispatch( store ).load();
	} );
	holds( [ some() ] );
	open();
	expect( await screen.findByRole( 'article' ) ).toBeInTheDocument();
} );
