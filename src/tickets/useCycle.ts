import { useMemo } from 'react';
import { go, useRoute, type Route } from '../app/route';
import { preferences, usePreferences } from '../core/preferences';
import { keyOf, queryOf, type Query } from './lists';
import type { ListState } from './state';
import { useDesk } from './store';

const NONE: readonly number[] = [];

export type Here = { query: Query; key: string; list: ListState | undefined; ids: readonly number[] };

/** The list beside the open ticket. */
export function useHere(): Here {
	const { view, search } = useRoute();
	const { order } = usePreferences();
	const query = queryOf( view, search, order );
	const key = keyOf( query );
	const list = useDesk( ( state ) => state.lists[ key ], [ key ] );
	return { query, key, list, ids: list?.ids ?? NONE };
}

export type Cycle = {
	/** Opens the ticket so many rows below; at the end of the list nothing happens. */
	step: ( by: 1 | -1 ) => void;
	has: ( by: 1 | -1 ) => boolean;
	/** Asked before a change takes the open ticket out of the list: opens the one that comes after it. */
	leave: ( id: number ) => void;
};

const isPhone = (): boolean => window.matchMedia( '(max-width: 782px)' ).matches;

/** The focus goes on to the next row, or to the list, and never to the top of the page. */
function leaveFor( next: number | undefined, { view, search }: Route ): void {
	if ( document.activeElement instanceof HTMLElement ) {
		document.activeElement.blur();
	}
	if ( next === undefined || isPhone() ) {
		go( { screen: 'view', view, search }, { replace: true } );
		document.getElementById( 'df-tickets' )?.focus();
	} else {
		go( { screen: 'ticket', ticket: next, view, search }, { replace: true } );
	}
}

export function useCycle(): Cycle {
	const { ids } = useHere();
	const route = useRoute();
	return useMemo( () => {
		const { ticket, view, search, screen } = route;
		const at = ticket === undefined ? -1 : ids.indexOf( ticket );
		const neighbour = ( by: 1 | -1 ) => ( at < 0 ? ids[ 0 ] : ids[ at + by ] );
		return {
			has: ( by ) => neighbour( by ) !== undefined,
			step: ( by ) => {
				const id = neighbour( by );
				if ( id !== undefined ) {
					go( { screen: 'ticket', ticket: id, view, search }, { replace: screen === 'ticket' } );
				}
			},
			leave: ( id ) => {
				if ( ticket === id && preferences().goNext ) {
					leaveFor( at < 0 ? undefined : ids[ at + 1 ] ?? ids[ at - 1 ], route );
				}
			},
		};
	}, [ ids, route ] );
}
