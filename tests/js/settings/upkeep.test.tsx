import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { LogLine, StorageLook, Upkeep } from '../../../src/core/types.gen';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { dispatch } from '@wordpress/data';
import { store } from '../../../src/settings/upkeep/store';
import { refuse, Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

const NOW = Date.now();

const some = ( change: Partial< Upkeep > = {} ): Upkeep => ( {
	pulse: { state: 'cron', seen_at: null, next_at: NOW, minutes: 0, line: '* * * * * cd /var/www/shop && wp cron event run --due-now' },
	jobs: [
		{ name: 'Outbox/DeliverJob', label: 'Send replies', waits: 1200, ran_at: NOW - 60_000, failed_at: null, error: '' },
		{ name: 'Email/PollMailboxJob', label: 'Fetch mail from mailboxes', waits: null, ran_at: NOW - 60_000, failed_at: NOW - 60_000, error: 'DomainException: no route' },
		{ name: 'Core/PruneJob', label: 'Remove old lines of the log', waits: null, ran_at: null, failed_at: null, error: '' },
	],
	waits: { incoming: 0, incoming_late: 0, parked: 2, replies: 0, replies_late: 3, notifications: 0 },
	failed: { replies: [ { id: 9, ticket_id: 4, subject: 'A broken bowl', to: 'ann@x.test', reason: '550 No such user', at: NOW - 3_600_000, can_retry: true } ], replies_count: 1, notifications: [], notifications_count: 0 },
	...change,
} );

const line = ( id: number, change: Partial< LogLine > = {} ): LogLine => ( { id, level: 'error', room: 'Email', message: `Line ${ id }`, context: { mailbox_id: '3' }, created_at: NOW, ...change } );

const look: StorageLook = { keeps: 'good', door: 'refused', lines: [ { is_well: true, words: 'The web server does not hand out stored files.' } ], advice: '', folder: '/var/www/uploads/deskfold-1', closing: [] };

let server: Server;

beforeEach( () => {
	signedIn();
	server = new Server();
	server
		.on( 'GET upkeep', () => some() )
		.on( 'GET upkeep/storage', () => look )
		.on( 'GET upkeep/log', () => ( { lines: [ line( 8, { context: { error: 'far down '.repeat( 50 ) } } ), line( 7, { level: 'note', context: {} } ) ], next: 7 } ) );
	void dispatch( store ).arrive( { level: '' } );
} );

const open = () => render( <SettingsScreen path="upkeep" /> );
const card = async ( name: string ) => within( await screen.findByRole( 'region', { name } ) );

it( 'tells why the page is not there, and loads it on demand', async () => {
	server.on( 'GET upkeep', refuse( 500, 'The database is away.' ) );
	open();
	expect( await screen.findByText( 'The database is away.' ) ).toBeInTheDocument();
	server.on( 'GET upkeep', () => some() );
	await userEvent.click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( ( await card( 'Background jobs' ) ).getByText( /every minute/ ) ).toBeInTheDocument();
} );

it( 'says what waits too long, what lies in quarantine, and which job failed first of all', async () => {
	open();
	const jobs = await card( 'Background jobs' );
	expect( ( await card( 'All jobs' ) ).getByText( '1,200 wait.' ) ).toBeInTheDocument();
	expect( jobs.getByText( '3 replies should have left more than 10 minutes ago.' ) ).toBeInTheDocument();
	expect( jobs.getByRole( 'link', { name: 'Open the quarantine' } ) ).toHaveAttribute( 'href', '#/settings/quarantine' );
	expect( jobs.queryByText( /crontab/ ) ).toBeNull();
	const rows = ( await card( 'All jobs' ) ).getAllByRole( 'listitem' );
	expect( rows.map( ( row ) => row.querySelector( '.df-upkeep-job' )?.textContent?.trim() ) ).toEqual( [ 'Fetch mail from mailboxes', 'Send replies 1,200 wait.', 'Remove old lines of the log' ] );
	expect( rows[ 0 ] ).toHaveTextContent( 'Failed' );
	expect( rows[ 2 ] ).toHaveTextContent( 'Not yet' );
} );

it( 'says plainly that nothing runs the jobs, with the line to hand on', async () => {
	const { pulse } = some();
	server.on( 'GET upkeep', () => some( { pulse: { ...pulse, state: 'late', minutes: 42 } } ) );
	open();
	await waitFor( async () => expect( await screen.findByText( /should have run 42 minutes ago/ ) ).toBeInTheDocument() );
	expect( screen.getByLabelText( 'Line for the crontab' ) ).toHaveTextContent( pulse.line );
} );

it( 'tries a reply again, and leaves it there with the reason when that is refused', async () => {
	open();
	const again = await screen.findByRole( 'button', { name: 'Try again: A broken bowl' } );
	server.on( 'POST upkeep/replies/9/retry', refuse( 409, 'Not waiting.' ) );
	await userEvent.click( again );
	await waitFor( () => expect( again ).toBeEnabled() );
	expect( screen.getByText( '550 No such user' ) ).toBeInTheDocument();
	server.on( 'POST upkeep/replies/9/retry', () => some( { failed: { replies: [], replies_count: 0, notifications: [], notifications_count: 0 } } ) );
	await userEvent.click( again );
	expect( await screen.findByText( 'Every reply was handed over.' ) ).toBeInTheDocument();
} );

it( 'shows the log page by page, and only the level that was chosen', async () => {
	server.on( 'GET upkeep/log?before=7', () => ( { lines: [ line( 3 ) ], next: 0 } ) ).on( 'GET upkeep/log?level=error', () => ( { lines: [], next: 0 } ) );
	open();
	const log = await card( 'Log' );
	await log.findByText( 'Line 8' );
	expect( log.getByText( /far down/ ).closest( 'details' ) ).not.toHaveAttribute( 'open' );
	await userEvent.click( log.getByRole( 'button', { name: 'Show more' } ) );
	expect( await log.findByText( 'Line 3' ) ).toBeInTheDocument();
	expect( log.queryByRole( 'button', { name: 'Show more' } ) ).toBeNull();
	await userEvent.selectOptions( log.getByLabelText( 'Show' ), 'error' );
	expect( await log.findByText( 'There are no such lines.' ) ).toBeInTheDocument();
	expect( log.queryByText( 'Line 8' ) ).toBeNull();
} );

it( 'gives the lines for the web server only when it hands files out', async () => {
	open();
	let files = await card( 'Stored files' );
	await files.findByText( /does not hand out/ );
	expect( files.queryByLabelText( 'Line for nginx' ) ).toBeNull();
	server.on( 'GET upkeep/storage', () => ( { ...look, door: 'served', advice: 'Give the line to whoever runs it.', closing: [ { server: 'nginx', line: 'location ^~ /uploads/deskfold-1/ { deny all; }' } ] } ) );
	await userEvent.click( files.getByRole( 'button', { name: 'Check again' } ) );
	files = await card( 'Stored files' );
	expect( await files.findByLabelText( 'Line for nginx' ) ).toHaveTextContent( 'location ^~ /uploads/deskfold-1/ { deny all; }' );
} );
