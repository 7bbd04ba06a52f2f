import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { boot } from '../../../src/core/boot';
import { mayLeave } from '../../../src/core/leave';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { store } from '../../../src/settings/store';
import type { Mailbox } from '../../../src/settings/types';
import { openDialogs, refuse, Server, signedIn, someAgent, someMailbox, someSettings } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

// Roles are slow to find in a large form, and the machine may be busy.
jest.setTimeout( 30_000 );

let server: Server;

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	window.location.hash = '';
	void dispatch( store ).arrive( { mailboxes: [], agents: [], settings: someSettings() } );
} );

/** The router asks; the page may answer with a question of its own. */
function mayGo( hash: string ): boolean {
	let may = true;
	act( () => {
		may = mayLeave( hash );
	} );
	return may;
}

/** The address is the router's; here a new path is simply drawn. */
const open = ( path: string ) => render( <SettingsScreen path={ path } /> );

describe( 'who may come in', () => {
	it( 'shows no settings and asks for none without the right to manage', () => {
		signedIn( { manage: false, supervise: false } );
		open( 'mailboxes' );
		expect( screen.getByText( 'These settings are for managers' ) ).toBeInTheDocument();
		expect( server.asked ).toEqual( [] );
	} );

	it( 'says so when there are no such settings', () => {
		open( 'nonsense' );
		expect( screen.getByText( 'There are no such settings' ) ).toBeInTheDocument();
	} );
} );

describe( 'the list of mailboxes', () => {
	it( 'says why it is empty and what to do', async () => {
		server.on( 'GET mailboxes', () => [] );
		open( 'mailboxes' );
		expect( await screen.findByText( 'No mailbox yet' ) ).toBeInTheDocument();
		expect( screen.getByRole( 'link', { name: 'Add mailbox' } ) ).toHaveAttribute( 'href', '#/settings/mailboxes/new' );
	} );

	it( 'shows a mailbox in trouble', async () => {
		server.on( 'GET mailboxes', () => [ someMailbox( { last_error: 'The password is wrong.', last_error_at: 5 } ) ] );
		open( 'mailboxes' );
		expect( await screen.findByRole( 'link', { name: /Support/ } ) ).toHaveAttribute( 'href', '#/settings/mailboxes/3' );
		expect( screen.getByText( 'Needs attention' ) ).toBeInTheDocument();
	} );
} );

describe( 'one mailbox', () => {
	const shown = async ( mailbox: Mailbox = someMailbox() ) => {
		server.on( 'GET mailboxes', () => [ mailbox ] );
		open( 'mailboxes/3' );
		await screen.findByRole( 'heading', { level: 1, name: mailbox.address } );
		return userEvent.setup( { delay: null } );
	};

	it( 'is saved without its password when nobody typed one', async () => {
		server.on( 'POST mailboxes/3', ( data ) => ( { ...someMailbox(), ...data } ) );
		const user = await shown();
		expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeDisabled();
		await user.clear( screen.getByLabelText( 'Name customers see' ) );
		await user.type( screen.getByLabelText( 'Name customers see' ), 'Northbay' );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		await waitFor( () => expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeDisabled() );
		const [ sent ] = server.sent( 'POST', 'mailboxes/3' ) as unknown as [ Mailbox ];
		expect( sent.from_name ).toBe( 'Northbay' );
		expect( sent.incoming ).not.toHaveProperty( 'password' );
		expect( sent.outgoing ).not.toHaveProperty( 'password' );
	} );

	it( 'keeps what was typed when saving fails, and says why', async () => {
		server.on( 'POST mailboxes/3', refuse( 400, 'Enter the password again.' ) );
		const user = await shown();
		await user.type( screen.getAllByLabelText( 'Password' )[ 0 ] as HTMLElement, 'secret' );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		const alert = await screen.findByRole( 'alert' );
		expect( alert ).toHaveTextContent( 'Not saved. Enter the password again. What you typed is still here.' );
		expect( screen.getAllByLabelText( 'Password' )[ 0 ] ).toHaveValue( 'secret' );
		expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeEnabled();
		expect( alert.parentElement ).toHaveFocus();
	} );

	it( 'asks before something unsaved is left, and lets go after that', async () => {
		const user = await shown();
		expect( mayLeave( '#/views/mine' ) ).toBe( true );
		await user.type( screen.getByLabelText( 'Name in the desk' ), '!' );
		expect( mayGo( '#/views/mine' ) ).toBe( false );
		await user.click( await screen.findByRole( 'button', { name: 'Stay here' } ) );
		expect( screen.getByLabelText( 'Name in the desk' ) ).toHaveValue( 'Support!' );
		expect( mayGo( '#/views/mine' ) ).toBe( false );
		await user.click( await screen.findByRole( 'button', { name: 'Leave without saving' } ) );
		expect( mayLeave( '#/views/mine' ) ).toBe( true );
		expect( window.location.hash ).toBe( '#/views/mine' );
	} );

	it( 'is not overwritten by news while somebody types', async () => {
		const user = await shown();
		await user.type( screen.getByLabelText( 'Name in the desk' ), ' desk' );
		act( () => void dispatch( store ).arrive( { mailbox: someMailbox( { name: 'Changed elsewhere' } ) } ) );
		expect( await screen.findByDisplayValue( 'Support desk' ) ).toBeInTheDocument();
	} );

	it( 'tests what is filled in, each step as a sentence, the failing one with a line to copy', async () => {
		server.on( 'POST mailboxes/test', () => ( {
			steps: [
				{ name: 'We reach the server', ok: true, message: 'It answered in 84 ms.', advice: '' },
				{ name: 'We can send, but it may land in spam', ok: false, message: 'Your domain does not say so.', advice: 'Give this line to your provider. `v=spf1 ~all`' },
			],
		} ) );
		const user = await shown();
		await user.clear( screen.getByLabelText( 'Reading: server' ) );
		await user.type( screen.getByLabelText( 'Reading: server' ), 'imap.new.test' );
		await user.click( screen.getByRole( 'button', { name: 'Test connection' } ) );
		expect( await screen.findByText( 'It answered in 84 ms.' ) ).toBeInTheDocument();
		expect( screen.getByText( 'What to do' ) ).toBeInTheDocument();
		expect( screen.getByText( 'v=spf1 ~all' ).tagName ).toBe( 'CODE' );
		const [ sent ] = server.sent( 'POST', 'mailboxes/test' ) as unknown as [ Mailbox ];
		expect( sent ).toMatchObject( { id: 3, incoming: { host: 'imap.new.test' } } );
		expect( server.sent( 'POST', 'mailboxes/3' ) ).toEqual( [] );
	} );

	it( 'says why a test could not run', async () => {
		server.on( 'POST mailboxes/test', refuse( 400, 'Enter the name of the mail server only.' ) );
		const user = await shown();
		await user.click( screen.getByRole( 'button', { name: 'Test connection' } ) );
		expect( await screen.findByText( 'Enter the name of the mail server only.' ) ).toBeInTheDocument();
		expect( screen.getByRole( 'button', { name: 'Test connection' } ) ).toBeEnabled();
	} );

	it( 'changes the port with the protection, unless it is one of its own', async () => {
		const user = await shown();
		const [ reading ] = screen.getAllByLabelText( 'Protection' ) as [ HTMLElement ];
		const [ port ] = screen.getAllByLabelText( 'Port' ) as [ HTMLElement ];
		await user.selectOptions( reading, 'starttls' );
		expect( port ).toHaveValue( '143' );
		await user.clear( port );
		await user.type( port, '1143' );
		await user.selectOptions( reading, 'tls' );
		expect( port ).toHaveValue( '1143' );
	} );

	it( 'tells the key for the web address once', async () => {
		server.on( 'POST mailboxes/3/token', () => ( { token: 'f00d' } ) );
		const piped = someMailbox();
		const user = await shown( { ...piped, incoming: { ...piped.incoming, kind: 'pipe' } } );
		expect( screen.getByText( 'wp deskfold mail pipe --mailbox=support@shop.test || exit 75' ) ).toBeInTheDocument();
		await user.click( screen.getByRole( 'button', { name: 'Make a key' } ) );
		expect( await screen.findByText( 'Authorization: Bearer f00d' ) ).toBeInTheDocument();
	} );

	it( 'is deleted only after a second look', async () => {
		server.on( 'DELETE mailboxes/3', () => ( {} ) );
		const user = await shown();
		await user.click( screen.getByRole( 'button', { name: 'Delete mailbox' } ) );
		const dialog = screen.getByRole( 'dialog' );
		expect( dialog ).toHaveTextContent( 'Delete support@shop.test?' );
		await user.click( within( dialog ).getByRole( 'button', { name: 'Cancel' } ) );
		expect( server.sent( 'DELETE', 'mailboxes/3' ) ).toHaveLength( 0 );
		await user.click( screen.getByRole( 'button', { name: 'Delete mailbox' } ) );
		await user.click( within( screen.getByRole( 'dialog' ) ).getByRole( 'button', { name: 'Delete mailbox' } ) );
		await waitFor( () => expect( window.location.hash ).toBe( '#/settings/mailboxes' ) );
		expect( boot().mailboxes ).toEqual( [] );
	} );
} );

describe( 'a new mailbox', () => {
	it( 'lists what is missing, each with a way to its field', async () => {
		server.on( 'GET mailboxes', () => [] );
		open( 'mailboxes/new' );
		const user = userEvent.setup( { delay: null } );
		await user.click( screen.getByRole( 'button', { name: 'Add mailbox' } ) );
		const alert = screen.getByRole( 'alert' );
		expect( within( alert ).getAllByRole( 'button' ) ).toHaveLength( 5 );
		await user.click( within( alert ).getByRole( 'button', { name: 'Enter the password of the mailbox.' } ) );
		expect( screen.getAllByLabelText( 'Password' )[ 0 ] ).toHaveFocus();
		expect( server.sent( 'POST', 'mailboxes' ) ).toEqual( [] );
	} );

	it( 'moves to its own address once it is kept, and the rest of the desk knows it', async () => {
		server.on( 'GET mailboxes', () => [] ).on( 'POST mailboxes', () => someMailbox( { id: 9 } ) );
		open( 'mailboxes/new' );
		const user = userEvent.setup( { delay: null } );
		await user.type( screen.getByLabelText( 'Mail address' ), 'shop@gmail.com' );
		await user.type( screen.getAllByLabelText( 'Password' )[ 0 ] as HTMLElement, 'app password' );
		await user.click( screen.getByRole( 'button', { name: 'Add mailbox' } ) );
		await waitFor( () => expect( window.location.hash ).toBe( '#/settings/mailboxes/9' ) );
		expect( server.sent( 'POST', 'mailboxes' )[ 0 ] ).toMatchObject( { incoming: { host: 'imap.gmail.com', password: 'app password' } } );
		expect( boot().mailboxes ).toEqual( [ { id: 9, name: 'Support', address: 'support@shop.test' } ] );
	} );
} );

describe( 'the team', () => {
	const me = someAgent( { id: 1, name: 'Olga Owner', role: 'administrator' } );

	it( 'lets nobody change or remove themselves', async () => {
		server.on( 'GET agents', () => [ me, someAgent() ] );
		open( 'agents' );
		expect( await screen.findByText( 'You' ) ).toBeInTheDocument();
		expect( screen.queryByRole( 'button', { name: /Olga Owner/ } ) ).toBeNull();
		expect( screen.getByRole( 'button', { name: 'Take Ann Agent off the team' } ) ).toBeInTheDocument();
	} );

	it( 'takes a role back when the server refuses it', async () => {
		server.on( 'GET agents', () => [ me, someAgent() ] ).on( 'POST agents/7', refuse( 409, 'No.' ) );
		open( 'agents' );
		const user = userEvent.setup( { delay: null } );
		await user.click( await screen.findByRole( 'button', { name: 'Role of Ann Agent: Agent' } ) );
		await user.click( screen.getByRole( 'menuitemradio', { name: /Supervisor/ } ) );
		expect( await screen.findByRole( 'button', { name: 'Role of Ann Agent: Agent' } ) ).toBeInTheDocument();
		expect( server.sent( 'POST', 'agents/7' ) ).toEqual( [ { role: 'supervisor' } ] );
	} );

	it( 'adds somebody and empties the field, or keeps it and says why not', async () => {
		server.on( 'GET agents', () => [ me ] ).on( 'POST agents', refuse( 404, 'Nobody here has that name.' ) );
		open( 'agents' );
		const user = userEvent.setup( { delay: null } );
		const field = await screen.findByLabelText( 'Add somebody' );
		await user.click( screen.getByRole( 'button', { name: 'Add' } ) );
		expect( server.sent( 'POST', 'agents' ) ).toEqual( [] );
		await user.type( field, 'jo@shop.test{Enter}' );
		expect( await screen.findByText( 'Nobody here has that name.' ) ).toBeInTheDocument();
		expect( field ).toHaveValue( 'jo@shop.test' );

		server.on( 'POST agents', () => someAgent( { id: 8, name: 'Jo' } ) );
		await user.click( screen.getByRole( 'button', { name: 'Add' } ) );
		expect( await screen.findByText( 'Jo' ) ).toBeInTheDocument();
		expect( field ).toHaveValue( '' );
		expect( boot().agents.map( ( { id } ) => id ) ).toEqual( [ 1, 8 ] );
	} );

	const removing = async ( left: number, ...more: ReturnType< typeof someAgent >[] ) => {
		server.on( 'GET agents', () => [ me, someAgent(), ...more ] ).on( 'DELETE agents/7', () => ( {} ) ).on( 'GET agents/7/tickets', () => ( { left } ) );
		open( 'agents' );
		const user = userEvent.setup( { delay: null } );
		await user.click( await screen.findByRole( 'button', { name: 'Take Ann Agent off the team' } ) );
		return { user, dialog: within( await screen.findByRole( 'dialog' ) ) };
	};

	it( 'removes somebody after a second look', async () => {
		server.on( 'POST agents/7/hand-over', () => ( { left: 0 } ) );
		const { user, dialog } = await removing( 0 );
		expect( await dialog.findByText( 'They have no open tickets.' ) ).toBeInTheDocument();
		await user.click( dialog.getByRole( 'button', { name: 'Take off the team' } ) );
		await waitFor( () => expect( screen.queryByText( 'Ann Agent' ) ).toBeNull() );
	} );

	it( 'hands the tickets over first, bite by bite, to whoever was chosen and may answer', async () => {
		let left = 120;
		server.on( 'POST agents/7/hand-over', () => ( { left: ( left = Math.max( 0, left - 50 ) ) } ) );
		const { user, dialog } = await removing( 120, someAgent( { id: 8, name: 'Hal Heir', is_away: true } ), someAgent( { id: 9, name: 'Rob Reader', can_reply: false } ) );
		const choice = await dialog.findByLabelText( 'Who gets their 120 open tickets?' );
		expect( within( choice ).getAllByRole( 'option' ).map( ( option ) => option.textContent ) ).toEqual( [ 'Nobody for now', 'Olga Owner', 'Hal Heir (away)' ] );
		await user.selectOptions( choice, 'Hal Heir (away)' );
		await user.click( dialog.getByRole( 'button', { name: 'Take off the team' } ) );
		await waitFor( () => expect( screen.queryByText( 'Ann Agent' ) ).toBeNull() );
		expect( server.sent( 'POST', 'agents/7/hand-over' ) ).toEqual( [ { to: 8 }, { to: 8 }, { to: 8 } ] );
	} );

	it( 'keeps the person when handing over fails, and says why', async () => {
		server.on( 'POST agents/7/hand-over', refuse( 500, 'The database is away.' ) );
		const { user, dialog } = await removing( 3 );
		await user.click( await dialog.findByRole( 'button', { name: 'Take off the team' } ) );
		expect( await dialog.findByRole( 'alert' ) ).toHaveTextContent( 'The database is away.' );
		expect( dialog.getByLabelText( 'Who gets their 3 open tickets?' ) ).toBeInTheDocument();
		expect( server.sent( 'DELETE', 'agents/7' ) ).toEqual( [] );
	} );
} );

describe( 'the contact form and the general settings', () => {
	it( 'go on with what is known when a later read fails', async () => {
		server.on( 'GET settings', refuse( 500, 'The database is away.' ) );
		open( 'general' );
		await waitFor( () => expect( server.sent( 'GET', 'settings' ) ).toHaveLength( 1 ) );
		expect( screen.getByLabelText( 'Name of the team' ) ).toHaveValue( 'Shop' );
	} );

	it( 'sends its section only', async () => {
		const kept = someSettings();
		server.on( 'GET settings', () => kept ).on( 'POST settings', ( data ) => ( { ...kept, ...data } ) );
		open( 'form' );
		const user = userEvent.setup( { delay: null } );
		const types = await screen.findByLabelText( 'Files that may be attached' );
		await user.clear( types );
		await user.type( types, 'PDF, .jpg' );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		await waitFor( () => expect( server.sent( 'POST', 'settings' ) ).toHaveLength( 1 ) );
		expect( server.sent( 'POST', 'settings' )[ 0 ] ).toEqual( { form: { ...kept.form, allowed_types: [ 'pdf', 'jpg' ] } } );
	} );

	it( 'does not send a size that this server cannot take', async () => {
		server.on( 'GET settings', someSettings );
		open( 'form' );
		const user = userEvent.setup( { delay: null } );
		const size = await screen.findByLabelText( 'Largest file, in megabytes' );
		await user.clear( size );
		await user.type( size, '40' );
		await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
		expect( screen.getByText( 'Enter a number from 1 to 10.' ) ).toBeInTheDocument();
		expect( size ).toHaveFocus();
		expect( server.sent( 'POST', 'settings' ) ).toEqual( [] );
	} );

	it( 'warns of a page without the block', async () => {
		server.on( 'GET settings', someSettings );
		open( 'general' );
		const user = userEvent.setup( { delay: null } );
		await user.selectOptions( await screen.findByLabelText( 'Page where customers read their requests' ), '12' );
		expect( screen.getByText( /does not contain the block/ ) ).toBeInTheDocument();
		await user.selectOptions( screen.getByLabelText( 'Page where customers read their requests' ), '11' );
		expect( screen.queryByText( /does not contain the block/ ) ).toBeNull();
	} );
} );
