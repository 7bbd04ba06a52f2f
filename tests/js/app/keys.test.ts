import { commandsOf, KEYS, onKeyDown, register, stroke } from '../../../src/app/keys';
import { prefer } from '../../../src/core/preferences';

const press = ( over: Partial< KeyboardEvent > & { target?: Element } ) => ( { key: '', code: '', ctrlKey: false, metaKey: false, shiftKey: false, target: document.body, ...over } ) as unknown as KeyboardEvent;

describe( 'the map', () => {
	it( 'gives no key to two commands', () => {
		const all = Object.values( KEYS ).flatMap( ( key ) => key.keys as readonly string[] );
		expect( new Set( all ).size ).toBe( all.length );
	} );

	it( 'never lets a single key begin a pair', () => {
		const all = Object.values( KEYS ).flatMap( ( key ) => key.keys as readonly string[] );
		const begins = all.filter( ( keys ) => keys.includes( ' ' ) ).map( ( keys ) => keys.split( ' ' )[ 0 ] );
		expect( all.filter( ( keys ) => begins.includes( keys ) ) ).toEqual( [] );
	} );
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
	] )( '%o is %s', ( event, name ) => expect( stroke( press( event ) ) ).toBe( name ) );
} );

describe( 'what a key means', () => {
	afterEach( () => prefer( { singleKeys: true } ) );

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

	it( 'keeps only the sheet and keys with Ctrl when single keys are switched off', () => {
		prefer( { singleKeys: false } );
		expect( commandsOf( press( { key: 'e' } ) ) ).toEqual( [] );
		expect( commandsOf( press( { key: '?' , shiftKey: true } ) ) ).toEqual( [ 'sheet' ] );
		expect( commandsOf( press( { key: 'z', ctrlKey: true } ) ) ).toEqual( [ 'undo' ] );
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

	it( 'leave a key alone that nobody wants', () => {
		const event = new KeyboardEvent( 'keydown', { key: 'r', cancelable: true } );
		onKeyDown( event );
		expect( event.defaultPrevented ).toBe( false );
	} );

	it( 'hear nothing while a word is being composed', () => {
		const heard = jest.fn();
		const drop = register( 'reply', heard );
		onKeyDown( new KeyboardEvent( 'keydown', { key: 'r', isComposing: true } ) );
		expect( heard ).not.toHaveBeenCalled();
		drop();
	} );
} );
