import '@testing-library/jest-dom';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type RefObject } from 'react';
import { message, now, ticket } from './make';

const mockFetch = jest.fn();
jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: ( ...given: unknown[] ) => mockFetch( ...given ) } ) );
jest.setTimeout( 30_000 );

let loaded: ReturnType< typeof load >;
beforeAll( async () => {
	loaded = load();
	await loaded;
}, 60_000 );
beforeEach( () => mockFetch.mockReset() );
afterEach( cleanup );

async function load() {
	window.deskfoldDesk = { user: { id: 1, name: 'Ana', caps: { reply: true } }, agents: [], mailboxes: [], urls: {}, locale: 'en_US', site: { standing: 'live' } } as never;
	const { Later } = await import( '../../../src/tickets/Later' );
	const { HistoryChoice } = await import( '../../../src/tickets/HistoryChoice' );
	const { SendButton } = await import( '../../../src/tickets/SendButton' );
	const { WhenPicker } = await import( '../../../src/tickets/when/WhenPicker' );
	const { store } = await import( '../../../src/tickets/store' );
	const { dispatch } = await import( '@wordpress/data' );
	const arrive = ( news: object ) => act( () => void ( dispatch( store ) as unknown as { arrive: ( one: object ) => void } ).arrive( news ) );
	return { Later, HistoryChoice, SendButton, WhenPicker, arrive };
}

describe( 'the choice of a time', () => {
	async function picker( given: object = {} ) {
		const { WhenPicker } = await loaded;
		const anchor: RefObject< HTMLButtonElement > = createRef();
		const onPick = jest.fn();
		const onClose = jest.fn();
		render(
			<>
				<button ref={ anchor }>Snooze</button>
				<WhenPicker anchor={ anchor } label="Snooze until" help="It comes back." onPick={ onPick } onClose={ onClose } { ...given } />
			</>
		);
		return { onPick, onClose, user: userEvent.setup( { delay: null } ) };
	}

	it( 'begins at the first time; the arrows walk and Enter takes one', async () => {
		const { onPick, onClose, user } = await picker( { untilAnswer: 'Until Maya answers' } );
		const [ first, second ] = screen.getAllByRole( 'button' ).slice( 1 );
		expect( first ).toHaveFocus();
		await user.keyboard( '{ArrowDown}' );
		expect( second ).toHaveFocus();
		await user.keyboard( '{ArrowUp}{ArrowUp}{ArrowUp}' );
		expect( screen.getByRole( 'button', { name: 'Until Maya answers' } ) ).toHaveFocus();
		await user.keyboard( '{Enter}' );
		expect( onPick ).toHaveBeenCalledWith( null );
		expect( onClose ).toHaveBeenCalled();
		expect( screen.getByRole( 'button', { name: 'Snooze' } ) ).toHaveFocus();
	} );

	it( 'offers no answer and no waking where there is none', async () => {
		await picker();
		expect( screen.queryByRole( 'button', { name: /answers/ } ) ).toBeNull();
		expect( screen.queryByRole( 'button', { name: 'Wake it now' } ) ).toBeNull();
	} );

	it( 'wakes what sleeps', async () => {
		const onWake = jest.fn();
		const { user } = await picker( { onWake } );
		await user.click( screen.getByRole( 'button', { name: 'Wake it now' } ) );
		expect( onWake ).toHaveBeenCalled();
	} );

	it( 'takes what is typed, and says before what it understood', async () => {
		const { onPick, user } = await picker();
		await user.keyboard( '2 weeks' );
		expect( screen.getByRole( 'textbox', { name: 'Type a time' } ) ).toHaveValue( '2 weeks' );
		expect( screen.getByRole( 'status' ) ).toHaveTextContent( /^This is / );
		await user.keyboard( '{Enter}' );
		const wanted = new Date();
		wanted.setDate( wanted.getDate() + 14 );
		// A day, at the hour when the team begins: late in the evening that is less than 14 times 24 hours away.
		expect( new Date( onPick.mock.calls[ 0 ][ 0 ] ).toDateString() ).toBe( wanted.toDateString() );
	} );

	it( 'takes nothing that it does not understand, and says so', async () => {
		const { onPick, onClose, user } = await picker();
		await user.keyboard( 'soonish{Enter}' );
		expect( screen.getByRole( 'textbox' ) ).toBeInvalid();
		expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'We do not understand this time.' );
		expect( onPick ).not.toHaveBeenCalled();
		expect( onClose ).not.toHaveBeenCalled();
	} );
} );

describe( 'a reply that is to go later', () => {
	const planned = message( { id: 80, kind: 'reply', state: 'scheduled', next_attempt_at: now + 86_400_000 } );

	it( 'says when it goes, and goes at once when asked, with what was seen', async () => {
		const { Later, arrive } = await loaded;
		await arrive( { tickets: [ ticket( { last_entry: 12 } ) ], messages: [ planned ] } );
		mockFetch.mockResolvedValue( {} );
		render( <Later message={ planned } /> );
		expect( screen.getByText( /^Goes on / ) ).toBeVisible();
		fireEvent.click( screen.getByRole( 'button', { name: 'Send now' } ) );
		expect( screen.getByRole( 'button', { name: 'Do not send' } ) ).toBeDisabled();
		await waitFor( () => expect( screen.getByRole( 'button', { name: 'Send now' } ) ).toBeEnabled() );
		expect( mockFetch ).toHaveBeenCalledWith( expect.objectContaining( { path: expect.stringContaining( 'messages/80/send' ), method: 'POST', data: { seen_entry: 12 } } ) );
	} );

	it( 'tells that the customer was quicker', async () => {
		const { Later, arrive } = await loaded;
		await arrive( { messages: [ planned, message( { id: 81 } ) ] } );
		render( <Later message={ planned } /> );
		expect( screen.getByText( /Maya has written since, so it will be held back/ ) ).toBeVisible();
	} );

	it( 'is not disturbed by an automatic answer', async () => {
		const { Later, arrive } = await loaded;
		const mine = { ...planned, id: 90, ticket_id: 8 };
		await arrive( { tickets: [ ticket( { id: 8 } ) ], messages: [ mine, message( { id: 91, ticket_id: 8, is_auto_reply: true } ) ] } );
		render( <Later message={ mine } /> );
		expect( screen.getByText( /^Goes on / ) ).toBeVisible();
	} );

	it( 'that was held back says why', async () => {
		const { Later } = await loaded;
		render( <Later message={ { ...planned, state: 'held', failure: 'Maya wrote before.' } } /> );
		expect( screen.getByText( 'Held back: Maya wrote before.' ) ).toBeVisible();
	} );
} );

describe( 'the ways to send', () => {
	async function ways() {
		const { SendButton } = await loaded;
		const onSend = jest.fn();
		const user = userEvent.setup( { delay: null } );
		render( <SendButton name="Maya" disabled={ false } onSend={ onSend } /> );
		return { onSend, user, choose: async ( name: RegExp ) => {
			await user.click( screen.getByRole( 'button', { name: 'More ways to send' } ) );
			await user.click( screen.getByRole( 'menuitem', { name } ) );
		} };
	}

	it( 'end the ticket as they say', async () => {
		const { onSend, choose } = await ways();
		await choose( /Send and resolve/ );
		await choose( /Send and wait for Maya/ );
		await choose( /Send and keep open/ );
		expect( onSend.mock.calls ).toEqual( [ [ { status: 'resolved' } ], [ { status: 'waiting' } ], [ { status: 'open' } ] ] );
	} );

	it( 'ask for a time, and send nothing without one', async () => {
		const { onSend, user, choose } = await ways();
		await choose( /Send later/ );
		await screen.findByRole( 'dialog', { name: 'Send at' } );
		expect( screen.queryByRole( 'button', { name: /answers/ } ) ).toBeNull();
		expect( onSend ).not.toHaveBeenCalled();
		await user.click( screen.getByRole( 'button', { name: /^Tomorrow/ } ) );
		expect( onSend ).toHaveBeenCalledWith( { send_at: expect.any( Number ) } );
	} );

	it( 'let the ticket sleep until the answer', async () => {
		const { onSend, user, choose } = await ways();
		await choose( /Send and snooze/ );
		await user.click( await screen.findByRole( 'button', { name: 'Until Maya answers' } ) );
		expect( onSend ).toHaveBeenCalledWith( { status: 'snoozed', snoozed_until: null } );
	} );
} );

describe( 'earlier messages below a reply', () => {
	it( 'are as the mailbox has it until another choice is made', async () => {
		const { HistoryChoice } = await loaded;
		const onChange = jest.fn();
		const user = userEvent.setup( { delay: null } );
		render( <HistoryChoice value={ undefined } onChange={ onChange } /> );
		await user.click( screen.getByRole( 'button', { name: /as the mailbox has it/ } ) );
		await user.click( screen.getByRole( 'menuitemradio', { name: 'No earlier messages' } ) );
		expect( onChange ).toHaveBeenCalledWith( 'none' );
	} );
} );
