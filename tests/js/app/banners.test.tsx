import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SiteBanner } from '../../../src/app/SiteBanner';
import { StoppedBanner } from '../../../src/app/StoppedBanner';
import { saySite } from '../../../src/core/site';
import { Server, refuse, signedIn } from '../settings/server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

const NOON = new Date( 2026, 10, 24, 12, 0 ).getTime();

let server: Server;

beforeEach( () => {
	signedIn();
	server = new Server();
} );

describe( 'too much automatic mail', () => {
	it( 'shows nothing while all is well', async () => {
		server.on( 'GET automatic-mail', () => ( { stopped_at: null, until_at: null, held: 0 } ) );
		render( <StoppedBanner /> );
		await waitFor( () => expect( server.sent( 'GET', 'automatic-mail' ) ).toHaveLength( 1 ) );
		expect( screen.queryByRole( 'status' ) ).toBeNull();
	} );

	it( 'asks for nothing on behalf of who cannot let it go on', async () => {
		signedIn( { manage: false } );
		render( <StoppedBanner /> );
		await act( async () => {} );
		expect( server.asked ).toEqual( [] );
	} );

	it( 'says what stopped, what is safe, and has one way on', async () => {
		let state: unknown = { stopped_at: NOON, until_at: NOON + 3_600_000, held: 2 };
		server.on( 'GET automatic-mail', () => state ).on( 'DELETE automatic-mail/stop', () => ( state = { stopped_at: null, until_at: null, held: 0 } ) );
		render( <StoppedBanner /> );
		const bar = await screen.findByRole( 'status' );
		expect( bar ).toHaveTextContent( /Automatic mail was stopped at 12:00/ );
		expect( bar ).toHaveTextContent( '2 acknowledgements were not sent.' );
		expect( bar ).toHaveTextContent( /Tickets still come in and replies still go out/ );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 1 );
		await userEvent.click( screen.getByRole( 'button', { name: 'Send automatic mail again' } ) );
		await waitFor( () => expect( screen.queryByRole( 'status' ) ).toBeNull() );
	} );
} );

describe( 'a site that may be a copy', () => {
	it( 'shows nothing on the live site', () => {
		const { container } = render( <SiteBanner /> );
		expect( container ).toBeEmptyDOMElement();
	} );

	it( 'tells agents what is safe and leaves the decision to managers', async () => {
		await moved( { manage: false } );
		render( <SiteBanner /> );
		expect( screen.getByRole( 'status' ) ).toHaveTextContent( /It was northbay\.example\..*Nothing is lost\./ );
		expect( screen.queryByRole( 'button' ) ).toBeNull();
	} );

	it( 'keeps asking when the answer did not arrive, and goes when it is said', async () => {
		await moved();
		server.on( 'POST site', refuse( 500, 'Broken.' ) );
		render( <SiteBanner /> );
		await userEvent.click( screen.getByRole( 'button', { name: 'This is the live site' } ) );
		await waitFor( () => expect( screen.getByRole( 'button', { name: 'This is the live site' } ) ).toBeEnabled() );
		server.on( 'POST site', () => ( { standing: 'copy', address: 'stage.example', live_address: 'northbay.example' } ) );
		await userEvent.click( screen.getByRole( 'button', { name: 'This is a copy: stay silent' } ) );
		const bar = await screen.findByText( 'This is a copy of the site.' );
		expect( bar.closest( '[role="status"]' ) ).toHaveTextContent( /It neither fetches nor sends mail; northbay\.example does\. Replies written here wait\./ );
		expect( server.sent( 'POST', 'site' ) ).toEqual( [ { is_live: true }, { is_live: false } ] );
		expect( screen.getAllByRole( 'button' ) ).toHaveLength( 1 );
	} );
} );

/** The site is not where it was. */
async function moved( caps: Parameters< typeof signedIn >[ 0 ] = {} ): Promise< void > {
	signedIn( caps );
	server.on( 'POST site', () => ( { standing: 'unknown', address: 'stage.example', live_address: 'northbay.example' } ) );
	await act( () => saySite( false ) );
	server.asked = [];
}
