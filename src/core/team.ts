import { useSyncExternalStore } from 'react';
import { __, sprintf } from '@wordpress/i18n';
import { api } from './api';
import { boot } from './boot';
import { DAY, dayOf, weekday } from './format';
import type { Agent } from './types.gen';

/** The team as the page brought it, and who is away as it was asked for last. */
let team: readonly Agent[] | undefined;
const listeners = new Set< () => void >();

export const teamNow = (): readonly Agent[] => team ?? boot().agents;

function arrive( agents: readonly Agent[] ): void {
	team = agents;
	listeners.forEach( ( listener ) => listener() );
}

/** Asked when somebody is about to give out work. Without an answer the last one stands. */
export const readTeam = (): Promise< void > => api.get< Agent[] >( 'agents' ).then( arrive, () => undefined );

/** Says at once what the agent wants, and takes it back when the server refuses. Throws a Problem. */
export async function changeAvailability( is_away: boolean, away_until: string | null = null ): Promise< void > {
	const before = teamNow();
	const me = boot().user.id;
	const as = ( own: Partial< Agent > ) => teamNow().map( ( agent ) => ( agent.id === me ? { ...agent, ...own } : agent ) );
	arrive( as( { is_away, away_until } ) );
	try {
		arrive( as( await api.post< Agent >( 'me/availability', { is_away, away_until } ) ) );
	} catch ( thrown ) {
		const mine = before.find( ( agent ) => agent.id === me );
		arrive( as( mine ? { is_away: mine.is_away, away_until: mine.away_until } : {} ) );
		throw thrown;
	}
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

export const useTeam = (): readonly Agent[] => useSyncExternalStore( subscribe, teamNow );

/** A day as the server writes it, at midnight here. */
function midnight( day: string ): number {
	const [ year = 0, month = 1, date = 1 ] = day.split( '-' ).map( Number );
	return new Date( year, month - 1, date ).getTime();
}

/** "Monday" for the next six days, then the date. */
export function dayOfReturn( day: string, now = Date.now() ): string {
	const at = midnight( day );
	return at - now < 6 * DAY ? weekday( at ) : dayOf( at );
}

/** What an agent says of being there, for a row of the team. */
export function availabilityOf( { is_away, away_until }: Pick< Agent, 'is_away' | 'away_until' >, now = Date.now() ): string {
	if ( ! is_away ) {
		return __( 'Available', 'deskfold' );
	}
	/* translators: %s: the day of return, a weekday or a date. */
	return away_until ? sprintf( __( 'Away until %s', 'deskfold' ), dayOfReturn( away_until, now ) ) : __( 'Away', 'deskfold' );
}
