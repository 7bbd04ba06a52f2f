import { api, problemOf } from './api';
import type { News } from './types.gen';

type Options = {
	/** Where the last answer ended. Asked anew every time, because lists bring a cursor too. */
	cursor: () => number | undefined;
	arrive: ( news: News ) => void;
	/** What the desk tells with each question, so that it needs no other one. */
	sign?: () => Record< string, string | number | boolean | undefined >;
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
class Live {
	private failures = 0;
	private timer: ReturnType< typeof setTimeout > | undefined;
	private asking = false;
	private stopped = false;

	public constructor( private readonly options: Options ) {}

	/** Forgets the failures: there is a reason to believe that it works now. */
	public readonly soon = (): void => {
		this.failures = 0;
		void this.ask();
	};

	public readonly later = (): void => {
		clearTimeout( this.timer );
		if ( ! this.stopped ) {
			this.timer = setTimeout( () => void this.ask(), pauseAfter( this.failures, document.hidden ) );
		}
	};

	public stop(): void {
		this.stopped = true;
		clearTimeout( this.timer );
	}

	private async ask(): Promise< void > {
		const { cursor, arrive, online, sign } = this.options;
		const after = cursor();
		if ( this.asking || this.stopped || after === undefined ) {
			this.later();
			return;
		}
		this.asking = true;
		try {
			const news = await api.get< News >( 'timeline', { after, ...sign?.() } );
			this.failures = 0;
			if ( ! this.stopped ) {
				online( true );
				arrive( news );
			}
		} catch ( thrown ) {
			const problem = problemOf( thrown );
			// Somebody logs in again at this very moment, perhaps in another window.
			this.failures = problem.kind === 'logged_out' ? 0 : Math.min( this.failures + 1, 5 );
			if ( problem.offline ) {
				online( false );
			}
		} finally {
			this.asking = false;
			this.later();
		}
	}
}

export function startLive( options: Options ): () => void {
	const live = new Live( options );
	const onVisibility = () => ( document.hidden ? live.later() : live.soon() );
	const onOffline = () => options.online( false );
	document.addEventListener( 'visibilitychange', onVisibility );
	window.addEventListener( 'online', live.soon );
	window.addEventListener( 'offline', onOffline );
	live.later();
	return () => {
		live.stop();
		document.removeEventListener( 'visibilitychange', onVisibility );
		window.removeEventListener( 'online', live.soon );
		window.removeEventListener( 'offline', onOffline );
	};
}
