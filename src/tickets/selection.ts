/** Which tickets are chosen, and from where a range begins. */
export type Chosen = { ids: ReadonlySet< number >; anchor: number | null };

export const NONE: Chosen = { ids: new Set(), anchor: null };

/** One more or one less; with a range everything between the last one and this. */
export function choose( { ids, anchor }: Chosen, order: readonly number[], id: number, range: boolean ): Chosen {
	const next = new Set( ids );
	const from = anchor === null ? -1 : order.indexOf( anchor );
	const to = order.indexOf( id );
	if ( range && from >= 0 && to >= 0 ) {
		order.slice( Math.min( from, to ), Math.max( from, to ) + 1 ).forEach( ( one ) => next.add( one ) );
	} else if ( ! next.delete( id ) ) {
		next.add( id );
	}
	return { ids: next, anchor: id };
}

/** What left the list is no longer chosen. The same object while nothing left. */
export function remaining( chosen: Chosen, order: readonly number[] ): Chosen {
	const there = new Set( order );
	const left = [ ...chosen.ids ].filter( ( id ) => there.has( id ) );
	return left.length === chosen.ids.size ? chosen : { ...chosen, ids: new Set( left ) };
}
