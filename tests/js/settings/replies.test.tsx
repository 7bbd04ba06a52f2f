import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { store } from '../../../src/replies/store';
import { SettingsScreen } from '../../../src/settings/SettingsScreen';
import type { ListedReply } from '../../../src/core/types.gen';
import { undoLast, useToasts } from '../../../src/core/toasts';
import { line, whole } from '../replies/make';
import { openDialogs, refuse, Server, signedIn } from './server';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

let server: Server;
const listed = [ line( { id: 1, name: 'Broken', used: 3 } ), line( { id: 2, name: 'Ärger', folder: '', is_personal: true, used: 30 } ), line( { id: 3, name: 'Parcel', folder: 'Advice', used: 9 } ) ];
const holds = ( replies: ListedReply[] ) => server.on( 'GET saved-replies', () => ( { replies } ) );
const rows = () => screen.getAllByRole( 'rowheader' ).map( ( one ) => one.textContent );
const press = ( name: string | RegExp ) => userEvent.click( screen.getByRole( 'button', { name } ) );
const Told = () => <output>{ useToasts().map( ( { text } ) => text ).join( ' ' ) }</output>;
const open = ( detail = '' ) =>
	render(
		<>
			<SettingsScreen path={ `replies${ detail && `/${ detail }` }` } />
			<Told />
		</>
	);

beforeEach( () => {
	openDialogs();
	signedIn();
	server = new Server();
	window.location.hash = '';
	void dispatch( store ).arrive( { list: [] } );
	holds( listed );
	server.on( 'GET saved-replies/1', () => whole( { id: 1, name: 'Broken', texts: [ { locale: 'en', html: '<p>Hi {first name|there}</p>' }, { locale: 'sv', html: '<p>Hej</p>' } ], tags: [ 'gift' ], updated_at: 5 } ) );
} );

it( 'sorts by name, turns round, and sorts numbers with the largest first', async () => {
	open();
	await screen.findByRole( 'table' );
	expect( rows() ).toEqual( [ 'Ärger', 'Broken', 'Parcel' ] );
	await press( 'Name' );
	expect( rows() ).toEqual( [ 'Parcel', 'Broken', 'Ärger' ] );
	await press( 'Used' );
	expect( rows() ).toEqual( [ 'Ärger', 'Parcel', 'Broken' ] );
	expect( screen.getByRole( 'columnheader', { name: 'Used' } ) ).toHaveAttribute( 'aria-sort', 'descending' );
} );

it( 'searches without accents, filters by folder and by whose it is, and shows all again', async () => {
	open();
	await screen.findByRole( 'table' );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Search saved replies' } ), 'arg' );
	expect( rows() ).toEqual( [ 'Ärger' ] );
	await press( 'Filter' );
	await userEvent.click( screen.getByRole( 'menuitemradio', { name: 'Everyone' } ) );
	expect( screen.getByText( 'Nothing fits' ) ).toBeInTheDocument();
	await press( 'Show all' );
	await press( 'Filter' );
	await userEvent.click( screen.getByRole( 'menuitemradio', { name: 'Advice' } ) );
	expect( rows() ).toEqual( [ 'Parcel' ] );
} );

it( 'deletes several at once, and brings them back', async () => {
	server.on( 'DELETE saved-replies?ids=2,1', () => ( { replies: [ listed[ 2 ] ] } ) );
	server.on( 'POST saved-replies/restore', () => ( { replies: listed } ) );
	open();
	await screen.findByRole( 'table' );
	await userEvent.click( screen.getByRole( 'checkbox', { name: 'Select Ärger' } ) );
	await userEvent.click( screen.getByRole( 'checkbox', { name: 'Select Broken' } ) );
	await press( 'Delete' );
	await waitFor( () => expect( rows() ).toEqual( [ 'Parcel' ] ) );
	expect( screen.queryByText( '2 selected' ) ).not.toBeInTheDocument();
	act( () => void undoLast() );
	await waitFor( () => expect( rows() ).toHaveLength( 3 ) );
	expect( server.sent( 'POST', 'saved-replies/restore' ) ).toEqual( [ { ids: [ 2, 1 ] } ] );
} );

it( 'puts them back where the server refuses, and says why', async () => {
	server.on( 'DELETE saved-replies?ids=1', refuse( 403, 'Everyone uses this reply.' ) );
	open();
	await screen.findByRole( 'table' );
	await press( 'More for Broken' );
	await userEvent.click( screen.getByRole( 'menuitem', { name: 'Delete' } ) );
	expect( await screen.findByText( /Everyone uses this reply/, { selector: 'output' } ) ).toBeInTheDocument();
	expect( rows() ).toHaveLength( 3 );
} );

it( 'saves what was changed against what was seen, and keeps it when somebody was quicker', async () => {
	let quicker = true;
	server.on( 'POST saved-replies/1', ( words ) => {
		if ( quicker ) {
			quicker = false;
			throw { code: 'changed_meanwhile', message: 'Somebody else changed this reply.', data: { status: 409, updated_at: 77 } };
		}
		return whole( { ...( words as object ), id: 1, files: [], updated_at: 78 } );
	} );
	open( '1' );
	const name = await screen.findByRole( 'textbox', { name: 'Name' } );
	expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeDisabled();
	await userEvent.clear( name );
	await userEvent.type( name, 'Cracked' );
	await press( 'Save' );
	expect( await screen.findByText( /Somebody else changed this reply/ ) ).toBeInTheDocument();
	expect( name ).toHaveValue( 'Cracked' );
	await press( 'Save' );
	await waitFor( () => expect( screen.getByRole( 'button', { name: 'Save' } ) ).toBeDisabled() );
	expect( server.sent( 'POST', 'saved-replies/1' ).map( ( { seen_at } ) => seen_at ) ).toEqual( [ 5, 77 ] );
	expect( server.sent( 'POST', 'saved-replies/1' )[ 1 ] ).toMatchObject( { name: 'Cracked', is_personal: false, tags: [ 'gift' ], texts: [ { locale: 'en' }, { locale: 'sv' } ] } );
} );

it( 'shows each language its own text, adds one, and asks for words in it before it saves', async () => {
	open( '1' );
	expect( await screen.findByRole( 'textbox', { name: 'Text in English' } ) ).toHaveTextContent( 'Hi {first name|there}' );
	await press( 'Svenska' );
	expect( screen.getByRole( 'textbox', { name: 'Text in Svenska' } ) ).toHaveTextContent( 'Hej' );
	await press( 'Add a language' );
	await userEvent.type( screen.getByRole( 'combobox', { name: 'Add a language' } ), 'ไทย{Enter}' );
	expect( await screen.findByRole( 'textbox', { name: 'Text in ไทย' } ) ).toHaveTextContent( '' );
	await press( 'English' );
	await press( 'Save' );
	expect( await screen.findByText( 'Write what the reply says.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'button', { name: 'ไทย' } ) ).toHaveAttribute( 'aria-pressed', 'true' );
	await press( 'Remove ไทย' );
	expect( screen.queryByRole( 'button', { name: 'ไทย' } ) ).not.toBeInTheDocument();
	expect( server.asked.some( ( { method } ) => method === 'POST' ) ).toBe( false );
} );

it( 'begins with an example, and asks for a name when there is none', async () => {
	holds( [] );
	const { unmount } = open();
	const example = await screen.findByRole( 'link', { name: /Something arrived broken/ } );
	expect( example ).toHaveAttribute( 'href', '#/settings/replies/example-broken' );
	unmount();
	open( 'example-broken' );
	expect( await screen.findByRole( 'textbox', { name: 'Name' } ) ).toHaveValue( 'Something arrived broken' );
	expect( screen.getByRole( 'textbox', { name: 'Text' } ) ).toHaveTextContent( /Hi {first name\|there},.*{agent name}/ );
	await userEvent.clear( screen.getByRole( 'textbox', { name: 'Name' } ) );
	await press( 'Save' );
	expect( screen.getByText( 'Give the reply a name, so that it can be found.' ) ).toBeInTheDocument();
} );

it( 'lets agents read what is everyones, make one of their own, and keep it to themselves', async () => {
	signedIn( { supervise: false, manage: false } );
	const theirs = { ...listed[ 0 ], may_change: false } as ListedReply;
	holds( [ theirs ] );
	server.on( 'GET saved-replies/1', () => whole( { id: 1, name: 'Broken', may_change: false, file_count: 2, updated_at: 6 } ) );
	const { unmount } = open( '1' );
	expect( await screen.findByText( /Supervisors and managers change it/ ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'button', { name: 'Save' } ) ).not.toBeInTheDocument();
	expect( screen.getByRole( 'checkbox', { name: 'Select Broken' } ) ).toBeDisabled();
	unmount();
	server.on( 'POST saved-replies', ( words ) => whole( { ...( words as object ), id: 9, files: [] } ) );
	open( 'copy-1' );
	expect( await screen.findByRole( 'textbox', { name: 'Name' } ) ).toHaveValue( 'Broken (copy)' );
	expect( screen.getByText( /2 files stay with the first reply/ ) ).toBeInTheDocument();
	expect( screen.queryByRole( 'radio' ) ).not.toBeInTheDocument();
	await press( 'Save' );
	await waitFor( () => expect( window.location.hash ).toBe( '#/settings/replies/9' ) );
	expect( server.sent( 'POST', 'saved-replies' )[ 0 ] ).toMatchObject( { is_personal: true } );
} );

it( 'takes a tag from those that are known, or makes one', async () => {
	open( '1' );
	const tags = within( await screen.findByRole( 'group', { name: 'Also do this when it is sent' } ) );
	expect( tags.getByText( 'Add “gift”' ) ).toBeInTheDocument();
	await userEvent.click( tags.getByRole( 'button', { name: 'Add a tag' } ) );
	await userEvent.type( screen.getByRole( 'combobox', { name: 'Tags' } ), 'broken{Enter}' );
	expect( tags.getByText( 'Add “broken”' ) ).toBeInTheDocument();
	await userEvent.click( tags.getByRole( 'button', { name: 'Do not add “gift”' } ) );
	expect( tags.queryByText( 'Add “gift”' ) ).not.toBeInTheDocument();
} );

describe( 'a file of saved replies', () => {
	const chosen = async ( text: string ) => {
		open();
		await screen.findByRole( 'table' );
		await userEvent.upload( screen.getByLabelText( 'File with saved replies' ), // jsdom's files cannot be read.
		Object.assign( new File( [ text ], 'saved-replies.json', { type: 'application/json' } ), { text: async () => text } ) );
	};
	const file = ( change: object = {} ) => JSON.stringify( { format: 'deskfold-saved-replies', version: 1, replies: [ { name: 'One' }, { name: 'Two' } ], ...change } );

	it( 'comes in, and says how much of it was new', async () => {
		server.on( 'POST saved-replies/import', () => ( { added: 1, known: 1, faults: [] } ) );
		await chosen( `\uFEFF${ file() }` );
		expect( await screen.findByText( /1 reply was added\. 1 was there already\./, { selector: 'output' } ) ).toBeInTheDocument();
		expect( server.sent( 'POST', 'saved-replies/import' ) ).toEqual( [ { replies: [ { name: 'One' }, { name: 'Two' } ] } ] );
	} );

	it( 'is refused with the place of each fault', async () => {
		server.on( 'POST saved-replies/import', () => ( { added: 0, known: 0, faults: [ { number: 2, name: 'Two', reason: 'Write something first.' } ] } ) );
		await chosen( file() );
		const dialog = within( await screen.findByRole( 'dialog' ) );
		expect( dialog.getByRole( 'listitem' ) ).toHaveTextContent( 'Reply 2 (“Two”): Write something first.' );
	} );

	it.each( [
		[ '{\n"format":\n!', /no JSON/ ],
		[ '[]', /no saved replies of Deskfold/ ],
		[ 'null', /no saved replies of Deskfold/ ],
		[ file( { version: 2 } ), /newer version/ ],
		[ file( { replies: [] } ), /no reply in this file/ ],
	] )( 'is not sent when it is none: %s', async ( text, words ) => {
		await chosen( text );
		expect( within( await screen.findByRole( 'dialog' ) ).getByRole( 'listitem' ) ).toHaveTextContent( words );
		expect( server.sent( 'POST', 'saved-replies/import' ) ).toEqual( [] );
	} );
} );
