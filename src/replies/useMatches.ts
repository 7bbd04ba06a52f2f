import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useMemo } from 'react';
import type { Problem } from '../core/api';
import type { ListedReply, SavedReply } from '../core/types.gen';
import { matching, shelves, type Shelf } from './search';
import { store } from './store';

const PAUSE = 150;
const NONE: readonly ListedReply[] = [];

export type Matches = {
	isKnown: boolean;
	problem: Problem | undefined;
	often: readonly ListedReply[];
	folders: readonly Shelf[];
	/** All of them in the order in which they are seen. */
	flat: readonly ListedReply[];
	again: () => void;
};

/** Shelves without a search, ranked with one. What stands in the names shows at once, what stands in the texts when the server has looked. */
export function useMatches( search: string ): Matches {
	const { load, search: ask } = useDispatch( store );
	const list = useSelect( ( select ) => select( store ).list(), [] );
	const hits = useSelect( ( select ) => select( store ).hits(), [] );
	const problem = useSelect( ( select ) => select( store ).problem(), [] );
	useEffect( () => void load(), [ load ] );
	useEffect( () => {
		if ( search.trim().length < 2 ) {
			return undefined;
		}
		// Names are found without it; then the beginning of the texts has to do.
		const timer = setTimeout( () => void ask( search ).catch( () => undefined ), PAUSE );
		return () => clearTimeout( timer );
	}, [ ask, search ] );
	return useMemo( () => {
		const now = Date.now();
		const found = search.trim() ? { often: matching( list ?? NONE, search, hits.search === search ? hits.ids : [], now ), folders: [] } : shelves( list ?? NONE, now );
		const flat = [ ...found.often, ...found.folders.flatMap( ( shelf ) => shelf.replies ) ];
		return { isKnown: list !== undefined, problem, ...found, flat, again: () => void load() };
	}, [ list, search, hits, problem, load ] );
}

/** The texts of one, read when somebody looks at it. */
export function useWhole( id: number | undefined ): SavedReply | undefined {
	const { read } = useDispatch( store );
	const changed = useSelect( ( select ) => select( store ).list()?.find( ( one ) => one.id === id )?.updated_at, [ id ] );
	useEffect( () => {
		if ( id !== undefined ) {
			// Without an answer the preview stays empty; taking it says why.
			void read( id ).catch( () => undefined );
		}
	}, [ read, id, changed ] );
	return useSelect( ( select ) => ( id === undefined ? undefined : select( store ).whole( id ) ), [ id ] );
}
