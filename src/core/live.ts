import { api, problemOf } from './api';
import type { News } from './types.gen';

type Options = {
	/** Where the last answer ended. Asked anew every time, because lists bring a cursor too. */
	cursor: () => number | undefined;
	arrive: ( news: News ) => void;
	/** Told when the line goes down and when it is up again. */
	online: ( is: boolean ) => void;
};

const VISIBLE = 3_000;
const HIDDEN = 30_000;
const LONGEST = 60_000;

/** How long to wait after so many failures in a row. */
export const pauseAfter = ( failures: number, hidden: boolean ): number =>
	Math.min( LONGEST, ( hidden ? HIDDEN : VISIBLE ) * 2 ** failures );

/** Asks the timeline for what came after the cursor, for as long as the desk is open. */
export function startLive( { cursor, arrive, online }: Options ): () => void {
	let failures = 0;
	let timer: ReturnType< typeof setTimeout >;
	let asking = false;
	let stopped = false;

	const later = () => {
		clearTimeout( timer );
		if ( ! stopped ) {
			timer = setTimeout( ask, pauseAfter( failures, document.hidden ) );
		}
	};

	async function ask(): Promise< void > {
		const after = cursor();
		if ( asking || stopped || after === undefined ) {
			return later();
		}
		asking = true;
		try {
			const news = await api.get< News >( 'timeline', { after } );
			if ( ! stopped ) {
				failures = 0;
				online( true );
				arrive( news );
			}
		} catch ( thrown ) {
			failures = Math.min( failures + 1, 5 );
			if ( problemOf( thrown ).offline ) {
				online( false );
			}
		} finally {
			asking = false;
			later();
		}
	}

	const soon = () => {
		failures = 0;
		void ask();
	};
	const onVisibility = () => ( document.hidden ? later() : soon() );
	const onOffline = () => online( false );

	document.addEventListener( 'visibilitychange', onVisibility );
	window.addEventListener( 'online', soon );
	window.addEventListener( 'offline', onOffline );
	later();

	return () => {
		stopped = true;
		clearTimeout( timer );
		document.removeEventListener( 'visibilitychange', onVisibility );
		window.removeEventListener( 'online', soon );
		window.removeEventListener( 'offline', onOffline );
	};
}
