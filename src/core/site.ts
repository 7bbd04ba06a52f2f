import { useSyncExternalStore } from 'react';
import { api } from './api';
import { boot } from './boot';
import type { Site } from './types.gen';

/** Whether this site is the live one; until somebody has said so, no mail goes in or out. */
let site: Site | undefined;
const listeners = new Set< () => void >();

const current = (): Site => ( site ??= boot().site );

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const useSite = (): Site => useSyncExternalStore( subscribe, current );

export async function saySite( isLive: boolean ): Promise< void > {
	site = await api.post< Site >( 'site', { is_live: isLive } );
	listeners.forEach( ( listener ) => listener() );
}
