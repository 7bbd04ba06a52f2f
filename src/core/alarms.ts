import { useEffect, useSyncExternalStore } from 'react';
import { api } from './api';
import { boot } from './boot';
import type { Alarm } from './types.gen';

/** What stands in the way of mail, for who can mend it; asked once a minute, and at once when somebody comes back. */
const PAUSE = 60_000;

let alarms: readonly Alarm[] = [];
const listeners = new Set< () => void >();

export async function readAlarms(): Promise< void > {
	try {
		const now = await api.get< Alarm[] >( 'mailboxes/alarms' );
		if ( JSON.stringify( now ) !== JSON.stringify( alarms ) ) {
			alarms = now;
			listeners.forEach( ( listener ) => listener() );
		}
	} catch {
		// Without a connection the desk says so by itself; the last alarms stand.
	}
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Nobody but managers can change a mailbox: nobody else is told. */
export function useAlarms(): readonly Alarm[] {
	const mends = boot().user.caps.manage;
	useEffect( () => {
		if ( ! mends ) {
			return undefined;
		}
		const look = () => document.visibilityState === 'visible' && void readAlarms();
		look();
		const timer = setInterval( look, PAUSE );
		document.addEventListener( 'visibilitychange', look );
		window.addEventListener( 'hashchange', look );
		return () => {
			clearInterval( timer );
			document.removeEventListener( 'visibilitychange', look );
			window.removeEventListener( 'hashchange', look );
		};
	}, [ mends ] );
	return useSyncExternalStore( subscribe, () => alarms );
}
