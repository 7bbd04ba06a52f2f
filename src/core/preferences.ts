import { useSyncExternalStore } from 'react';
import { api } from './api';
import { boot } from './boot';

/** What one agent likes: kept on the server, so it is the same on every computer; this computer remembers it too. */
export type Preferences = {
	theme: 'system' | 'light' | 'dark';
	goNext: boolean;
	/** Seconds a reply waits behind "Undo"; null as the team has it. */
	sendDelay: number | null;
	order: 'waiting' | 'newest';
	closedSections: string[];
};

const KEY = 'deskfold-preferences';
const defaults: Preferences = { theme: 'system', goNext: true, sendDelay: null, order: 'waiting', closedSections: [] };

/** As the server names them. */
const NAMES: Record< keyof Preferences, string > = { theme: 'theme', goNext: 'go_next', sendDelay: 'send_delay', order: 'order', closedSections: 'closed_sections' };

const keysOf = ( change: Partial< Preferences > ) => ( Object.keys( NAMES ) as ( keyof Preferences )[] ).filter( ( key ) => key in change );

/** What the server knows wins over what this computer remembers. */
function known(): Partial< Preferences > {
	const likings = boot().likings ?? {};
	return Object.fromEntries( keysOf( defaults ).flatMap( ( key ) => ( NAMES[ key ] in likings ? [ [ key, likings[ NAMES[ key ] ] ] ] : [] ) ) );
}

function read(): Preferences {
	try {
		return { ...defaults, ...( JSON.parse( localStorage.getItem( KEY ) ?? '{}' ) as Partial< Preferences > ), ...known() };
	} catch {
		// A locked or broken storage costs what it remembers, never the desk.
		return { ...defaults, ...known() };
	}
}

let current = read();
let unsaved: Partial< Preferences > = {};
const listeners = new Set< () => void >();

export const preferences = (): Preferences => current;

export function prefer( change: Partial< Preferences > ): void {
	current = { ...current, ...change };
	try {
		localStorage.setItem( KEY, JSON.stringify( current ) );
	} catch {
		// It still holds until the page is closed.
	}
	// Without a line it holds on this computer, and goes along with the next change.
	unsaved = { ...unsaved, ...change };
	const sent = unsaved;
	void api.post( 'me/desk', Object.fromEntries( keysOf( sent ).map( ( key ) => [ NAMES[ key ], sent[ key ] ] ) ) ).then(
		() => ( unsaved = sent === unsaved ? {} : unsaved ),
		() => undefined
	);
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const usePreferences = (): Preferences => useSyncExternalStore( subscribe, preferences );
