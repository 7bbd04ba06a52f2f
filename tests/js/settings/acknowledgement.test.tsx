import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AcknowledgementCard } from '../../../src/settings/mailboxes/AcknowledgementCard';
import type { Acknowledgement } from '../../../src/core/types.gen';
import { refuse, Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

const PATH = 'mailboxes/3/acknowledgement';
const kept = ( change: Partial< Acknowledgement > = {} ): Acknowledgement => ( {
	is_active: false,
	text: '',
	usual_text: 'Your number is {ticket_number}.\n\nSee {portal_link}\n\n{team_name}',
	values: { '{ticket_number}': '#4711', '{team_name}': 'The shop', '{portal_link}': '' },
	...change,
} );

let server: Server;
beforeEach( () => {
	signedIn();
	server = new Server();
} );

it( 'is switched on, shows what arrives, and keeps the usual text as none', async () => {
	server.on( `GET ${ PATH }`, () => kept() ).on( `POST ${ PATH }`, ( data ) => kept( { is_active: true, ...data } as Partial< Acknowledgement > ) );
	render( <AcknowledgementCard mailboxId={ 3 } /> );
	await userEvent.click( await screen.findByRole( 'switch' ) );
	expect( await screen.findByText( /Your number is #4711\./ ) ).toHaveTextContent( 'Your number is #4711. The shop' );
	await userEvent.type( screen.getByLabelText( 'Text' ), ' Bye' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save the text' } ) );
	await userEvent.click( await screen.findByRole( 'button', { name: 'Take the usual text' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save the text' } ) );
	expect( server.sent( 'POST', PATH ) ).toEqual( [ { is_active: true }, { text: `${ kept().usual_text } Bye` }, { text: '' } ] );
} );

it( 'says why it could not be saved', async () => {
	server.on( `GET ${ PATH }`, () => kept() ).on( `POST ${ PATH }`, refuse( 500, 'The database is away.' ) );
	render( <AcknowledgementCard mailboxId={ 3 } /> );
	await userEvent.click( await screen.findByRole( 'switch' ) );
	expect( await screen.findByText( 'The database is away.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'switch' ) ).not.toBeChecked();
} );
