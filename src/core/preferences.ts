import { useSyncExternalStore } from 'react';

/** What one agent likes on this computer. Nothing here is worth a row in the database. */
export type Preferences = {
	theme: 'system' | 'light' | 'dark';
	goNext: boolean;
	order: 'waiting' | 'newest';
	imagesFrom: number[];
	closedSections: string[];
};

const KEY = 'deskfold-preferences';
const defaults: Preferences = { theme: 'system', goNext: true, order: 'waiting', imagesFrom: [], closedSections: [] };

function read(): Preferences {
	try {
		return { ...defaults, ...( JSON.parse( localStorage.getItem( KEY ) ?? '{}' ) as Partial< Preferences > ) };
	} catch {
		// A locked or broken storage costs the preferences, never the desk.
		return defaults;
	}
}

let current = read();
const listeners = new Set< () => void >();

export const preferences = (): Preferences => current;

export function prefer( change: Partial< Preferences > ): void {
	current = { ...current, ...change };
	try {
		localStorage.setItem( KEY, JSON.stringify( current ) );
	} catch {
		// It still holds until the page is closed.
	}
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const usePreferences = (): Preferences => useSyncExternalStore( subscribe, preferences );
