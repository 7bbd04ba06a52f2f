import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { boot } from '../../../src/core/boot';
import { prefer } from '../../../src/core/preferences';
import type { Customer } from '../../../src/core/types.gen';
import { CustomerPanel } from '../../../src/customers/CustomerPanel';
import { languageName } from '../../../src/customers/Identity';
import { refuse, Server, signedIn, someAgent } from '../settings/server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

let server: Server;
let id = 100;

beforeEach( () => {
	signedIn();
	prefer( { closedSections: [] } );
	server = new Server();
	// The store lives as long as the page, so each test has a customer of its own.
	id++;
} );

const maya = ( change: Partial< Customer > = {} ): Customer => ( {
	id,
	name: 'Maya Lindqvist',
	identities: [
		{ kind: 'email', value: 'maya@posteo.test', verified: true, bounced_at: null, bounce_reason: '', complained_at: null },
		{ kind: 'email', value: 'm.l@work.test', verified: false, bounced_at: null, bounce_reason: '', complained_at: null },
	],
	locale: 'sv_SE',
	notes: 'Left-handed.',
	notes_by: 0,
	notes_at: null,
	created_at: Date.UTC( 2023, 4, 1 ),
	remote_images: false,
	tickets: [
		{ id: 1, subject: 'Old question', status: 'resolved', created_at: 1000 },
		{ id: 2, subject: '', status: 'open', created_at: 2000 },
		{ id: 3, subject: 'This one', status: 'open', created_at: 3000 },
	],
	...change,
} );

const open = ( props: Partial< Parameters< typeof CustomerPanel >[ 0 ] > = {} ) => render( <CustomerPanel customerId={ id } ticketId={ 3 } mayEdit { ...props } /> );

it( 'shows who writes, what is proved, and what else they asked', async () => {
	server.on( `GET customers/${ id }`, () => maya() );
	open();
	expect( await screen.findByRole( 'heading', { name: 'Maya Lindqvist' } ) ).toBeInTheDocument();
	expect( screen.getByText( 'Verified' ).closest( 'li' ) ).toHaveTextContent( 'maya@posteo.test' );
	expect( screen.getByText( 'Not verified' ).closest( 'li' ) ).toHaveTextContent( 'm.l@work.test' );
	expect( screen.getByText( 'Writes in Swedish' ) ).toBeInTheDocument();
	expect( screen.getByText( '2023' ) ).toBeInTheDocument();
	const links = screen.getAllByRole( 'link' );
	expect( links.map( ( link ) => link.getAttribute( 'href' ) ) ).toEqual( [ '#/tickets/2', '#/tickets/1' ] );
	expect( links[ 0 ] ).toHaveTextContent( 'No subject' );
} );

it( 'waits for the conversation', async () => {
	server.on( `GET customers/${ id }`, () => maya() );
	const { rerender } = open( { isDue: false } );
	await Promise.resolve();
	expect( server.asked ).toEqual( [] );
	rerender( <CustomerPanel customerId={ id } ticketId={ 3 } mayEdit isDue /> );
	expect( await screen.findByRole( 'heading', { name: 'Maya Lindqvist' } ) ).toBeInTheDocument();
} );

it( 'fails alone, says why, and tries again', async () => {
	server.on( `GET customers/${ id }`, refuse( 500, 'The database is away.' ) );
	open();
	expect( await screen.findByText( 'The database is away.' ) ).toBeInTheDocument();
	server.on( `GET customers/${ id }`, () => maya() );
	await userEvent.setup( { delay: null } ).click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( await screen.findByRole( 'heading', { name: 'Maya Lindqvist' } ) ).toBeInTheDocument();
} );

it( 'saves a note with Ctrl and Enter', async () => {
	server.on( `GET customers/${ id }`, () => maya( { notes: '' } ) ).on( `POST customers/${ id }`, ( data ) => maya( data ) );
	open();
	const user = userEvent.setup( { delay: null } );
	await user.click( await screen.findByRole( 'button', { name: 'Add a note' } ) );
	await user.type( screen.getByLabelText( 'Notes about this customer' ), '  Wants mugs.{Control>}{Enter}{/Control}' );
	await waitFor( () => expect( screen.queryByLabelText( 'Notes about this customer' ) ).toBeNull() );
	expect( screen.getByText( 'Wants mugs.' ) ).toBeInTheDocument();
	expect( server.sent( 'POST', `customers/${ id }` ) ).toEqual( [ { notes: 'Wants mugs.' } ] );
} );

it( 'says who wrote a note, also when they have left, and nothing where nobody knows', async () => {
	boot().agents = [ someAgent( { id: 5, name: 'Ana Ruiz' } ) ];
	let given: Partial< Customer > = { notes_by: 5, notes_at: Date.now() - 9_000_000 };
	server.on( `GET customers/${ id }`, () => maya( given ) );
	const writer = async () => ( await screen.findByText( 'Left-handed.' ) ).nextElementSibling?.textContent;
	let panel = open();
	expect( await writer() ).toBe( 'Ana Ruiz2 h' );
	panel.unmount();
	given = { notes_by: 77, notes_at: Date.now() };
	panel = open();
	await waitFor( async () => expect( await writer() ).toBe( 'Somebody who has leftnow' ) );
	panel.unmount();
	given = {};
	open();
	await waitFor( async () => expect( await writer() ).toBe( 'Change notes' ) );
} );

it( 'keeps a note that could not be saved in the field, and the old one in the panel', async () => {
	server.on( `GET customers/${ id }`, () => maya() ).on( `POST customers/${ id }`, refuse( 500, 'Not now.' ) );
	open();
	const user = userEvent.setup( { delay: null } );
	await user.click( await screen.findByRole( 'button', { name: 'Change notes' } ) );
	await user.type( screen.getByLabelText( 'Notes about this customer' ), ' And tall.' );
	await user.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( await screen.findByText( 'Not now.' ) ).toBeInTheDocument();
	expect( screen.getByLabelText( 'Notes about this customer' ) ).toHaveValue( 'Left-handed. And tall.' );
	await user.click( screen.getByRole( 'button', { name: 'Cancel' } ) );
	expect( screen.getByText( 'Left-handed.' ) ).toBeInTheDocument();
} );

it( 'changes nothing for whoever only reads', async () => {
	server.on( `GET customers/${ id }`, () => maya() );
	open( { mayEdit: false } );
	await screen.findByRole( 'heading', { name: 'Maya Lindqvist' } );
	expect( screen.queryByRole( 'button', { name: /notes|note/ } ) ).toBeNull();
	await userEvent.setup( { delay: null } ).click( screen.getByRole( 'button', { name: 'More about this customer' } ) );
	expect( screen.queryByRole( 'menuitem', { name: 'Change the name' } ) ).toBeNull();
} );

it( 'remembers which parts this agent closed', async () => {
	server.on( `GET customers/${ id }`, () => maya() );
	open();
	const user = userEvent.setup( { delay: null } );
	await user.click( await screen.findByRole( 'button', { name: /Other tickets/ } ) );
	expect( screen.queryByRole( 'link' ) ).toBeNull();
	id++;
	server.on( `GET customers/${ id }`, () => maya() );
	open();
	await waitFor( () => expect( screen.getAllByRole( 'button', { name: /Other tickets/, expanded: false } ) ).toHaveLength( 2 ) );
} );

it( 'takes the focus to its heading in a drawer, and closes', async () => {
	server.on( `GET customers/${ id }`, () => maya() );
	const onClose = jest.fn();
	open( { look: 'drawer', onClose } );
	expect( screen.getByRole( 'heading', { name: 'Customer' } ) ).toHaveFocus();
	await userEvent.setup( { delay: null } ).click( screen.getByRole( 'button', { name: 'Close the customer' } ) );
	expect( onClose ).toHaveBeenCalled();
} );

it.each( [
	[ 'th', 'Thai' ],
	[ 'pt_BR', 'Portuguese' ],
	[ '', '' ],
	[ 'zz', '' ],
	[ 'not a language', '' ],
] )( 'names the language of %j', ( tag, name ) => expect( languageName( tag ) ).toBe( name ) );

it( 'says that mail to an address came back, and lets an agent use it anyway', async () => {
	const [ first, second ] = maya().identities;
	const dead = maya( { identities: [ { ...first!, bounced_at: Date.UTC( 2026, 8, 21 ), bounce_reason: '550 5.1.1 no such user' }, { ...second!, complained_at: Date.UTC( 2026, 8, 22 ) } ] } );
	server.on( `GET customers/${ id }`, () => dead ).on( `POST customers/${ id }/works`, () => maya() );
	open();
	expect( await screen.findByText( /550 5\.1\.1 no such user/ ) ).toBeInTheDocument();
	expect( screen.getByText( /Called a mail of yours spam/ ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'Use it anyway' } ) );
	await waitFor( () => expect( screen.queryByText( /550 5\.1\.1/ ) ).not.toBeInTheDocument() );
	expect( server.sent( 'POST', `customers/${ id }/works` ) ).toEqual( [ { address: 'maya@posteo.test' } ] );
} );
