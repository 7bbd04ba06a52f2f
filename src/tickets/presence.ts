import { useEffect } from 'react';
import { route } from '../app/route';
import { api } from '../core/api';
import { TAB } from '../core/browser';
import type { Presence } from '../core/types.gen';
import { draftKey, type State } from './state';
import { isBlank } from './writing';

/** A tab that nobody has looked at for so long is not where its agent is. */
const FORGOTTEN = 240_000;

/** Who looks something up between two sentences is still replying. */
const PAUSE = 60_000;

type Sign = { tab: string; ticket: number; is_replying?: boolean };

let hiddenSince: number | null = null;
let replied = { ticket: 0, at: -Infinity };

function writes( state: State, ticket: number ): boolean {
	const draft = state.drafts[ draftKey( ticket, 'reply' ) ];
	if ( ! draft || isBlank( draft.html ) ) {
		return false;
	}
	return draft.saved_at === null || ( ! document.hidden && document.activeElement?.closest( '.df-composer.is-reply' ) !== null );
}

/** Where this tab is, said with each question for news. */
export function signOf( state: State, now = Date.now() ): Sign {
	hiddenSince = document.hidden ? hiddenSince ?? now : null;
	const { screen, ticket } = route();
	if ( screen !== 'ticket' || ! ticket || ( hiddenSince !== null && now - hiddenSince > FORGOTTEN ) ) {
		return { tab: TAB, ticket: 0 };
	}
	if ( writes( state, ticket ) ) {
		replied = { ticket, at: now };
	}
	const draft = state.drafts[ draftKey( ticket, 'reply' ) ];
	const is_replying = draft !== undefined && replied.ticket === ticket && now - replied.at < PAUSE;
	return { tab: TAB, ticket, ...( is_replying ? { is_replying } : {} ) };
}

/** Says so when the page goes; a crash is noticed by the silence. */
export function useLeaving(): void {
	useEffect( () => {
		// Nobody is there any more to hear that it failed.
		const leave = () => void api.del( `me/presence/${ TAB }`, true ).catch( () => undefined );
		window.addEventListener( 'pagehide', leave );
		return () => window.removeEventListener( 'pagehide', leave );
	}, [] );
}

const isSame = ( a: readonly Presence[], b: readonly Presence[] ): boolean =>
	a.length === b.length && a.every( ( one, index ) => one.agent_id === b[ index ]?.agent_id && one.is_replying === b[ index ]?.is_replying );

/** Everybody as they are now. A ticket where nothing changed keeps its list, so that its row is not painted again. */
export function gathered( before: State[ 'presence' ], all: readonly Presence[] ): State[ 'presence' ] {
	const next: Record< number, readonly Presence[] > = {};
	for ( const one of all ) {
		next[ one.ticket_id ] = [ ...( next[ one.ticket_id ] ?? [] ), one ];
	}
	let changed = Object.keys( before ).length !== Object.keys( next ).length;
	for ( const [ id, list ] of Object.entries( next ) ) {
		const known = before[ Number( id ) ];
		if ( known && isSame( known, list ) ) {
			next[ Number( id ) ] = known;
		} else {
			changed = true;
		}
	}
	return changed ? next : before;
}
