import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { MessageMatch } from '../../../src/core/types.gen';
import { message, ticket } from './make';

const mockFetch = jest.fn();
jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: ( ...given: unknown[] ) => mockFetch( ...given ) } ) );

beforeAll( () => {
	HTMLDialogElement.prototype.showModal = function () {
		this.setAttribute( 'open', '' );
	};
	HTMLDialogElement.prototype.close = function () {
		this.removeAttribute( 'open' );
	};
} );

const match = ( over: Partial< MessageMatch > = {} ): MessageMatch => ( {
	message_id: 70,
	ticket_id: 7,
	summary: 'It answers ticket 3, but its sender does not belong there.',
	tried: [ { how: 'our_message_id', verdict: 'stranger', candidate: 'df.3.aa.bb@shop.test', ticket_id: 3, title: 'Mail of ours that it answers', reason: 'Belongs to ticket 3, but the sender does not.' } ],
	tickets: [ { id: 3, subject: 'Broken bowl', status: 'open', customer_name: 'Maya Lindqvist', customer_address: 'maya@x.test' } ],
	moved_from: null,
	can_undo: false,
	...over,
} );

/** The desk is loaded once, which takes its time. */
let loaded: ReturnType< typeof load >;

beforeAll( async () => {
	loaded = load();
	await loaded;
}, 60_000 );

const parts = () => loaded;

async function load() {
	window.deskfoldDesk = { ...( window.deskfoldDesk as object ), user: { id: 1, name: 'Ana', caps: { reply: true } }, agents: [], mailboxes: [], urls: {} } as never;
	const { WhyHere, Warned } = await import( '../../../src/tickets/WhyHere' );
	const { store } = await import( '../../../src/tickets/store' );
	const { dispatch, select } = await import( '@wordpress/data' );
	const arrive = ( news: object ) => act( () => void ( dispatch( store ) as unknown as { arrive: ( one: object ) => void } ).arrive( news ) );
	const state = () => ( select( store ) as unknown as { state: () => { messages: Record< number, { id: number }[] > } } ).state();
	return { WhyHere, Warned, arrive, state };
}

/** Answers by method and path; what it was asked is kept. */
function answering( answers: Record< string, unknown > ): string[] {
	const asked: string[] = [];
	mockFetch.mockImplementation( ( { path, method = 'GET', data }: { path: string; method?: string; data?: object } ) => {
		const key = `${ method } ${ path.replace( '/deskfold/v1/', '' ) }`;
		asked.push( data ? `${ key } ${ JSON.stringify( data ) }` : key );
		return key in answers ? Promise.resolve( answers[ key ] ) : Promise.reject( { code: 'not_found', message: 'Nothing here.', data: { status: 404 } } );
	} );
	return asked;
}

describe( '"Why is this here?"', () => {
	it( 'says what was tried, in words', async () => {
		const { WhyHere } = await parts();
		answering( { 'GET messages/70/match': match() } );
		render( <WhyHere message={ message() } onClose={ () => {} } /> );
		expect( await screen.findByText( /It answers ticket 3/ ) ).toBeInTheDocument();
		expect( screen.getByText( 'Mail of ours that it answers' ) ).toBeInTheDocument();
		expect( screen.getByText( 'df.3.aa.bb@shop.test' ) ).toBeInTheDocument();
		expect( screen.getByRole( 'button', { name: /Broken bowl.*Move here/ } ) ).toBeInTheDocument();
		expect( screen.queryByRole( 'button', { name: /ticket of its own/ } ) ).toBeNull();
	} );

	it( 'moves to a ticket that was searched, and closes', async () => {
		const { WhyHere, arrive, state } = await parts();
		arrive( { tickets: [ ticket() ], messages: [ message(), message( { id: 71 } ) ] } );
		const moved = { tickets: [ ticket( { last_entry: 20 } ), ticket( { id: 9 } ) ], messages: [ message( { ticket_id: 9, moved_from: 7 } ) ] };
		const asked = answering( {
			'GET messages/70/match': match( { tried: [], tickets: [] } ),
			'GET tickets?view=all&search=cup&limit=8': { tickets: [ ticket( { id: 9, subject: 'A cup' } ) ] },
			'POST messages/70/move': moved,
		} );
		const onClose = jest.fn();
		render( <WhyHere message={ message() } onClose={ onClose } /> );
		fireEvent.change( await screen.findByLabelText( /Move it to another ticket/ ), { target: { value: 'cup' } } );
		fireEvent.click( await screen.findByRole( 'button', { name: /A cup/ } ) );
		await waitFor( () => expect( onClose ).toHaveBeenCalled() );
		expect( asked ).toContain( 'POST messages/70/move {"ticket_id":9}' );
		expect( state().messages[ 7 ]?.map( ( one ) => one.id ) ).toEqual( [ 71 ] );
		expect( state().messages[ 9 ]?.map( ( one ) => one.id ) ).toEqual( [ 70 ] );
	} );

	it( 'keeps the reason in sight when the server refuses', async () => {
		const { WhyHere } = await parts();
		answering( { 'GET messages/70/match': match() } );
		render( <WhyHere message={ message() } onClose={ () => {} } /> );
		fireEvent.click( await screen.findByRole( 'button', { name: /Move here/ } ) );
		expect( await screen.findByText( 'Nothing here.' ) ).toBeInTheDocument();
	} );

	it( 'offers one click to whoever knows the sender', async () => {
		const { Warned } = await parts();
		const asked = answering( { 'GET messages/70/match': match(), 'POST messages/70/move': { tickets: [], messages: [ message( { ticket_id: 3 } ) ] } } );
		render( <Warned message={ message( { warning: 'Check who wrote.' } ) } onWhy={ () => {} } /> );
		fireEvent.click( await screen.findByRole( 'button', { name: 'This is really Maya Lindqvist: move it to 3' } ) );
		await waitFor( () => expect( asked ).toContain( 'POST messages/70/move {"ticket_id":3}' ) );
	} );
} );
