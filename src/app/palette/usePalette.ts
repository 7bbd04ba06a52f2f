import { useMemo, useState, type KeyboardEvent } from 'react';
import { useDesk } from '../../tickets/store';
import { useRoute } from '../route';
import { arranged, type Entry } from './entries';
import { useFound } from './useFound';

export type Shown = { typed: string; type: ( words: string ) => void; entries: readonly Entry[]; at: number; isLoading: boolean; problem: string; onKeyDown: ( event: KeyboardEvent ) => void; take: ( entry: Entry, beside: boolean ) => void };

/** Leads there here, or beside this in a tab of its own. */
function follow( { href, act }: Entry, beside: boolean ): void {
	if ( ! href ) {
		act?.();
	} else if ( beside ) {
		window.open( window.location.href.split( '#' )[ 0 ] + href, '_blank', 'noopener' );
	} else {
		window.location.assign( href );
	}
}

function useEntries( typed: string ): { entries: readonly Entry[]; isLoading: boolean; problem: string } {
	const { ticket: id } = useRoute();
	const ticket = useDesk( ( state ) => ( id === undefined ? undefined : state.tickets[ id ] ), [ id ] );
	const found = useFound( typed );
	const entries = useMemo( () => arranged( ticket, typed.trim(), found.entries ), [ ticket, typed, found.entries ] );
	return { entries, isLoading: found.isLoading, problem: found.problem };
}

export function usePalette( onClose: () => void ): Shown {
	const [ typed, setTyped ] = useState( '' );
	const [ chosen, setChosen ] = useState( 0 );
	const { entries, isLoading, problem } = useEntries( typed );
	const count = entries.length;
	const at = Math.min( chosen, count - 1 );

	const take = ( entry: Entry, beside: boolean ) => {
		onClose();
		// The dialog gives back the focus first; then a menu of the desk may take it.
		setTimeout( () => follow( entry, beside ) );
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		event.stopPropagation();
		if ( event.nativeEvent.isComposing ) {
			return;
		}
		const entry = entries[ at ];
		const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
		if ( step !== undefined && count > 0 ) {
			event.preventDefault();
			setChosen( ( at + step + count ) % count );
		} else if ( event.key === 'Enter' ) {
			event.preventDefault();
			if ( entry ) {
				take( entry, event.ctrlKey || event.metaKey );
			}
		} else if ( ( event.ctrlKey || event.metaKey ) && event.key.toLowerCase() === 'k' ) {
			event.preventDefault();
			onClose();
		}
	};
	const type = ( words: string ) => {
		setTyped( words );
		setChosen( 0 );
	};
	return { typed, type, entries, at, isLoading, problem, onKeyDown, take };
}
