import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from 'react';
import { isAbort, problemOf } from '../../core/api';
import type { CustomerHit, Ticket } from '../../core/types.gen';
import { store as customers } from '../../customers/store';
import { useActions } from '../../tickets/store';
import { route } from '../route';
import { ofCustomers, ofTickets, type Entry } from './entries';

const PATIENCE = 200;

type Answer = { words: string; entries: readonly Entry[]; problem: string };

export type Found = { entries: readonly Entry[]; isLoading: boolean; problem: string };

const NOTHING: Answer = { words: '', entries: [], problem: '' };

/** A number is a ticket's before it is anything else, and that ticket stands first. */
const byNumber = ( words: string, tickets: readonly Ticket[] ): Ticket[] => {
	const asked = Number( /^#?(\d+)$/.exec( words )?.[ 1 ] ?? 0 );
	return [ ...tickets ].sort( ( a, b ) => Number( b.id === asked ) - Number( a.id === asked ) );
};

/** Customers and tickets for what is typed. A newer question ends the older one. */
export function useFound( typed: string ): Found {
	const words = typed.trim();
	const { findTickets } = useActions();
	const { find } = useDispatch( customers );
	const [ answer, setAnswer ] = useState( NOTHING );
	useEffect( () => {
		if ( ! words ) {
			return undefined;
		}
		const abort = new AbortController();
		const ask = async () => {
			try {
				const [ people, tickets ] = await Promise.all( [ find( words, abort.signal ) as unknown as Promise< CustomerHit[] >, findTickets( words, abort.signal ) ] );
				const number = /^#?\d+$/.test( words );
				const parts = [ ofCustomers( people ), ofTickets( byNumber( words, tickets ), route() ) ];
				setAnswer( { words, entries: ( number ? parts.reverse() : parts ).flat(), problem: '' } );
			} catch ( thrown ) {
				if ( ! isAbort( thrown ) ) {
					setAnswer( { words, entries: [], problem: problemOf( thrown ).message } );
				}
			}
		};
		const timer = setTimeout( () => void ask(), PATIENCE );
		return () => {
			clearTimeout( timer );
			abort.abort();
		};
	}, [ words, find, findTickets ] );
	if ( ! words ) {
		return { ...NOTHING, isLoading: false };
	}
	// What was found for a letter less stays until the new answer is here: nothing jumps.
	return { ...answer, isLoading: answer.words !== words };
}
