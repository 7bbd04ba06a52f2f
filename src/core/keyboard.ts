import { useSyncExternalStore } from 'react';
import { api } from './api';
import { boot } from './boot';
import type { Keyboard } from './types.gen';

/** The agent's own keys. They are kept with the account, so they are the same on every computer. */
let current: Keyboard = boot().keyboard ?? { single_keys: true, keys: {} };
const listeners = new Set< () => void >();

function arrive( news: Keyboard ): void {
	current = news;
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const keyboard = (): Keyboard => current;
export const useKeyboard = (): Keyboard => useSyncExternalStore( subscribe, keyboard );

/** One after the other, or an older choice could arrive last. */
let saving: Promise< unknown > = Promise.resolve();

/** Holds at once; when the server does not take it, what was before comes back. Throws a Problem. */
export async function changeKeyboard( change: Partial< Keyboard > ): Promise< void > {
	const before = current;
	const mine = { ...current, ...change };
	arrive( mine );
	const saved = saving.then( () => api.post< Keyboard >( 'me/keyboard', mine ) );
	saving = saved.catch( () => undefined );
	try {
		await saved;
	} catch ( thrown ) {
		if ( current === mine ) {
			arrive( before );
		}
		throw thrown;
	}
}
