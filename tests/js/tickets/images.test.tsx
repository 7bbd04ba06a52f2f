import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MessageCard } from '../../../src/tickets/MessageCard';
import { refuse, Server, signedIn } from '../settings/server';
import { message } from './make';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

// A mail's paper measures itself; here nothing has a height.
globalThis.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} } as never;

let server: Server;
let id = 500;

beforeEach( () => {
	signedIn();
	server = new Server();
	id++;
} );

const html = '<p>Look</p><img src="https://far.test/1.png"><img src="https://far.test/2.png">';
const open = () => render( <MessageCard message={ message( { html, text: 'Look', author_name: 'Maya Lindqvist' } ) } customerId={ id } isNew={ false } onMeasured={ () => {} } /> );
const paper = () => document.querySelector( 'iframe' )?.getAttribute( 'srcdoc' ) ?? '';

it( 'keeps pictures from being fetched until somebody says so, and the server remembers it', async () => {
	let allowed = false;
	server.on( `GET customers/${ id }`, () => ( { id, remote_images: allowed } ) ).on( `POST customers/${ id }`, ( data ) => {
		allowed = ( data as { remote_images: boolean } ).remote_images;
		return { id, remote_images: allowed };
	} );
	open();
	expect( await screen.findByText( '2 remote images hidden' ) ).toBeInTheDocument();
	expect( paper() ).not.toContain( 'https://far.test' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Always for Maya' } ) );
	expect( allowed ).toBe( true );
	expect( paper() ).toContain( 'https://far.test/1.png' );
	expect( screen.queryByText( '2 remote images hidden' ) ).toBeNull();
} );

it( 'takes the permission back when the server refuses it', async () => {
	server.on( `GET customers/${ id }`, () => ( { id, remote_images: false } ) ).on( `POST customers/${ id }`, refuse( 403, 'You may only read.' ) );
	open();
	await userEvent.click( await screen.findByRole( 'button', { name: 'Always for Maya' } ) );
	expect( await screen.findByText( '2 remote images hidden' ) ).toBeInTheDocument();
	expect( paper() ).not.toContain( 'https://far.test' );
} );
