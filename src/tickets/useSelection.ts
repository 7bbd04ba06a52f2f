import { _n, sprintf } from '@wordpress/i18n';
import { speak } from '@wordpress/a11y';
import { useCallback, useEffect, useRef, useState } from 'react';
import { number } from '../core/format';

export type Selection = {
	chosen: ReadonlySet< number >;
	isChoosing: boolean;
	choose: ( id: number, range?: boolean ) => void;
	all: () => void;
	start: () => void;
	clear: () => void;
};

/** Several tickets at once. What left the list is no longer chosen. */
export function useSelection( ids: readonly number[], key: string ): Selection {
	const [ chosen, setChosen ] = useState< ReadonlySet< number > >( new Set() );
	const [ started, setStarted ] = useState( false );
	const anchor = useRef< number | null >( null );

	const set = useCallback( ( next: ReadonlySet< number > ) => {
		setChosen( next );
		/* translators: %s: a number of tickets. */
		speak( sprintf( _n( '%s selected', '%s selected', next.size, 'deskfold' ), number( next.size ) ) );
	}, [] );
	const clear = useCallback( () => {
		setChosen( new Set() );
		setStarted( false );
		anchor.current = null;
	}, [] );
	const choose = useCallback(
		( id: number, range = false ) => {
			const next = new Set( chosen );
			const from = anchor.current === null ? -1 : ids.indexOf( anchor.current );
			const to = ids.indexOf( id );
			if ( range && from >= 0 && to >= 0 ) {
				ids.slice( Math.min( from, to ), Math.max( from, to ) + 1 ).forEach( ( one ) => next.add( one ) );
			} else if ( ! next.delete( id ) ) {
				next.add( id );
			}
			anchor.current = id;
			set( next );
		},
		[ chosen, ids, set ]
	);

	useEffect( clear, [ clear, key ] );
	const left = [ ...chosen ].filter( ( id ) => ids.includes( id ) );
	useEffect( () => {
		if ( left.length !== chosen.size ) {
			setChosen( new Set( left ) );
			setStarted( left.length > 0 );
		}
	} );

	return {
		chosen,
		isChoosing: started || chosen.size > 0,
		choose,
		all: () => set( new Set( ids ) ),
		start: () => setStarted( true ),
		clear,
	};
}
