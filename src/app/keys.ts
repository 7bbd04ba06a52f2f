import { __, _x } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { keyboard } from '../core/keyboard';
import { isForeign, isHalf, stroke } from '../core/strokes';

export type Group = 'move' | 'go' | 'act' | 'write' | 'several';

export type Key = {
	group: Group;
	/** "j", "Ctrl+Enter" or "g w"; the first is the one the sheet shows. An agent may have another one in its place. */
	keys: readonly [ string, ...string[] ];
	label: () => string;
	/** Works in a field too. */
	typing?: boolean;
	/** What every program means by this key; nobody changes it. */
	fixed?: boolean;
	/** The editor or WordPress hears it: it stands on the sheet, and not in the listener. */
	elsewhere?: boolean;
};

/** Every key of the desk. The sheet is drawn from this, the listener reads it, tooltips quote it. */
export const KEYS = {
	next: { group: 'move', keys: [ 'j' ], label: () => __( 'Next ticket', 'deskfold' ) },
	previous: { group: 'move', keys: [ 'k' ], label: () => __( 'Previous ticket', 'deskfold' ) },
	open: { group: 'move', keys: [ 'Enter' ], label: () => _x( 'Open', 'verb', 'deskfold' ), fixed: true, elsewhere: true },
	back: { group: 'move', keys: [ 'u' ], label: () => __( 'Back to the list', 'deskfold' ) },
	search: { group: 'move', keys: [ '/' ], label: () => __( 'Search', 'deskfold' ) },
	palette: { group: 'move', keys: [ 'Ctrl+k' ], label: () => __( 'Command palette', 'deskfold' ), typing: true, fixed: true },
	customer: { group: 'move', keys: [ 'i' ], label: () => __( 'Customer details', 'deskfold' ) },
	goWaiting: { group: 'go', keys: [ 'g w' ], label: () => __( 'Waiting on us', 'deskfold' ) },
	goMine: { group: 'go', keys: [ 'g i' ], label: () => __( 'Mine', 'deskfold' ) },
	goUnassigned: { group: 'go', keys: [ 'g u' ], label: () => __( 'Unassigned', 'deskfold' ) },
	goSnoozed: { group: 'go', keys: [ 'g s' ], label: () => _x( 'Snoozed', 'list of tickets', 'deskfold' ) },
	reply: { group: 'act', keys: [ 'r' ], label: () => __( 'Reply', 'deskfold' ) },
	note: { group: 'act', keys: [ 'n' ], label: () => __( 'Internal note', 'deskfold' ) },
	assign: { group: 'act', keys: [ 'a' ], label: () => __( 'Assign', 'deskfold' ) },
	status: { group: 'act', keys: [ 's' ], label: () => __( 'Status', 'deskfold' ) },
	priority: { group: 'act', keys: [ 'p' ], label: () => __( 'Priority', 'deskfold' ) },
	tag: { group: 'act', keys: [ 't' ], label: () => __( 'Tag', 'deskfold' ) },
	snooze: { group: 'act', keys: [ 'z' ], label: () => __( 'Snooze', 'deskfold' ) },
	resolve: { group: 'act', keys: [ 'e' ], label: () => __( 'Resolve', 'deskfold' ) },
	spam: { group: 'act', keys: [ '!' ], label: () => __( 'Mark as spam', 'deskfold' ) },
	merge: { group: 'act', keys: [ 'm' ], label: () => _x( 'Merge', 'verb: make one of two tickets', 'deskfold' ) },
	undo: { group: 'act', keys: [ 'Ctrl+z' ], label: () => __( 'Undo', 'deskfold' ), fixed: true },
	send: { group: 'write', keys: [ 'Ctrl+Enter' ], label: () => __( 'Send', 'deskfold' ), typing: true, fixed: true },
	sendResolve: { group: 'write', keys: [ 'Ctrl+Shift+Enter' ], label: () => __( 'Send and resolve', 'deskfold' ), typing: true, fixed: true },
	leave: { group: 'write', keys: [ 'Escape' ], label: () => __( 'Leave, keep the draft', 'deskfold' ), typing: true, fixed: true },
	bold: { group: 'write', keys: [ 'Ctrl+b' ], label: () => __( 'Bold', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	italic: { group: 'write', keys: [ 'Ctrl+i' ], label: () => __( 'Italic', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	link: { group: 'write', keys: [ 'Ctrl+Shift+k' ], label: () => __( 'Link the chosen words', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	numbers: { group: 'write', keys: [ 'Ctrl+Shift+7' ], label: () => __( 'Numbered list', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	bullets: { group: 'write', keys: [ 'Ctrl+Shift+8' ], label: () => __( 'Bulleted list', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	quote: { group: 'write', keys: [ 'Ctrl+Shift+9' ], label: () => __( 'Quote', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	code: { group: 'write', keys: [ 'Ctrl+e' ], label: () => __( 'Code', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	clearFormats: { group: 'write', keys: [ 'Ctrl+\\' ], label: () => __( 'Clear formatting', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	pastePlain: { group: 'write', keys: [ 'Ctrl+Shift+v' ], label: () => __( 'Paste without formatting', 'deskfold' ), typing: true, fixed: true, elsewhere: true },
	choose: { group: 'several', keys: [ 'x' ], label: () => __( 'Select or deselect', 'deskfold' ) },
	chooseRange: { group: 'several', keys: [ 'Shift+x' ], label: () => __( 'Select up to here', 'deskfold' ) },
	chooseAll: { group: 'several', keys: [ 'Ctrl+a' ], label: () => __( 'All in this view', 'deskfold' ), fixed: true },
	create: { group: 'several', keys: [ 'c' ], label: () => __( 'New ticket', 'deskfold' ) },
	sheet: { group: 'several', keys: [ '?' ], label: () => __( 'This list', 'deskfold' ) },
} satisfies Record< string, Key >;

/** The headings of the sheet and of the agent's own keys. */
export const groupTitle = ( group: Group ): string =>
	( {
		move: __( 'Move', 'deskfold' ),
		go: __( 'Go to', 'deskfold' ),
		act: __( 'Act on the ticket', 'deskfold' ),
		write: __( 'While writing', 'deskfold' ),
		several: __( 'Choose several', 'deskfold' ),
	} )[ group ];

export type Command = keyof typeof KEYS;

/** A handler that answers false lets the key go on, to the browser or to an older handler. */
type Handler = ( event: KeyboardEvent ) => void | false;

const handlers = new Map< Command, Handler[] >();

/** Those that go before newer ones too. */
const leading = new WeakSet< Handler >();

const isMac = (): boolean => /Mac|iPhone|iPad/.test( navigator.platform );

/** The key of a command as it is for this agent. */
export const keysOf = ( command: Command ): readonly string[] => {
	const own = keyboard().keys[ command ];
	const key: Key = KEYS[ command ];
	return own && ! key.fixed && ! key.elsewhere ? [ own ] : key.keys;
};

/** What is printed on the keys of a stroke. */
export const printed = ( keys: string ): string =>
	keys
		.split( ' ' )
		.map( ( step ) =>
			step
				.split( /\+(?=.)/ )
				.map( ( part ) => ( { Ctrl: isMac() ? '⌘' : 'Ctrl', Escape: 'Esc' }[ part ] ?? ( part.length === 1 ? part.toUpperCase() : part ) ) )
				.join( '+' )
		)
		.join( ' ' );

/** A letter or a sign alone, or two of them: what can be switched off. */
const isSingle = ( keys: string ): boolean => keys.split( ' ' ).some( ( step ) => step.replace( /^Shift\+/, '' ).length === 1 );

const isOff = ( command: Command ): boolean => ! keyboard().single_keys && command !== 'sheet' && ! ( KEYS[ command ] as Key ).elsewhere && isSingle( keysOf( command )[ 0 ] ?? '' );

/** What a tooltip or a menu quotes; nothing while that key is switched off. */
export const keyLabel = ( command: Command ): string => ( isOff( command ) ? '' : printed( keysOf( command )[ 0 ] ?? '' ) );

/** A tooltip: what it does, and the key that does the same. */
export const withKey = ( label: string, command: Command ): string => ( keyLabel( command ) ? `${ label } (${ keyLabel( command ) })` : label );

/** The first stroke of a two-key command is waited for this long. */
const PATIENCE = 1200;
let pending = { stroke: '', at: 0 };

const FIELD = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

export function commandsOf( event: KeyboardEvent, now = Date.now() ): Command[] {
	const typing = event.target instanceof Element && event.target.closest( FIELD ) !== null;
	const pressed = stroke( event );
	const sequence = now - pending.at < PATIENCE && pending.stroke ? `${ pending.stroke } ${ pressed }` : '';
	const usable = ( Object.keys( KEYS ) as Command[] ).filter( ( name ) => {
		const key: Key = KEYS[ name ];
		return ! key.elsewhere && ( ! typing || key.typing ) && ! isOff( name );
	} );
	// A key that the agent chose goes before one that came with a later version.
	const rank = ( name: Command ) => ( keyboard().keys[ name ] ? 0 : 1 );
	const found = ( keys: string ) => usable.filter( ( name ) => keysOf( name ).includes( keys ) ).sort( ( a, b ) => rank( a ) - rank( b ) );
	const second = sequence ? found( sequence ) : [];
	const starts = ! typing && usable.some( ( name ) => keysOf( name ).some( ( keys ) => keys.startsWith( `${ pressed } ` ) ) );
	pending = second.length === 0 && starts ? { stroke: pressed, at: now } : { stroke: '', at: 0 };
	return second.length ? second : found( pressed );
}

/** The one listener. What happens inside a menu or a dialog never gets here. */
export function onKeyDown( event: KeyboardEvent ): void {
	if ( event.defaultPrevented || event.isComposing || isHalf( event ) || isForeign( event ) || document.querySelector( 'dialog[open]' ) ) {
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

export function register( command: Command, handler: Handler, leads = false ): () => void {
	if ( leads ) {
		leading.add( handler );
	}
	// The last one is asked first.
	handlers.set( command, [ ...( handlers.get( command ) ?? [] ), handler ].sort( ( a, b ) => Number( leading.has( a ) ) - Number( leading.has( b ) ) ) );
	return () => handlers.set( command, ( handlers.get( command ) ?? [] ).filter( ( one ) => one !== handler ) );
}

/** Whether anything on the screen answers to a command now. */
export const isHeard = ( command: Command ): boolean => ( handlers.get( command ) ?? [] ).length > 0;

/** Does what the key would do, for a button that means the same. */
export function run( command: Command ): void {
	handlers.get( command )?.at( -1 )?.( new KeyboardEvent( 'keydown' ) );
}

/** The newest part of the screen that knows a command gets it; before all others one that leads, however old it is. */
export function useKeys( commands: Partial< Record< Command, Handler > >, { leads = false } = {} ): void {
	const latest = useRef( commands );
	latest.current = commands;
	const names = Object.keys( commands ).join();
	useEffect( () => {
		const drop = ( names.split( ',' ) as Command[] )
			.filter( Boolean )
			.map( ( name ) => register( name, ( event ) => latest.current[ name ]?.( event ), leads ) );
		return () => drop.forEach( ( one ) => one() );
	}, [ names, leads ] );
}
