import { useEffect, useSyncExternalStore } from 'react';
import { api } from './api';
import { boot } from './boot';
import type { AutomaticMail } from './types.gen';

/** Whether automatic mail was stopped because there was too much of it. Only those who can let it go on are told. */
let state: AutomaticMail = { stopped_at: null, until_at: null, held: 0 };
const listeners = new Set< () => void >();

const EVERY = 300_000;

function arrive( news: AutomaticMail ): void {
	state = news;
	listeners.forEach( ( listener ) => listener() );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

async function ask(): Promise< void > {
	if ( ! document.hidden ) {
		// Without an answer the last one stands; it is asked again soon.
		await api.get< AutomaticMail >( 'automatic-mail' ).then( arrive, () => {} );
	}
}

export function useAutomaticMail(): AutomaticMail {
	const may = boot().user.caps.manage;
	useEffect( () => {
		if ( ! may ) {
			return undefined;
		}
		void ask();
		const timer = setInterval( () => void ask(), EVERY );
		return () => clearInterval( timer );
	}, [ may ] );
	return useSyncExternalStore( subscribe, () => state );
}

export async function letAutomaticMailGoOn(): Promise< void > {
	arrive( await api.del< AutomaticMail >( 'automatic-mail/stop' ) );
}
