import apiFetch from '@wordpress/api-fetch';
import { dispatch, select } from '@wordpress/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { initial, type Arrival, type State, type StoredDraft } from '../../../src/tickets/state';
import { Elsewhere } from '../../../src/tickets/Elsewhere';
import { newsOf } from '../../../src/tickets/otherTabs';
import { store } from '../../../src/tickets/store';
import { useDraft } from '../../../src/tickets/useDraft';
import { ticket } from './make';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
const fetched = apiFetch as unknown as jest.Mock;

const draft = ( over: Partial< StoredDraft > = {} ): StoredDraft => ( { ticket_id: 7, kind: 'reply', html: '<p>Mine</p>', cc: [], bcc: [], attachments: [], saved_at: 5, version: 5, revision: 1, ...over } );
const theirs = { kind: 'reply', html: '<p>Theirs</p>', cc: [ { name: '', email: 'jo@x.test' } ], bcc: [], attachments: [], updated_at: 9 };
const stored = (): StoredDraft | undefined => ( select( store ) as { state: () => State } ).state().drafts[ '7:reply' ];
const arrive = ( news: Arrival ) => act( () => void dispatch( store ).arrive( news ) );
const asked = () => fetched.mock.calls.map( ( [ { method, data } ] ) => [ method, data?.html, data?.seen_at ] );
const settled = () => act( async () => void ( await jest.advanceTimersByTimeAsync( 2000 ) ) );

function Field(): JSX.Element {
	const writing = useDraft( ticket(), 'reply' );
	return (
		<>
			<Elsewhere writing={ writing } />
			<button onClick={ () => writing.edit( { html: `${ writing.draft.html }+` } ) }>type</button>
		</>
	);
}

const type = () => fireEvent.click( screen.getByRole( 'button', { name: 'type' } ) );
const choose = ( name: string ) => fireEvent.click( screen.getByRole( 'button', { name } ) );

describe( 'one draft in two tabs', () => {
	beforeEach( () => {
		jest.useFakeTimers();
		localStorage.clear();
		fetched.mockReset().mockResolvedValue( { updated_at: 20 } );
		arrive( { noDrafts: [ { ticket_id: 7, kind: 'reply' } ] } );
		arrive( { drafts: [ draft() ] } );
	} );
	afterEach( () => jest.useRealTimers() );

	async function quarrel( other: typeof theirs | null = theirs ): Promise< void > {
		render( <Field /> );
		fetched.mockRejectedValueOnce( { code: 'draft_elsewhere', message: 'You wrote on.', data: { status: 409, draft: other } } );
		type();
		await settled();
	}

	it( 'is saved with the version that it went on from, and the next time with the new one', async () => {
		render( <Field /> );
		type();
		await settled();
		type();
		await settled();
		expect( asked() ).toEqual( [ [ 'PUT', '<p>Mine</p>+', 5 ], [ 'PUT', '<p>Mine</p>++', 20 ] ] );
		expect( screen.queryByRole( 'alert' ) ).toBeNull();
	} );

	it( 'asks the agent, keeps what is typed meanwhile on this computer, and saves over nothing', async () => {
		await quarrel();
		expect( screen.getByRole( 'alert' ).textContent ).toContain( 'You wrote on in another tab.' );
		type();
		await settled();
		expect( asked() ).toHaveLength( 1 );
		expect( localStorage.getItem( 'deskfold-drafts' ) ).toContain( 'Mine</p>++' );
	} );

	it.each( [
		[ 'Keep this text', '<p>Mine</p>+', [] ],
		[ 'Keep both', '<p>Mine</p>+<p>Theirs</p>', [] ],
		[ 'Take the other text', '<p>Theirs</p>', theirs.cc ],
	] )( '%s', async ( name, html, cc ) => {
		await quarrel();
		choose( name );
		await settled();
		expect( asked().at( -1 ) ).toEqual( [ 'PUT', html, 9 ] );
		expect( stored() ).toMatchObject( { html, cc, saved_at: 20, version: 20 } );
		expect( stored()?.elsewhere ).toBeUndefined();
		expect( screen.queryByRole( 'alert' ) ).toBeNull();
	} );

	it( 'that was sent in the other one is kept only when the agent says so', async () => {
		await quarrel( null );
		expect( screen.queryByRole( 'button', { name: 'Keep both' } ) ).toBeNull();
		choose( 'Discard it' );
		await settled();
		expect( stored() ).toBeUndefined();
		expect( asked() ).toHaveLength( 1 );
	} );

	it( 'that was sent in the other one can still be wanted here', async () => {
		await quarrel( null );
		choose( 'Keep this text' );
		await settled();
		expect( asked().at( -1 ) ).toEqual( [ 'PUT', '<p>Mine</p>+', 0 ] );
	} );
} );

describe( 'what another tab tells', () => {
	const state = ( own?: StoredDraft ): State => ( { ...initial( 1 ), threads: { 7: { state: 'ready', earlier: false } }, drafts: own ? { '7:reply': own } : {} } );

	it( 'is shown here while nothing of our own is unsaved', () => {
		expect( newsOf( { saved: draft( { html: 'New', version: 9, returned: true, client_key: 'their-key' } ) }, state( draft( { revision: 4 } ) ) ) ).toEqual( { drafts: [ draft( { html: 'New', version: 9, revision: 5 } ) ] } );
		expect( newsOf( { gone: { ticket_id: 7, kind: 'reply' } }, state( draft() ) ) ).toEqual( { noDrafts: [ { ticket_id: 7, kind: 'reply' } ] } );
	} );

	it( 'never touches what is not saved, was not sent, or is not open here', () => {
		expect( newsOf( { saved: draft() }, state( draft( { saved_at: null } ) ) ) ).toBeUndefined();
		expect( newsOf( { gone: { ticket_id: 7, kind: 'reply' } }, state( draft( { problem: { kind: 'offline', message: '' } } ) ) ) ).toBeUndefined();
		expect( newsOf( { saved: draft() }, { ...state(), threads: {} } ) ).toBeUndefined();
		expect( newsOf( { gone: { ticket_id: 7, kind: 'reply' } }, state() ) ).toBeUndefined();
	} );
} );
