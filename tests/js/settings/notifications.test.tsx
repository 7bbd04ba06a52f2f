import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { store } from '../../../src/settings/store';
import type { NotificationChoices } from '../../../src/settings/types';
import { openDialogs, Server, signedIn, someMailbox, someSettings } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

// Roles are slow to find in a large form, and the machine may be busy.
jest.setTimeout( 30_000 );

let server: Server;

const choices = ( change: Partial< NotificationChoices > = {} ): NotificationChoices => ( {
	unassigned: false,
	answered: true,
	assigned: true,
	mentioned: true,
	address: 'ann@shop.test',
	takes_answers: false,
	failure: '',
	...change,
} );

const open = ( path: string ) => render( <SettingsScreen path={ path } /> );

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	void dispatch( store ).arrive( { mailboxes: [], agents: [], settings: someSettings(), notifications: choices() } );
} );

describe( 'my notifications', () => {
	it( 'are everybody’s own, without the right to manage', async () => {
		signedIn( { manage: false, supervise: false } );
		server.on( 'GET me/notifications', () => choices( { address: 'rob@shop.test' } ) );
		open( 'notifications' );
		expect( await screen.findByText( /Mails go to rob@shop\.test/ ) ).toBeInTheDocument();
		expect( screen.queryByRole( 'link', { name: 'Mailboxes' } ) ).not.toBeInTheDocument();
		expect( server.asked.map( ( { path } ) => path ) ).toEqual( [ 'me/notifications' ] );
	} );

	it( 'are saved as chosen', async () => {
		const user = userEvent.setup( { delay: null } );
		server.on( 'GET me/notifications', () => choices() );
		server.on( 'POST me/notifications', ( data ) => choices( data as Partial< NotificationChoices > ) );
		open( 'notifications' );
		await user.click( await screen.findByLabelText( /^A customer writes, and nobody has the ticket/ ) );
		await user.click( screen.getByLabelText( 'Somebody gives me a ticket' ) );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		await waitFor( () => expect( server.sent( 'POST', 'me/notifications' ) ).toEqual( [ { unassigned: true, answered: true, assigned: false, mentioned: true } ] ) );
		await waitFor( () => expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeDisabled() );
	} );

	it( 'tell how to answer by mail only where that works, and what did not arrive', async () => {
		server.on( 'GET me/notifications', () => choices( { takes_answers: true, failure: '550 no such user' } ) );
		open( 'notifications' );
		expect( await screen.findByText( '@assign me' ) ).toBeInTheDocument();
		expect( screen.getByText( /did not arrive: 550 no such user/ ) ).toBeInTheDocument();
		expect( screen.queryByText( /Not yet/ ) ).not.toBeInTheDocument();
	} );
} );

describe( 'the server that proves who wrote', () => {
	const shown = async ( answer: unknown ) => {
		server.on( 'GET mailboxes', () => [ someMailbox() ] );
		server.on( 'GET mailboxes/3/authentication', () => answer );
		open( 'mailboxes/3' );
		return screen.findByLabelText( 'Server that proves who wrote' );
	};

	it( 'is taken over when it belongs to the provider', async () => {
		const field = await shown( { proposal: 'mx.shop.test', seen: 'mx.shop.test', mails: 10 } );
		await userEvent.click( await screen.findByRole( 'button', { name: 'Use it' } ) );
		expect( field ).toHaveValue( 'mx.shop.test' );
		expect( screen.queryByRole( 'button', { name: 'Use it' } ) ).not.toBeInTheDocument();
	} );

	it( 'is not offered when anybody could have written it', async () => {
		await shown( { proposal: '', seen: 'mx.evil.test', mails: 10 } );
		expect( await screen.findByText( /“mx\.evil\.test”, which does not belong/ ) ).toBeInTheDocument();
		expect( screen.queryByRole( 'button', { name: 'Use it' } ) ).not.toBeInTheDocument();
	} );
} );
