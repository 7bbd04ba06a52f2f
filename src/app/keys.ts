import { __, _x } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { preferences } from '../core/preferences';

export type Group = 'move' | 'go' | 'act' | 'write' | 'several';

type Key = {
	group: Group;
	/** "j", "Ctrl+Enter" or "g w"; the first is the one the sheet shows. */
	keys: readonly [ string, ...string[] ];
	label: () => string;
	/** Works in a field too. */
	typing?: boolean;
};

/** Every key of the desk. The sheet is drawn from this, the listener reads it, tooltips quote it. */
export const KEYS = {
	next: { group: 'move', keys: [ 'j' ], label: () => __( 'Next ticket', 'deskfold' ) },
	previous: { group: 'move', keys: [ 'k' ], label: () => __( 'Previous ticket', 'deskfold' ) },
	open: { group: 'move', keys: [ 'Enter' ], label: () => _x( 'Open', 'verb', 'deskfold' ) },
	back: { group: 'move', keys: [ 'u' ], label: () => __( 'Back to the list', 'deskfold' ) },
	search: { group: 'move', keys: [ '/' ], label: () => __( 'Search', 'deskfold' ) },
	customer: { group: 'move', keys: [ 'i' ], label: () => __( 'Customer details', 'deskfold' ) },
	goWaiting: { group: 'go', keys: [ 'g w' ], label: () => __( 'Waiting on us', 'deskfold' ) },
	goMine: { group: 'go', keys: [ 'g i' ], label: () => __( 'Mine', 'deskfold' ) },
	goUnassigned: { group: 'go', keys: [ 'g u' ], label: () => __( 'Unassigned', 'deskfold' ) },
	reply: { group: 'act', keys: [ 'r' ], label: () => __( 'Reply', 'deskfold' ) },
	note: { group: 'act', keys: [ 'n' ], label: () => __( 'Internal note', 'deskfold' ) },
	assign: { group: 'act', keys: [ 'a' ], label: () => __( 'Assign', 'deskfold' ) },
	status: { group: 'act', keys: [ 's' ], label: () => __( 'Status', 'deskfold' ) },
	priority: { group: 'act', keys: [ 'p' ], label: () => __( 'Priority', 'deskfold' ) },
	tag: { group: 'act', keys: [ 't' ], label: () => __( 'Tag', 'deskfold' ) },
	resolve: { group: 'act', keys: [ 'e' ], label: () => __( 'Resolve', 'deskfold' ) },
	spam: { group: 'act', keys: [ '!' ], label: () => __( 'Mark as spam', 'deskfold' ) },
	undo: { group: 'act', keys: [ 'Ctrl+z' ], label: () => __( 'Undo', 'deskfold' ) },
	send: { group: 'write', keys: [ 'Ctrl+Enter' ], label: () => __( 'Send', 'deskfold' ), typing: true },
	sendResolve: { group: 'write', keys: [ 'Ctrl+Shift+Enter' ], label: () => __( 'Send and resolve', 'deskfold' ), typing: true },
	leave: { group: 'write', keys: [ 'Escape' ], label: () => __( 'Leave, keep the draft', 'deskfold' ), typing: true },
	choose: { group: 'several', keys: [ 'x' ], label: () => __( 'Choose, or not', 'deskfold' ) },
	chooseRange: { group: 'several', keys: [ 'Shift+x' ], label: () => __( 'From here to there', 'deskfold' ) },
	chooseAll: { group: 'several', keys: [ 'Ctrl+a' ], label: () => __( 'All in this view', 'deskfold' ) },
	create: { group: 'several', keys: [ 'c' ], label: () => __( 'New ticket', 'deskfold' ) },
	sheet: { group: 'several', keys: [ '?' ], label: () => __( 'This list', 'deskfold' ) },
} satisfies Record< string, Key >;

export type Command = keyof typeof KEYS;

/** A handler that answers false lets the key go on, to the browser or to an older handler. */
type Handler = ( event: KeyboardEvent ) => void | false;

const handlers = new Map< Command, Handler[] >();

const isMac = (): boolean => /Mac|iPhone|iPad/.test( navigator.platform );

/** What is printed on the key. */
export function keyLabel( command: Command ): string {
	return ( KEYS[ command ] as Key ).keys[ 0 ]
		.split( ' ' )
		.map( ( step ) =>
			step
				.split( /\+(?=.)/ )
				.map( ( part ) => ( { Ctrl: isMac() ? '⌘' : 'Ctrl', Escape: 'Esc' }[ part ] ?? ( part.length === 1 ? part.toUpperCase() : part ) ) )
				.join( '+' )
		)
		.join( ' ' );
}

/** One press in the words of the map. On a Thai or Arabic layout the key's place stands for its letter. */
export function stroke( event: Pick< KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' > ): string {
	const { key, code } = event;
	const isLatin = /^[\x20-\x7E]$/.test( key );
	const letter = ! isLatin && key.length === 1 ? /^Key([A-Z])$/.exec( code )?.[ 1 ] : undefined;
	const name = ( letter ?? key ).length === 1 ? ( letter ?? key ).toLowerCase() : key;
	const held = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
	// Shift is part of the sign itself in "?" and "!", and a modifier with letters and named keys.
	const shift = event.shiftKey && ( name.length > 1 || /[a-z]/.test( name ) ) ? 'Shift+' : '';
	return held + shift + name;
}

/** The first stroke of a two-key command is waited for this long. */
const PATIENCE = 1200;
let pending = { stroke: '', at: 0 };

const FIELD = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

export function commandsOf( event: KeyboardEvent, now = Date.now() ): Command[] {
	const typing = event.target instanceof Element && event.target.closest( FIELD ) !== null;
	const pressed = stroke( event );
	const sequence = now - pending.at < PATIENCE && pending.stroke ? `${ pending.stroke } ${ pressed }` : '';
	const all = Object.entries( KEYS ) as [ Command, Key ][];
	const usable = all.filter( ( [ , key ] ) => ! typing || key.typing );
	const found = ( keys: string ) => usable.filter( ( [ , key ] ) => key.keys.includes( keys ) ).map( ( [ name ] ) => name );
	const second = sequence ? found( sequence ) : [];
	const starts = ! typing && usable.some( ( [ , key ] ) => key.keys.some( ( keys ) => keys.startsWith( `${ pressed } ` ) ) );
	pending = second.length === 0 && starts ? { stroke: pressed, at: now } : { stroke: '', at: 0 };
	const single = ! pressed.includes( 'Ctrl+' ) && pressed !== 'Escape' && pressed !== 'Enter';
	if ( single && ! preferences().singleKeys ) {
		return pressed === '?' ? found( pressed ) : [];
	}
	return second.length ? second : found( pressed );
}

/** The one listener. What happens inside a menu or a dialog never gets here. */
export function onKeyDown( event: KeyboardEvent ): void {
	if ( event.defaultPrevented || event.isComposing || event.altKey || document.querySelector( 'dialog[open]' ) ) {
		return;
	}
	for ( const command of commandsOf( event ) ) {
		for ( const handler of [ ...( handlers.get( command ) ?? [] ) ].reverse() ) {
			if ( handler( event ) !== false ) {
				event.preventDefault();
				return;
			}
		}
	}
}

export function register( command: Command, handler: Handler ): () => void {
	handlers.set( command, [ ...( handlers.get( command ) ?? [] ), handler ] );
	return () => handlers.set( command, ( handlers.get( command ) ?? [] ).filter( ( one ) => one !== handler ) );
}

/** Does what the key would do, for a button that means the same. */
export function run( command: Command ): void {
	handlers.get( command )?.at( -1 )?.( new KeyboardEvent( 'keydown' ) );
}

/** The newest part of the screen that knows a command gets it. */
export function useKeys( commands: Partial< Record< Command, Handler > > ): void {
	const latest = useRef( commands );
	latest.current = commands;
	const names = Object.keys( commands ).join();
	useEffect( () => {
		const drop = ( names.split( ',' ) as Command[] )
			.filter( Boolean )
			.map( ( name ) => register( name, ( event ) => latest.current[ name ]?.( event ) ) );
		return () => drop.forEach( ( one ) => one() );
	}, [ names ] );
}
