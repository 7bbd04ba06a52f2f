import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch } from '@wordpress/data';
import { createRef, useRef } from 'react';
import type { Attachment } from '../../../src/core/types.gen';
import { store } from '../../../src/replies/store';
import { useSaved } from '../../../src/replies/useSaved';
import { Editor, type EditorHandle } from '../../../src/tickets/Editor';
import { Server, signedIn } from '../settings/server';
import { ticket } from '../tickets/make';
import { daysAgo, line, whole } from './make';

jest.mock( '@wordpress/api-fetch', () => ( { __esModule: true, default: jest.fn() } ) );
jest.setTimeout( 30_000 );

const noop = () => undefined;
const handle = createRef< EditorHandle >();
const files = jest.fn< void, [ Attachment[] ] >();
let server: Server;
let text = '';

function Field(): JSX.Element {
	const box = useRef< HTMLDivElement >( null );
	const saved = useSaved( { editor: handle, box, ticket: ticket(), onAttachments: files } );
	return (
		<>
			<div ref={ box }>
				<Editor ref={ handle } html="" revision="1" label="Reply" placeholder="" onChange={ ( html ) => ( text = html ) } onFormats={ noop } onFiles={ noop } triggers={ saved.triggers } />
			</div>
			{ saved.menus }
			{ saved.tools }
			<output>{ saved.busy ? 'busy' : 'idle' }</output>
		</>
	);
}

/** As a browser does: letters into the text node, then the caret is elsewhere. */
async function type( letters: string ) {
	const selection = document.getSelection() as Selection;
	const range = selection.getRangeAt( 0 );
	let node = range.startContainer;
	if ( ! ( node instanceof Text ) ) {
		const made = document.createTextNode( '' );
		node.insertBefore( made, node.childNodes[ range.startOffset ] ?? null );
		node = made;
	}
	const offset = node === range.startContainer ? range.startOffset : 0;
	( node as Text ).insertData( offset, letters );
	selection.collapse( node, offset + letters.length );
	await act( async () => void document.dispatchEvent( new Event( 'selectionchange' ) ) );
}

const press = ( key: string ) => act( async () => void screen.getByRole( 'textbox', { name: 'Reply' } ).dispatchEvent( new KeyboardEvent( 'keydown', { key, bubbles: true, cancelable: true } ) ) );
const chosen = () => screen.getByRole( 'option', { selected: true } ).textContent;

beforeEach( () => {
	signedIn();
	text = '';
	files.mockReset();
	server = new Server();
	const listed = [ line( { id: 1, used: 34, last_used_at: daysAgo( 1 ) } ), line( { id: 2, name: 'Broken in transit, refund', file_count: 1 } ), line( { id: 3, name: 'How to send a photo' } ) ];
	server.on( 'GET saved-replies', () => ( { replies: listed } ) );
	server.on( 'GET saved-replies?search=brok', () => ( { replies: listed.slice( 0, 2 ) } ) );
	server.on( 'GET saved-replies/1', () => whole( { id: 1, used: 34, texts: [ { locale: 'en', html: '<p>Hi {first name},</p><p>I am sorry.</p>' }, { locale: 'sv', html: '<p>Hej {first name}</p>' } ] } ) );
	server.on( 'GET saved-replies/2', () => whole( { id: 2, name: 'Broken in transit, refund', file_count: 1 } ) );
	server.on( 'GET saved-replies/3', () => whole( { id: 3, name: 'How to send a photo' } ) );
	server.on( 'GET customers/3', () => ( { id: 3, locale: 'sv_SE' } ) );
	server.on( 'POST saved-replies/1/use', () => ( { attachments: [] } ) );
	server.on( 'POST saved-replies/2/use', () => ( { attachments: [ { id: 9, name: 'slip.pdf' } ] } ) );
	void dispatch( store ).arrive( { list: [] } );
} );

async function slash( letters: string, field = <Field /> ) {
	render( field );
	act( () => handle.current?.focus() );
	await type( '/' );
	await screen.findByRole( 'listbox', { name: 'Saved replies' } );
	await type( letters );
	await waitFor( () => expect( screen.getAllByRole( 'option' ).length ).toBeGreaterThan( 0 ) );
}

it( 'opens by a slash, follows the letters, moves by arrows and puts in what Enter takes, filled, in the language of the customer', async () => {
	await slash( 'brok' );
	expect( screen.getAllByRole( 'option' ) ).toHaveLength( 2 );
	expect( chosen() ).toContain( 'Broken in transit, new item' );
	expect( await screen.findByText( 'Hej Maya' ) ).toBeInTheDocument();
	expect( screen.getByText( 'Used 34 times' ) ).toBeInTheDocument();
	await press( 'ArrowDown' );
	expect( chosen() ).toContain( 'refund' );
	await press( 'ArrowDown' );
	await press( 'Enter' );
	await waitFor( () => expect( text ).toContain( 'Hej Maya' ) );
	expect( text ).not.toContain( '/brok' );
	expect( screen.queryByRole( 'listbox' ) ).not.toBeInTheDocument();
	await waitFor( () => expect( server.sent( 'POST', 'saved-replies/1/use' ) ).toEqual( [ { ticket_id: 7, locale: 'sv' } ] ) );
} );

it( 'leaves the slash where Escape closes, and the keys to the text', async () => {
	await slash( '' );
	await press( 'Escape' );
	await waitFor( () => expect( screen.queryByRole( 'listbox' ) ).not.toBeInTheDocument() );
	expect( screen.getByRole( 'textbox', { name: 'Reply' } ) ).toHaveTextContent( '/' );
	expect( server.asked.some( ( { path } ) => path.endsWith( '/use' ) ) ).toBe( false );
} );

it( 'gets out of the way of whoever writes on', async () => {
	await slash( '' );
	await type( 'zzz qqq' );
	await waitFor( () => expect( screen.queryByRole( 'listbox' ) ).not.toBeInTheDocument() );
} );

it( 'brings the files along, and sending waits for them', async () => {
	let answer: ( value: unknown ) => void = noop;
	server.on( 'POST saved-replies/2/use', () => new Promise( ( resolve ) => ( answer = resolve ) ) );
	await slash( 'brok' );
	await press( 'ArrowDown' );
	await press( 'Enter' );
	await waitFor( () => expect( screen.getByText( 'busy' ) ).toBeInTheDocument() );
	await act( async () => answer( { attachments: [ { id: 9, name: 'slip.pdf' } ] } ) );
	expect( await screen.findByText( 'idle' ) ).toBeInTheDocument();
	expect( files ).toHaveBeenCalledWith( [ { id: 9, name: 'slip.pdf' } ] );
} );

it( 'has a field of its own behind the button, and says when nothing fits', async () => {
	render( <Field /> );
	await userEvent.click( screen.getByRole( 'button', { name: 'Put in a saved reply' } ) );
	const field = await screen.findByRole( 'combobox', { name: 'Find a saved reply' } );
	expect( field ).toHaveFocus();
	await userEvent.type( field, 'nothing like it' );
	expect( await screen.findByText( 'No saved reply holds these words.' ) ).toBeInTheDocument();
	await userEvent.clear( field );
	await userEvent.type( field, 'photo{Enter}' );
	await waitFor( () => expect( text ).toContain( 'Hi Maya' ) );
} );

it( 'opens the variables by a brace: known ones go in as words', async () => {
	render( <Field /> );
	act( () => handle.current?.focus() );
	await type( '{firs' );
	expect( await screen.findByRole( 'option', { name: /First name of the customer/ } ) ).toHaveTextContent( 'Maya' );
	await press( 'Enter' );
	await waitFor( () => expect( text ).toContain( 'Maya' ) );
	await type( ' {mailbox ad' );
	await press( 'Enter' );
	await waitFor( () => expect( text ).toContain( '{mailbox address}' ) );
} );
