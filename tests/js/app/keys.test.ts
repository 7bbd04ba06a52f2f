import { commandsOf, KEYS, keyLabel, onKeyDown, register, withKey, type Key } from '../../../src/app/keys';
import { stroke } from '../../../src/core/strokes';
import { api } from '../../../src/core/api';
import { changeKeyboard, keyboard } from '../../../src/core/keyboard';

const press = ( over: Partial< KeyboardEvent > & { target?: Element } ) => ( { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, target: document.body, ...over } ) as unknown as KeyboardEvent;

const all = Object.values( KEYS ) as Key[];

/** Section 4 of the drawings, as far as the desk can do it. */
const DRAWN = [ 'j', 'k', 'Enter', 'u', 'r', 'n', 'a', 's', 'p', 't', 'e', '!', 'x', 'Shift+x', 'Ctrl+a', 'c', 'i', '/', 'g w', 'g i', 'g u', '?', 'Ctrl+Enter', 'Ctrl+Shift+Enter', 'Ctrl+z', 'Ctrl+k', 'Escape' ];

const own = async ( keys: Record< string, string >, single_keys = true ) => {
	jest.spyOn( api, 'post' ).mockImplementation( async ( _path, data ) => data as never );
	await changeKeyboard( { keys, single_keys } );
};

afterEach( () => own( {} ) );

describe( 'the map', () => {
	it( 'gives no key to two commands that could both hear it', () => {
		for ( const heard of [ all.filter( ( key ) => key.typing ), all.filter( ( key ) => ! key.typing ) ] ) {
			const strokes = heard.flatMap( ( key ) => key.keys as readonly string[] );
			expect( strokes.filter( ( one, at ) => strokes.indexOf( one ) !== at ) ).toEqual( [] );
		}
	} );

	it( 'never lets a single key begin a pair', () => {
		const strokes = all.flatMap( ( key ) => key.keys as readonly string[] );
		const begins = strokes.filter( ( keys ) => keys.includes( ' ' ) ).map( ( keys ) => keys.split( ' ' )[ 0 ] );
		expect( strokes.filter( ( keys ) => begins.includes( keys ) ) ).toEqual( [] );
	} );

	it.each( DRAWN )( 'has %s, as drawn', ( stroke_ ) => expect( all.map( ( key ) => key.keys[ 0 ] ) ).toContain( stroke_ ) );
} );

describe( 'a stroke', () => {
	it.each( [
		[ { key: 'j' }, 'j' ],
		[ { key: 'X', shiftKey: true }, 'Shift+x' ],
		[ { key: '?', shiftKey: true }, '?' ],
		[ { key: '!', shiftKey: true }, '!' ],
		[ { key: 'Enter', metaKey: true }, 'Ctrl+Enter' ],
		[ { key: 'Enter', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Enter' ],
		[ { key: 'พ', code: 'KeyR' }, 'r' ],
		[ { key: 'ت', code: 'KeyJ' }, 'j' ],
		[ { key: 'é', code: 'Digit2' }, 'é' ],
		[ { key: 'J' }, 'j' ],
		[ { key: 'о', code: 'KeyJ' }, 'j' ],
		[ { key: 'ฝ', code: 'Slash' }, '/' ],
		[ { key: '؟', code: 'Slash', shiftKey: true }, '?' ],
		[ { key: 'ü', code: 'BracketLeft' }, 'ü' ],
		[ { key: 'Z', code: 'KeyY', shiftKey: true }, 'Shift+z' ],
		[ { key: '{', code: 'Digit7', ctrlKey: true, altKey: true, getModifierState: ( name: string ) => name === 'AltGraph' }, '{' ],
	] )( '%o is %s', ( event, name ) => expect( stroke( press( event ) ) ).toBe( name ) );
} );

describe( 'what a key means', () => {
	it( 'is nothing while one types, except for keys of writing', () => {
		const target = document.createElement( 'input' );
		expect( commandsOf( press( { key: 'e', target } ) ) ).toEqual( [] );
		expect( commandsOf( press( { key: 'Enter', ctrlKey: true, target } ) ) ).toEqual( [ 'send' ] );
	} );

	it( 'goes on in a checkbox, which one cannot type in', () => {
		const target = Object.assign( document.createElement( 'input' ), { type: 'checkbox' } );
		expect( commandsOf( press( { key: 'e', target } ) ) ).toEqual( [ 'resolve' ] );
	} );

	it( 'can be two strokes, if the second comes soon', () => {
		expect( commandsOf( press( { key: 'g' } ), 1000 ) ).toEqual( [] );
		expect( commandsOf( press( { key: 'u' } ), 1500 ) ).toEqual( [ 'goUnassigned' ] );
		commandsOf( press( { key: 'g' } ), 3000 );
		expect( commandsOf( press( { key: 'u' } ), 9000 ) ).toEqual( [ 'back' ] );
	} );

	it( 'keeps only the sheet and keys with Ctrl when single keys are switched off', async () => {
		await own( {}, false );
		expect( keyLabel( 'resolve' ) ).toBe( '' );
		expect( withKey( 'Resolve', 'resolve' ) ).toBe( 'Resolve' );
		expect( commandsOf( press( { key: 'g' } ), 1000 ) ).toEqual( [] );
		expect( commandsOf( press( { key: 'u' } ), 1100 ) ).toEqual( [] );
		expect( commandsOf( press( { key: 'e' } ) ) ).toEqual( [] );
		expect( commandsOf( press( { key: '?' , shiftKey: true } ) ) ).toEqual( [ 'sheet' ] );
		expect( commandsOf( press( { key: 'z', ctrlKey: true } ) ) ).toEqual( [ 'undo' ] );
	} );
} );

describe( 'a changed key', () => {
	it( 'does what the old one did, and the old one nothing more', async () => {
		await own( { resolve: 'd' } );
		expect( commandsOf( press( { key: 'd' } ) ) ).toEqual( [ 'resolve' ] );
		expect( commandsOf( press( { key: 'e' } ) ) ).toEqual( [] );
		expect( withKey( 'Resolve', 'resolve' ) ).toBe( 'Resolve (D)' );
	} );

	it( 'goes before a key that a later version brought along', async () => {
		await own( { resolve: 'r' } );
		expect( commandsOf( press( { key: 'r' } ) ) ).toEqual( [ 'resolve', 'reply' ] );
	} );

	it( 'is not taken from what every program means', async () => {
		await own( { undo: 'd', leave: 'q' } );
		expect( commandsOf( press( { key: 'd' } ) ) ).toEqual( [] );
		expect( commandsOf( press( { key: 'z', ctrlKey: true } ) ) ).toEqual( [ 'undo' ] );
	} );

	it( 'comes back when the server does not take it', async () => {
		jest.spyOn( api, 'post' ).mockRejectedValue( new Error( 'no' ) );
		const change = changeKeyboard( { keys: { resolve: 'd' } } );
		expect( keyboard().keys ).toEqual( { resolve: 'd' } );
		await expect( change ).rejects.toThrow();
		expect( keyboard().keys ).toEqual( {} );
	} );
} );

describe( 'handlers', () => {
	it( 'are asked from the newest on, and may let a key go on', () => {
		const asked: string[] = [];
		const drop = [ register( 'reply', () => void asked.push( 'old' ) ), register( 'reply', () => ( asked.push( 'new' ), false ) ) ];
		const event = new KeyboardEvent( 'keydown', { key: 'r', cancelable: true } );
		onKeyDown( event );
		expect( asked ).toEqual( [ 'new', 'old' ] );
		expect( event.defaultPrevented ).toBe( true );
		drop.forEach( ( one ) => one() );
	} );

	it( 'are asked later when one leads, even if they are newer', () => {
		const chosen = jest.fn();
		const opened = jest.fn();
		const drops = [ register( 'resolve', chosen, true ), register( 'resolve', opened ) ];
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'e' } ) );
		expect( chosen ).toHaveBeenCalledTimes( 1 );
		expect( opened ).not.toHaveBeenCalled();
		drops.forEach( ( drop ) => drop() );
	} );

	it( 'leave a key alone that nobody wants', () => {
		const event = new KeyboardEvent( 'keydown', { key: 'r', cancelable: true } );
		onKeyDown( event );
		expect( event.defaultPrevented ).toBe( false );
	} );

	it( 'hear nothing of half letters and of keys with Alt', () => {
		const heard = jest.fn();
		const drop = register( 'reply', heard );
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'Dead', code: 'KeyR' } ) );
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'Process', code: 'KeyR' } ) );
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'r', altKey: true } ) );
		expect( heard ).not.toHaveBeenCalled();
		drop();
	} );

	it( 'hear nothing while a word is being composed', () => {
		const heard = jest.fn();
		const drop = register( 'reply', heard );
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'r', isComposing: true } ) );
		expect( heard ).not.toHaveBeenCalled();
		drop();
	} );
} );
