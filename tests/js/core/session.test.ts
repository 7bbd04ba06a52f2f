import apiFetch from '@wordpress/api-fetch';
import { api, problemOf } from '../../../src/core/api';
import { isSessionLost } from '../../../src/core/session';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

const answers = apiFetch as unknown as jest.Mock;

it.each( [
	[ { code: 'rest_cookie_invalid_nonce', message: 'Cookie check failed', data: { status: 403 } }, 'logged_out' ],
	[ { code: 'rest_not_logged_in', message: 'You are not logged in', data: { status: 401 } }, 'logged_out' ],
	// WordPress 6.6 hands on the bare answer of the address that gives new nonces.
	[ { status: 400, statusText: 'Bad Request' }, 'logged_out' ],
	[ { code: 'rest_forbidden', message: 'Sorry', data: { status: 403 } }, 'rest_forbidden' ],
	[ { code: 'fetch_error', message: 'x' }, 'offline' ],
	[ undefined, 'offline' ],
] )( 'tells who was logged out from who may not and from who has no line: %o', ( thrown, kind ) => {
	expect( problemOf( thrown ).kind ).toBe( kind );
} );

it( 'knows that the login has run out, and that it is there again', async () => {
	answers.mockRejectedValueOnce( { code: 'rest_cookie_invalid_nonce', data: { status: 403 } } );
	await expect( api.get( 'tickets' ) ).rejects.toMatchObject( { kind: 'logged_out' } );
	expect( isSessionLost() ).toBe( true );
	answers.mockRejectedValueOnce( { code: 'rest_forbidden', message: 'No', data: { status: 403 } } );
	await expect( api.get( 'tickets' ) ).rejects.toMatchObject( { kind: 'rest_forbidden' } );
	expect( isSessionLost() ).toBe( true );
	answers.mockResolvedValueOnce( {} );
	await api.get( 'tickets' );
	expect( isSessionLost() ).toBe( false );
} );
