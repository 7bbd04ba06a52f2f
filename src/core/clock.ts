import { useSyncExternalStore } from 'react';

/** One timer for all clocks of the desk, paused in a hidden tab. */
const EVERY = 30_000;

let now = Date.now();
let timer: ReturnType< typeof setInterval > | undefined;
const listeners = new Set< () => void >();

function tick(): void {
	now = Date.now();
	listeners.forEach( ( listener ) => listener() );
}

function adjust(): void {
	const wanted = listeners.size > 0 && ! document.hidden;
	if ( wanted && timer === undefined ) {
		timer = setInterval( tick, EVERY );
	} else if ( ! wanted && timer !== undefined ) {
		clearInterval( timer );
		timer = undefined;
	}
}

function onVisibility(): void {
	adjust();
	if ( ! document.hidden ) {
		tick();
	}
}

function subscribe( listener: () => void ): () => void {
	if ( listeners.size === 0 ) {
		document.addEventListener( 'visibilitychange', onVisibility );
	}
	listeners.add( listener );
	adjust();
	return () => {
		listeners.delete( listener );
		adjust();
		if ( listeners.size === 0 ) {
			document.removeEventListener( 'visibilitychange', onVisibility );
		}
	};
}

export const useNow = (): number => useSyncExternalStore( subscribe, () => now );
