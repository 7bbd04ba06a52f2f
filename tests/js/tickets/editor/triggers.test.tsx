import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef, useRef } from 'react';
import { Editor, type EditorHandle } from '../../../../src/tickets/Editor';
import type { OpenTrigger, Triggers } from '../../../../src/tickets/editor/triggers';
import { useTriggerMenu } from '../../../../src/tickets/editor/useTriggerMenu';

const noop = () => undefined;

function show( html: string, triggers?: Triggers, onChange: ( html: string ) => void = noop ) {
	const ref = createRef< EditorHandle >();
	render( <Editor ref={ ref } html={ html } revision="1" label="Reply" placeholder="" onChange={ onChange } onFormats={ noop } onFiles={ noop } { ...( triggers ? { triggers } : {} ) } /> );
	const box = screen.getByRole( 'textbox', { name: 'Reply' } );
	act( () => ref.current?.focus() );
	return { box, editor: ref.current as EditorHandle };
}

/** Types into the text node that the caret stands in, as a browser does. */
async function type( text: string ) {
	const selection = document.getSelection() as Selection;
	const range = selection.getRangeAt( 0 );
	let node = range.startContainer;
	if ( ! ( node instanceof Text ) ) {
		const made = document.createTextNode( '' );
		node.insertBefore( made, node.childNodes[ range.startOffset ] ?? null );
		node = made;
		selection.collapse( node, 0 );
	}
	const offset = node === range.startContainer ? range.startOffset : 0;
	( node as Text ).insertData( offset, text );
	selection.collapse( node, offset + text.length );
	await act( async () => void document.dispatchEvent( new Event( 'selectionchange' ) ) );
}

/** A row of what a trigger told. */
function listening( options: { least?: number; spaces?: boolean } = {} ) {
	const told: ( string | null )[] = [];
	return { told, trigger: { ...options, onChange: ( open: OpenTrigger | null ) => void told.push( open && open.trigger + open.query ) } };
}

describe( 'a sign that opens a menu', () => {
	it( 'tells the word at the start of a line and after a space, and its end', async () => {
		const { told, trigger } = listening();
		show( '<p>Hello</p>', { '/': trigger } );
		await type( ' /re' );
		await type( 'f' );
		await type( ' ' );
		expect( told ).toEqual( [ '/re', '/ref', null ] );
	} );

	it.each( [
		[ 'and/or', null ],
		[ 'see https://x.test/a', null ],
		[ 'und/oder', null ],
		[ '(/ref', '/ref' ],
		[ '／ref', '/ref' ],
		[ 'mail ann@x.test', null ],
		[ 'สวัสดี@โจ', '@โจ' ],
		[ 'และ/หรือ', null ],
		[ '« @Jo', '@Jo' ],
	] )( 'reads %s as %s', async ( text, word ) => {
		const slash = listening();
		const at = listening();
		show( '', { '/': slash.trigger, '@': at.trigger } );
		await type( text );
		expect( [ ...slash.told, ...at.told ] ).toEqual( word === null ? [] : [ word ] );
	} );

	it( 'waits for as many letters as were asked for, and lets a search hold single spaces', async () => {
		const emoji = listening( { least: 2 } );
		const saved = listening( { spaces: true } );
		show( '', { ':': emoji.trigger, '/': saved.trigger } );
		await type( ':t' );
		await type( 'h' );
		await type( ' /broken bowl' );
		await type( '  ' );
		expect( emoji.told ).toEqual( [ ':th', null ] );
		expect( saved.told ).toEqual( [ '/broken bowl', null ] );
	} );

	it( 'stays away from code, links and a line that was broken by hand', async () => {
		for ( const html of [ '<pre>a</pre>', '<p><code>a</code></p>', '<p><a href="https://x.test">a</a></p>' ] ) {
			const { told, trigger } = listening();
			const { box } = show( html, { '/': trigger } );
			const text = document.createTreeWalker( box, NodeFilter.SHOW_TEXT ).nextNode() as Text;
			document.getSelection()?.collapse( text, text.length );
			await type( ' /re' );
			expect( told ).toEqual( [] );
			document.body.innerHTML = '';
		}
		const { told, trigger } = listening();
		const { box } = show( '<p>one<br>x</p>', { '/': trigger } );
		const last = box.querySelector( 'p' )?.lastChild as Text;
		last.data = '/re';
		document.getSelection()?.collapse( last, 3 );
		act( () => void document.dispatchEvent( new Event( 'selectionchange' ) ) );
		expect( told ).toEqual( [ '/re' ] );
	} );

	it( 'closes with Escape and stays closed in this word only', async () => {
		const { told, trigger } = listening();
		const { box } = show( '', { '/': trigger } );
		await type( '/re' );
		expect( fireEvent.keyDown( box, { key: 'Escape' } ) ).toBe( false );
		await type( 'f' );
		await type( ' /x' );
		expect( told ).toEqual( [ '/re', null, '/x' ] );
	} );

	it( 'gives keys to the menu, but none while a word is being composed', async () => {
		const keys: string[] = [];
		const { trigger } = listening();
		const { box } = show( '', { '@': { ...trigger, onKey: ( key ) => ( keys.push( key ), true ) } } );
		fireEvent.keyDown( box, { key: 'ArrowDown' } );
		await type( '@an' );
		fireEvent.keyDown( box, { key: 'Enter', isComposing: true } );
		fireEvent.keyDown( box, { key: 'Enter', ctrlKey: true } );
		expect( keys ).toEqual( [] );
		expect( fireEvent.keyDown( box, { key: 'Enter' } ) ).toBe( false );
		expect( keys ).toEqual( [ 'Enter' ] );
	} );

	it( 'puts the choice in place of the word, and one undo brings the word back', async () => {
		const { trigger } = listening();
		const { box, editor } = show( '<p>Dear Ann,</p>', { '/': trigger } );
		await type( ' /thanks' );
		await act( async () => editor.replaceTrigger( '<b>Thank you</b> very much' ) );
		expect( box ).toHaveTextContent( /^Dear Ann, Thank you very much$/ );
		expect( box.querySelector( 'b' ) ).toHaveTextContent( 'Thank you' );
		fireEvent.keyDown( box, { key: 'z', ctrlKey: true } );
		expect( box ).toHaveTextContent( /^Dear Ann, \/thanks$/ );
	} );

	it( 'puts several paragraphs in, cleaned, and lists stay lists', async () => {
		const { trigger } = listening();
		const { box, editor } = show( '', { '/': trigger } );
		await type( '/x' );
		await act( async () => editor.replaceTrigger( '<p onclick="x()">One</p><ul><li>Two</li></ul><script>x()</script>' ) );
		expect( box.querySelector( 'p' ) ).toHaveTextContent( 'One' );
		expect( box.querySelector( 'ul li' ) ).toHaveTextContent( 'Two' );
		expect( box.innerHTML ).not.toMatch( /script|onclick/ );
	} );
} );

function WithMenu( { onPick }: { onPick: ( id: string ) => void } ) {
	const editor = useRef< EditorHandle >( null );
	const { trigger, menu } = useTriggerMenu( {
		editor,
		label: 'Agents',
		find: ( query ) => [ 'Ana', 'Andi', 'Jonas' ].filter( ( name ) => name.startsWith( query ) ).map( ( name ) => ( { id: name, label: name } ) ),
		onPick: ( id ) => {
			onPick( id );
			editor.current?.replaceTrigger( `<b>${ id }</b> ` );
		},
	} );
	return (
		<>
			<Editor ref={ editor } html="" revision="1" label="Note" placeholder="" onChange={ noop } onFormats={ noop } onFiles={ noop } triggers={ { '@': trigger } } />
			{ menu }
		</>
	);
}

describe( 'the menu under a word', () => {
	it( 'is narrowed by typing, moved by arrows and taken by Enter; the text field names the row', async () => {
		const picked = jest.fn();
		render( <WithMenu onPick={ picked } /> );
		const box = screen.getByRole( 'textbox', { name: 'Note' } );
		act( () => box.focus() );
		await type( '@An' );
		expect( screen.getAllByRole( 'option' ).map( ( row ) => row.textContent ) ).toEqual( [ 'Ana', 'Andi' ] );
		fireEvent.keyDown( box, { key: 'ArrowDown' } );
		expect( box ).toHaveAttribute( 'aria-activedescendant', screen.getByRole( 'option', { name: 'Andi' } ).id );
		fireEvent.keyDown( box, { key: 'Tab' } );
		expect( picked ).toHaveBeenCalledWith( 'Andi' );
		expect( box.querySelector( 'b' ) ).toHaveTextContent( 'Andi' );
		expect( screen.queryByRole( 'listbox' ) ).toBeNull();
		expect( box ).not.toHaveAttribute( 'aria-activedescendant' );
	} );

	it( 'lets Enter be a new line when nothing fits', async () => {
		render( <WithMenu onPick={ noop } /> );
		const box = screen.getByRole( 'textbox', { name: 'Note' } );
		act( () => box.focus() );
		await type( '@zz' );
		expect( screen.queryByRole( 'listbox' ) ).toBeNull();
		expect( fireEvent.keyDown( box, { key: 'Enter' } ) ).toBe( true );
	} );
} );
