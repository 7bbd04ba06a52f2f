import { speak } from '@wordpress/a11y';
import { _n, sprintf } from '@wordpress/i18n';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { number } from '../core/format';
import { choose, NONE, remaining } from './selection';

export type Selection = {
	chosen: ReadonlySet< number >;
	isChoosing: boolean;
	choose: ( id: number, range?: boolean ) => void;
	all: ( ids?: readonly number[] ) => void;
	start: () => void;
	clear: () => void;
};

/** Several tickets of one list at once; another list begins anew. */
export function useSelection( order: readonly number[], key: string ): Selection {
	const [ kept, setKept ] = useState( NONE );
	const [ started, setStarted ] = useState( false );
	const { ids } = useMemo( () => remaining( kept, order ), [ kept, order ] );
	const clear = useCallback( () => {
		setKept( NONE );
		setStarted( false );
	}, [] );
	useEffect( clear, [ clear, key ] );
	const count = ids.size;
	useEffect( () => {
		if ( count > 0 ) {
			/* translators: %s: a number of tickets. */
			speak( sprintf( _n( '%s selected', '%s selected', count, 'deskfold' ), number( count ) ) );
		}
	}, [ count ] );
	return {
		chosen: ids,
		isChoosing: started || count > 0,
		choose: useCallback( ( id: number, range = false ) => setKept( ( before ) => choose( remaining( before, order ), order, id, range ) ), [ order ] ),
		all: ( given = order ) => setKept( { ids: new Set( given ), anchor: null } ),
		start: () => setStarted( true ),
		clear,
	};
}
