import { useSyncExternalStore } from 'react';

/** Whether WordPress still knows who sits here. A login ends while the desk stays open over night. */
let isLost = false;
const listeners = new Set< () => void >();

function set( to: boolean ): void {
	if ( to !== isLost ) {
		isLost = to;
		listeners.forEach( ( listener ) => listener() );
	}
}

export const sessionLost = (): void => set( true );
export const sessionFound = (): void => set( false );
export const isSessionLost = (): boolean => isLost;

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const useSessionLost = (): boolean => useSyncExternalStore( subscribe, isSessionLost );

type Core = { wp?: { heartbeat?: { connectNow: () => void } } };

/** WordPress has a window for this in every page of its own: it asks and goes away again. False where it has none. */
export function askToLogIn(): boolean {
	const { heartbeat } = ( window as Core ).wp ?? {};
	if ( ! heartbeat || ! document.getElementById( 'wp-auth-check-wrap' ) ) {
		return false;
	}
	heartbeat.connectNow();
	return true;
}
