import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LettersPage } from '../../../src/settings/letters/LettersPage';
import type { Letter } from '../../../src/core/types.gen';
import { dismiss, useToasts } from '../../../src/core/toasts';
import { Toasts } from '../../../src/ui';
import { openDialogs, refuse, Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

const letter = ( change: Partial< Letter[ 'wordings' ][ number ] > = {} ): Letter => ( {
	name: 'link',
	words: { '{link}': 'https://shop.test/my', '{team_name}': 'Shop' },
	required: [ '{link}' ],
	wordings: [ { locale: 'en_US', subject: 'Your requests', text: 'Here: {link}', usual_subject: 'Your requests', usual_text: 'Here: {link}', ...change } ],
} );

let server: Server;
beforeEach( () => {
	signedIn();
	openDialogs();
	server = new Server();
	server.on( 'GET letters', () => [ letter() ] ).on( 'POST letters/link/en_US/preview', ( data ) => ( { subject: `Preview of ${ String( data.subject ) }`, html: '<p>x</p>', text: 'Text part', warnings: String( data.text ).includes( '{teamname}' ) ? [ '{teamname} is not filled in. Did you mean {team_name}?' ] : [] } ) );
} );

const Told = () => <Toasts toasts={ useToasts() } onDismiss={ dismiss } />;

const text = () => screen.findByLabelText( 'Text' );

it( 'warns when what makes the mail useful is missing, and puts a word in where the caret stands', async () => {
	render( <LettersPage name="link" locale="en_US" /> );
	await userEvent.clear( await text() );
	await userEvent.type( await text(), 'Open ' );
	expect( screen.getByText( /The text does not have \{link\}/ ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'Insert' } ) );
	await userEvent.click( screen.getByRole( 'menuitem', { name: 'Link that opens the requests' } ) );
	expect( await text() ).toHaveValue( 'Open {link}' );
	expect( screen.queryByText( /The text does not have/ ) ).toBeNull();
} );

it( 'says below the text what nobody will fill in, and what may have been meant', async () => {
	render( <LettersPage name="link" locale="en_US" /> );
	await userEvent.type( await text(), ' from {{teamname}' );
	expect( await screen.findByText( '{teamname} is not filled in. Did you mean {team_name}?' ) ).toBeInTheDocument();
} );

it( 'shows what would arrive, and as text', async () => {
	render( <LettersPage name="link" locale="en_US" /> );
	expect( await screen.findByText( 'Preview of Your requests' ) ).toBeInTheDocument();
	expect( screen.getByTitle( 'Preview of the mail' ) ).toHaveAttribute( 'sandbox', '' );
	await userEvent.click( screen.getByRole( 'radio', { name: 'Text only' } ) );
	expect( screen.getByText( 'Text part' ) ).toBeInTheDocument();
} );

it( 'sends what is typed as a test, unsaved, and says where to or why not', async () => {
	server.on( 'POST letters/link/en_US/test', () => ( { address: 'olga@shop.test' } ) );
	render( <LettersPage name="link" locale="en_US" /> );
	await userEvent.type( await text(), ' Bye' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send me a test' } ) );
	await waitFor( () => expect( server.sent( 'POST', 'letters/link/en_US/test' ) ).toEqual( [ { subject: 'Your requests', text: 'Here: {link} Bye' } ] ) );
} );

it( 'keeps what was typed when saving fails, and takes the usual words back', async () => {
	server.on( 'GET letters', () => [ letter( { subject: 'Own' } ) ] ).on( 'POST letters/link/en_US', refuse( 500, 'The database is away.' ) );
	render( <LettersPage name="link" locale="en_US" /> );
	render( <Told /> );
	await userEvent.type( await text(), '!' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	expect( await screen.findByText( /The database is away\./ ) ).toBeInTheDocument();
	expect( await text() ).toHaveValue( 'Here: {link}!' );
	server.on( 'POST letters/link/en_US', () => letter() );
	await userEvent.click( screen.getByRole( 'button', { name: 'Take the usual text' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Undo' } ) );
	expect( await text() ).toHaveValue( 'Here: {link}!' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Take the usual text' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save' } ) );
	await waitFor( () => expect( server.sent( 'POST', 'letters/link/en_US' ).pop() ).toEqual( { subject: 'Your requests', text: 'Here: {link}' } ) );
} );
