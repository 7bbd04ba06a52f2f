import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { acrossCustomers, consequences, toKeep, together } from '../../../src/tickets/merge/consequences';
import { message, now, ticket } from './make';

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

const older = ticket( { id: 5, subject: 'Is it on its way?', status: 'resolved', last_message_at: now - 900_000, customer_address: 'maya@insta.test' } );
const open = ticket( { id: 7 } );
const whole = ( one: ReturnType< typeof ticket >, text: string, at: number ) => ( {
	ticket: one,
	messages: [ message( { id: one.id * 10, ticket_id: one.id, text, created_at: at } ) ],
	entries: [],
	earlier: false,
	drafts: [],
} );

let loaded: ReturnType< typeof load >;
beforeAll( async () => {
	loaded = load();
	await loaded;
}, 60_000 );

async function load() {
	window.deskfoldDesk = { user: { id: 1, name: 'Ana', caps: { reply: true } }, agents: [], mailboxes: [], urls: {}, locale: 'en_US' } as never;
	const { MergeDialog } = await import( '../../../src/tickets/merge/MergeDialog' );
	const { store } = await import( '../../../src/tickets/store' );
	const { dispatch } = await import( '@wordpress/data' );
	const { undoLast } = await import( '../../../src/core/toasts' );
	const arrive = ( news: object ) => act( () => void ( dispatch( store ) as unknown as { arrive: ( one: object ) => void } ).arrive( news ) );
	return { MergeDialog, arrive, undoLast };
}

/** What was asked; an answer that is a function is made anew each time. */
function answering( answers: Record< string, unknown > ): string[] {
	const asked: string[] = [];
	mockFetch.mockImplementation( ( { path, method = 'GET', data }: { path: string; method?: string; data?: object } ) => {
		const key = `${ method } ${ path.replace( '/deskfold/v1/', '' ) }`;
		asked.push( data ? `${ key } ${ JSON.stringify( data ) }` : key );
		return key in answers ? Promise.resolve( answers[ key ] ) : Promise.reject( { code: 'too_late', message: 'It cannot be done.', data: { status: 409 } } );
	} );
	return asked;
}

const both = { 'GET tickets/7': whole( open, 'It broke.', now ), 'GET tickets/5': whole( older, 'Where is it?', now - 900_000 ) };

describe( 'what a merge does', () => {
	it( 'is true in each case', () => {
		expect( consequences( open, [ older ] ) ).toEqual( [
			'All messages stand in one ticket, in the order they came in.',
			'Replies go to maya@x.test by e-mail. Answers to ticket 5 arrive in 7.',
			'Tags are joined. Status, assignee and priority come from 7.',
		] );
		expect( consequences( older, [ open ] )[ 2 ] ).toBe( 'Tags are joined. Assignee and priority come from 5, which opens again because somebody still waits.' );
		expect( consequences( open, [ older, ticket( { id: 9 } ) ] )[ 1 ] ).toContain( 'Answers to tickets 5 and 9 arrive in 7.' );
	} );

	it( 'warns of different customers only', () => {
		expect( acrossCustomers( open, [ older ] ) ).toBe( '' );
		expect( acrossCustomers( open, [ older, ticket( { id: 9, customer_id: 4, customer_name: 'Tom Tall' } ) ] ) ).toContain( 'What Tom Tall wrote then stands in ticket 7' );
	} );

	it( 'keeps the one that waits for us, then the newest', () => {
		expect( toKeep( [ ticket( { id: 5, status: 'resolved', last_message_at: now } ), open ] ) ).toBe( 7 );
		expect( toKeep( [ open, ticket( { id: 8, last_message_at: now } ) ] ) ).toBe( 8 );
	} );

	it( 'puts the messages in the order of time', () => {
		const first = message( { id: 2, created_at: 5 } );
		expect( together( [ [ message( { id: 1, created_at: 9 } ) ], [ first ] ] ).map( ( one ) => one.id ) ).toEqual( [ 2, 1 ] );
	} );
} );

describe( 'the dialog', () => {
	it( 'offers the customer’s other tickets, shows both sides, swaps, merges, and takes it back', async () => {
		const { MergeDialog, arrive, undoLast } = await loaded;
		const merged = { tickets: [ { ...open, status: 'merged', merged_into: 5, last_entry: 20 } ] };
		const asked = answering( { ...both, 'GET tickets?view=all&customer_id=3&limit=20': { tickets: [ open, older ] }, 'POST tickets/7/merge': merged, 'DELETE tickets/7/merge': { tickets: [ { ...open, last_entry: 21 } ] } } );
		await arrive( { tickets: [ open ] } );
		const closed = jest.fn();
		const done = jest.fn();
		render( <MergeDialog ids={ [ 7 ] } onClose={ closed } onDone={ done } /> );

		const choice = await screen.findByRole( 'button', { name: /Is it on its way/ } );
		expect( screen.queryByRole( 'button', { name: /Broken bowl/ } ) ).toBeNull();
		fireEvent.click( choice );

		const keep = await screen.findByRole( 'region', { name: 'Keep this one: 7' } );
		expect( within( keep ).getByText( 'from 5' ) ).toBeVisible();
		expect( within( keep ).getByText( 'Where is it?' ).closest( '.is-moved' ) ).not.toBeNull();
		expect( within( keep ).getByText( 'It broke.' ).closest( '.is-moved' ) ).toBeNull();
		expect( screen.getByText( 'You can undo this for 30 days.' ) ).toBeVisible();
		expect( screen.getByRole( 'button', { name: 'Merge into 7' } ) ).toHaveFocus();

		fireEvent.click( screen.getByRole( 'button', { name: 'Keep ticket 5' } ) );
		fireEvent.click( screen.getByRole( 'button', { name: 'Merge into 5' } ) );
		await waitFor( () => expect( closed ).toHaveBeenCalled() );
		expect( done ).toHaveBeenCalled();
		expect( asked ).toContain( 'POST tickets/7/merge {"into":5}' );

		await act( async () => void undoLast() );
		await waitFor( () => expect( asked ).toContain( 'DELETE tickets/7/merge' ) );
	} );

	it( 'stays with the server’s words when it is refused, and several go one after the other', async () => {
		const { MergeDialog, arrive } = await loaded;
		const third = ticket( { id: 9, customer_id: 4, customer_name: 'Tom Tall', last_message_at: 1 } );
		const asked = answering( { ...both, 'GET tickets/9': whole( third, 'Me too.', 1 ), 'POST tickets/5/merge': { tickets: [] } } );
		await arrive( { tickets: [ { ...open, last_entry: 30 }, older, third ] } );
		const closed = jest.fn();
		render( <MergeDialog ids={ [ 5, 7, 9 ] } onClose={ closed } /> );
		expect( await screen.findByText( /different customers/ ) ).toBeVisible();
		fireEvent.click( screen.getByRole( 'button', { name: 'Merge into 7' } ) );
		expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'It cannot be done.' );
		expect( asked.filter( ( one ) => one.startsWith( 'POST' ) ) ).toEqual( [ 'POST tickets/5/merge {"into":7}', 'POST tickets/9/merge {"into":7}' ] );
		expect( closed ).not.toHaveBeenCalled();
	} );

	it( 'says that a customer has no other ticket', async () => {
		const { MergeDialog, arrive } = await loaded;
		answering( { 'GET tickets?view=all&customer_id=3&limit=20': { tickets: [ open ] } } );
		await arrive( { tickets: [ { ...open, last_entry: 40 } ] } );
		render( <MergeDialog ids={ [ 7 ] } onClose={ () => {} } /> );
		expect( await screen.findByText( /has no other ticket/ ) ).toBeVisible();
	} );
} );
