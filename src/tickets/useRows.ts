import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import { keepScroll, scrolledTo } from '../app/route';
import { useNow } from '../core/clock';
import { grouped, type Group, type Query } from './lists';
import { useDesk } from './store';

export type Item = { kind: 'group'; group: Group } | { kind: 'row'; id: number; position: number };

export type Rows = {
	items: readonly Item[];
	virtual: Virtualizer< HTMLDivElement, Element >;
	/** Which item is the heading that sticks to the top. */
	heading: number;
};

const GROUP = 28;

/** Phones have one more line's breath; the drawing fixes both. */
export const rowHeight = (): number => ( window.matchMedia( '(max-width: 782px)' ).matches ? 92 : 80 );

function useItems( ids: readonly number[], order: Query[ 'order' ] ): Item[] {
	const tickets = useDesk( ( state ) => state.tickets );
	const now = useNow();
	return useMemo( () => {
		const known = ids.flatMap( ( id ) => tickets[ id ] ?? [] );
		let position = 0;
		return grouped( known, order, now ).flatMap( ( group ): Item[] => [
			{ kind: 'group', group },
			...group.ids.map( ( id ): Item => ( { kind: 'row', id, position: ++position } ) ),
		] );
	}, [ ids, tickets, order, now ] );
}

/** Only the rows in sight exist; heights are fixed, so the scroll bar is right from the start. */
export function useRows( box: RefObject< HTMLDivElement >, ids: readonly number[], order: Query[ 'order' ], current: number | undefined ): Rows {
	const items = useItems( ids, order );
	const row = rowHeight();
	const at = useMemo( () => items.findIndex( ( item ) => item.kind === 'row' && item.id === current ), [ items, current ] );
	const heading = useRef( 0 );
	// The heading above the first row in sight and the row with the focus are always there.
	const rangeExtractor = useCallback(
		( range: Range ) => {
			heading.current = items.slice( 0, range.startIndex + 1 ).findLastIndex( ( item ) => item.kind === 'group' );
			const kept = [ heading.current, at ].filter( ( index ) => index >= 0 );
			return [ ...new Set( [ ...kept, ...defaultRangeExtractor( range ) ] ) ].sort( ( a, b ) => a - b );
		},
		[ items, at ]
	);
	// The same functions while the items are the same, or all places would be reckoned anew in every frame.
	const estimateSize = useCallback( ( index: number ) => ( items[ index ]?.kind === 'group' ? GROUP : row ), [ items, row ] );
	const getItemKey = useCallback(
		( index: number ) => {
			const item = items[ index ];
			return item?.kind === 'row' ? item.id : `group ${ item?.group.key }`;
		},
		[ items ]
	);
	const virtual = useVirtualizer< HTMLDivElement, Element >( {
		count: items.length,
		getScrollElement: () => box.current,
		estimateSize,
		getItemKey,
		overscan: 6,
		initialOffset: scrolledTo,
		scrollPaddingStart: GROUP,
		rangeExtractor,
	} );
	useFollowing( box, virtual, at, current );
	useKeptPlace( box );
	return { items, virtual, heading: heading.current };
}

/** Back and forward find the list where it was. */
function useKeptPlace( box: RefObject< HTMLDivElement > ): void {
	useEffect( () => {
		const list = box.current;
		let timer: ReturnType< typeof setTimeout > | undefined;
		const onScroll = () => {
			clearTimeout( timer );
			timer = setTimeout( () => list?.isConnected && keepScroll( Math.round( list.scrollTop ) ), 150 );
		};
		list?.addEventListener( 'scroll', onScroll, { passive: true } );
		return () => {
			clearTimeout( timer );
			list?.removeEventListener( 'scroll', onScroll );
		};
	}, [ box ] );
}

/** By what the list knows of itself: to ask for a scroll that is not needed costs a layout. */
function isInSight( { scrollOffset, scrollRect, measurementsCache }: Virtualizer< HTMLDivElement, Element >, at: number ): boolean {
	const place = measurementsCache[ at ];
	return place !== undefined && scrollOffset !== null && scrollRect !== null && place.start >= scrollOffset + GROUP && place.end <= scrollOffset + scrollRect.height;
}

/** The open ticket is in sight, and has the focus when the focus is in the list or nowhere. */
function useFollowing( box: RefObject< HTMLDivElement >, virtual: Virtualizer< HTMLDivElement, Element >, at: number, current: number | undefined ): void {
	const followed = useRef< number >();
	useEffect( () => {
		if ( at < 0 || followed.current === current ) {
			return;
		}
		followed.current = current;
		if ( ! isInSight( virtual, at ) ) {
			virtual.scrollToIndex( at, { align: 'auto' } );
		}
		const active = document.activeElement;
		if ( active === document.body || active === null || box.current?.contains( active ) ) {
			requestAnimationFrame( () => box.current?.querySelector< HTMLElement >( `[data-ticket="${ current }"]` )?.focus( { preventScroll: true } ) );
		}
	}, [ box, virtual, at, current ] );
}
