import { useCallback } from 'react';
import { go, useRoute } from '../app/route';
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
	/** Opens the ticket so many rows below; false at the end of the list. */
	step: ( by: 1 | -1 ) => boolean;
	has: ( by: 1 | -1 ) => boolean;
	/** Asked before a change takes the open ticket out of the list: opens the one that comes after it. */
	leave: ( id: number ) => void;
};

export function useCycle(): Cycle {
	const { ids } = useHere();
	const route = useRoute();
	const { ticket, view, search, screen } = route;
	const neighbour = useCallback(
		( by: 1 | -1 ): number | undefined => {
			const at = ticket === undefined ? -1 : ids.indexOf( ticket );
			return at < 0 ? ids[ 0 ] : ids[ at + by ];
		},
		[ ids, ticket ]
	);
	const step = useCallback(
		( by: 1 | -1 ): boolean => {
			const id = neighbour( by );
			if ( id === undefined ) {
				return false;
			}
			go( { screen: 'ticket', ticket: id, view, search }, { replace: screen === 'ticket' } );
			return true;
		},
		[ neighbour, view, search, screen ]
	);
	const leave = useCallback(
		( id: number ) => {
			if ( ticket !== id || ! preferences().goNext ) {
				return;
			}
			const at = ids.indexOf( id );
			const next = at < 0 ? undefined : ids[ at + 1 ] ?? ids[ at - 1 ];
			if ( document.activeElement instanceof HTMLElement ) {
				// The focus goes on to the next row, not to the top of the page.
				document.activeElement.blur();
			}
			const phone = window.matchMedia( '(max-width: 782px)' ).matches;
			go( next === undefined || phone ? { screen: 'view', view, search } : { screen: 'ticket', ticket: next, view, search }, { replace: true } );
		},
		[ ids, ticket, view, search ]
	);
	return { step, has: ( by ) => neighbour( by ) !== undefined, leave };
}
