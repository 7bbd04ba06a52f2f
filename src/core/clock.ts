import { useSyncExternalStore } from 'react';

/** One timer for all clocks of the desk, paused in a hidden tab. */
const EVERY = 30_000;
/** While somebody counts seconds. */
const SECOND = 1000;

let now = Date.now();
let second = now;
let timer: ReturnType< typeof setTimeout > | undefined;
const slow = new Set< () => void >();
const quick = new Set< () => void >();

/** Those who count minutes are not woken by those who count seconds. */
function tick(): void {
	second = Date.now();
	quick.forEach( ( listener ) => listener() );
	if ( second - now >= EVERY ) {
		now = second;
		slow.forEach( ( listener ) => listener() );
	}
	adjust();
}

function adjust(): void {
	clearTimeout( timer );
	if ( slow.size + quick.size > 0 && ! document.hidden ) {
		timer = setTimeout( tick, quick.size > 0 ? SECOND : Math.max( 0, now + EVERY - Date.now() ) );
	}
}

function onVisibility(): void {
	if ( document.hidden ) {
		clearTimeout( timer );
	} else {
		now -= EVERY;
		tick();
	}
}

const subscribeTo = ( listeners: Set< () => void > ) => ( listener: () => void ): ( () => void ) => {
	if ( slow.size + quick.size === 0 ) {
		document.addEventListener( 'visibilitychange', onVisibility );
	}
	if ( listeners === quick && quick.size === 0 ) {
		second = Date.now();
	}
	listeners.add( listener );
	adjust();
	return () => {
		listeners.delete( listener );
		adjust();
		if ( slow.size + quick.size === 0 ) {
			document.removeEventListener( 'visibilitychange', onVisibility );
		}
	};
};

const toMinutes = subscribeTo( slow );
const toSeconds = subscribeTo( quick );

export const useNow = (): number => useSyncExternalStore( toMinutes, () => now );

/** To the second, for as long as it matters. */
export const useSeconds = ( matters: ( now: number ) => boolean ): number => {
	const rough = useNow();
	const isFine = matters( rough );
	return useSyncExternalStore( isFine ? toSeconds : toMinutes, () => ( isFine ? Math.max( second, now ) : now ) );
};
