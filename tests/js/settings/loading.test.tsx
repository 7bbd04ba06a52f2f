import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import { refuse, Server, signedIn, someMailbox, someSettings } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

// The store of this file knows nothing yet: what a first visit sees.
beforeEach( () => signedIn() );

it.each( [
	[ 'mailboxes', 'GET mailboxes', () => [ someMailbox() ], 'Support' ],
	[ 'general', 'GET settings', someSettings, 'Name of the team' ],
	[ 'agents', 'GET agents', () => [], 'Add somebody' ],
] )( 'the page %s says why it could not be loaded, and loads when asked again', async ( path, request, answer, sight ) => {
	const server = new Server().on( request, refuse( 500, 'The database is away.' ) );
	render( <SettingsScreen path={ path } /> );
	expect( await screen.findByText( 'The database is away.' ) ).toBeInTheDocument();
	server.on( request, answer );
	await userEvent.setup( { delay: null } ).click( screen.getByRole( 'button', { name: 'Try again' } ) );
	expect( await screen.findByText( sight ) ).toBeInTheDocument();
	expect( screen.queryByText( 'The database is away.' ) ).toBeNull();
} );
