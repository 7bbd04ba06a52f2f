import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import apiFetch from '@wordpress/api-fetch';
import { store } from '../../../src/tickets/store';
import { dispatch } from '@wordpress/data';
import { Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );

it( 'asks first for exactly the list that the page brings along', async () => {
	signedIn();
	new Server();
	const php = readFileSync( join( __dirname, '../../../php/Admin/DeskBoot.php' ), 'utf8' );
	const brought = /FIRST_LIST = '([^']+)'/.exec( php )?.[ 1 ];
	const { loadList } = dispatch( store ) as unknown as { loadList: ( query: object ) => Promise< void > };
	await loadList( { view: 'waiting_on_us', search: '', order: 'waiting' } );
	expect( ( apiFetch as unknown as jest.Mock ).mock.calls[ 0 ][ 0 ].path ).toBe( brought );
} );
