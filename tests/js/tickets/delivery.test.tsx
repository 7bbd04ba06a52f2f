import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SiteBanner } from '../../../src/app/SiteBanner';
import { boot } from '../../../src/core/boot';
import type { Delivery as Line } from '../../../src/core/types.gen';
import { Delivery } from '../../../src/tickets/Delivery';
import { refuse, Server, signedIn } from '../settings/server';
import { message } from './make';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

let server: Server;

beforeEach( () => {
	signedIn();
	server = new Server();
} );

const line = ( over: Partial< Line > ): Line => ( { id: 1, message_id: 5, event: 'sent', words: '', server: '', recipients: [], took: 12, created_at: Date.UTC( 2026, 4, 3, 10, 52 ), ...over } );

it( 'opens the log of a message: each attempt with the words of the server', async () => {
	server.on( 'GET messages/5/deliveries', () => ( {
		deliveries: [
			line( { id: 1, event: 'later', words: 'smtp.example.com refused: “450 greylisted”.', took: 2400 } ),
			line( { id: 2, event: 'sent', server: 'smtp.example.com', words: '250 2.0.0 Ok: queued as 4711', recipients: [ 'ann@x.test' ] } ),
		],
	} ) );
	render( <Delivery message={ message( { id: 5, kind: 'reply', state: 'sent', sent_at: 1000 } ) } /> );
	expect( server.asked ).toEqual( [] );
	await userEvent.click( screen.getByRole( 'button', { name: /^Sent/ } ) );
	const lines = await screen.findAllByRole( 'listitem' );
	expect( lines[ 0 ] ).toHaveTextContent( 'Not taken yet, tried again by itself' );
	expect( lines[ 0 ] ).toHaveTextContent( '450 greylisted' );
	expect( lines[ 0 ] ).toHaveTextContent( 'Took 2 seconds' );
	expect( lines[ 1 ] ).toHaveTextContent( 'Taken by smtp.example.com' );
	expect( lines[ 1 ] ).toHaveTextContent( '250 2.0.0 Ok: queued as 4711' );
	expect( lines[ 1 ] ).toHaveTextContent( 'ann@x.test' );
	await userEvent.keyboard( '{Escape}' );
	expect( screen.queryByRole( 'dialog' ) ).toBeNull();
} );

it( 'says why the log could not be read', async () => {
	server.on( 'GET messages/5/deliveries', refuse( 500, 'The database is away.' ) );
	render( <Delivery message={ message( { id: 5, kind: 'reply', state: 'failed', failure: 'No such user.' } ) } /> );
	await userEvent.click( screen.getByRole( 'button', { name: /Not delivered/ } ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'The database is away.' );
} );

it( 'says on a copy of the site that sending waits, and lets an administrator decide', async () => {
	boot().site.standing = 'unknown';
	boot().site.live_address = 'shop.example';
	server.on( 'POST site', () => ( { standing: 'live', address: 'staging.shop.example', live_address: 'staging.shop.example' } ) );
	render(
		<>
			<SiteBanner />
			<Delivery message={ message( { id: 5, kind: 'reply', state: 'queued', attempts: 0 } ) } />
		</>
	);
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'It was shop.example.' );
	expect( screen.getByText( /Sending is paused/ ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'This is the live site' } ) );
	expect( await screen.findByText( 'On its way' ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'status' ) ).toBeNull();
} );
