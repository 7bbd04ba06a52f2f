import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { __, sprintf } from '@wordpress/i18n';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { format, type Route } from '../app/route';
import { useNow } from '../core/clock';
import { number } from '../core/format';
import { Skeleton } from '../ui';
import { grouped, type Group, type Query } from './lists';
import { useDesk } from './store';
import { TicketRow } from './TicketRow';

type Props = {
	ids: readonly number[];
	order: Query[ 'order' ];
	route: Route;
	title: string;
	current: number | undefined;
	chosen: ReadonlySet< number >;
	isChoosing: boolean;
	hasMore: boolean;
	onMore: () => void;
	onOpen: ( id: number, intoThread: boolean ) => void;
	onChoose: ( id: number, range: boolean ) => void;
};

type Item = { kind: 'group'; group: Group } | { kind: 'row'; id: number; position: number };

const GROUP = 28;

function useRowHeight(): number {
	return window.matchMedia( '(max-width: 782px)' ).matches ? 92 : 80;
}

/** Only the rows in sight exist; heights are fixed, so the scroll bar is right from the start. */
export function TicketList( { ids, order, route, title, current, chosen, isChoosing, hasMore, onMore, onOpen, onChoose }: Props ): JSX.Element {
	const tickets = useDesk( ( state ) => state.tickets );
	const now = useNow();
	const row = useRowHeight();
	const box = useRef< HTMLDivElement >( null );
	const items = useMemo( (): Item[] => {
		const known = ids.flatMap( ( id ) => tickets[ id ] ?? [] );
		let position = 0;
		return grouped( known, order, now ).flatMap( ( group ): Item[] => [
			{ kind: 'group', group },
			...group.ids.map( ( id ): Item => ( { kind: 'row', id, position: ++position } ) ),
		] );
	}, [ ids, tickets, order, now ] );
	const at = useMemo( () => items.findIndex( ( item ) => item.kind === 'row' && item.id === current ), [ items, current ] );
	const heading = useRef( 0 );

	const virtual = useVirtualizer( {
		count: items.length,
		getScrollElement: () => box.current,
		estimateSize: ( index ) => ( items[ index ]?.kind === 'group' ? GROUP : row ),
		getItemKey: ( index ) => {
			const item = items[ index ];
			return item?.kind === 'row' ? item.id : `group-${ item?.kind === 'group' ? item.group.key : index }`;
		},
		overscan: 6,
		scrollPaddingStart: GROUP,
		// The heading above the first row in sight and the row with the focus are always there.
		rangeExtractor: useCallback(
			( range: Range ) => {
				heading.current = items.slice( 0, range.startIndex + 1 ).findLastIndex( ( item ) => item.kind === 'group' );
				const kept = [ heading.current, at ].filter( ( index ) => index >= 0 );
				return [ ...new Set( [ ...kept, ...defaultRangeExtractor( range ) ] ) ].sort( ( a, b ) => a - b );
			},
			[ items, at ]
		),
	} );

	const lastGroup = items.findLastIndex( ( item ) => item.kind === 'group' );
	const shown = virtual.getVirtualItems();
	const lastShown = shown[ shown.length - 1 ]?.index ?? -1;
	useEffect( () => {
		if ( hasMore && lastShown >= items.length - 6 ) {
			onMore();
		}
	}, [ hasMore, lastShown, items.length, onMore ] );

	// The open ticket is in sight, and keeps the focus when the focus is in the list or nowhere.
	useEffect( () => {
		if ( at < 0 ) {
			return;
		}
		virtual.scrollToIndex( at, { align: 'auto' } );
		const active = document.activeElement;
		if ( active === document.body || active === null || box.current?.contains( active ) ) {
			requestAnimationFrame( () => box.current?.querySelector< HTMLElement >( `[data-ticket="${ current }"]` )?.focus( { preventScroll: true } ) );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- only when another ticket is opened, not when rows move
	}, [ current ] );

	const onKeyDown = ( event: KeyboardEvent ) => {
		const rows = items.flatMap( ( item ) => ( item.kind === 'row' ? item.id : [] ) );
		const from = rows.indexOf( Number( ( document.activeElement as HTMLElement ).dataset[ 'ticket' ] ?? current ) );
		const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[ event.key ];
		const id = to === undefined ? undefined : rows[ to ];
		if ( id !== undefined && ! event.ctrlKey && ! event.metaKey && ! event.altKey ) {
			event.preventDefault();
			onOpen( id, false );
		}
	};

	const firstRow = items.find( ( item ) => item.kind === 'row' );
	const tabStop = at >= 0 ? current : firstRow?.kind === 'row' ? firstRow.id : undefined;
	const total = hasMore ? -1 : ids.length;

	return (
		<div
			ref={ box }
			className="df-rows"
			role="listbox"
			tabIndex={ -1 }
			aria-multiselectable={ isChoosing }
			/* translators: %s: the name of a view like "Waiting on us". */
			aria-label={ sprintf( __( 'Tickets: %s', 'deskfold' ), title ) }
			onKeyDown={ onKeyDown }
		>
			<div className="df-rows-all" role="presentation" style={ { blockSize: virtual.getTotalSize() + ( hasMore ? row : 0 ) } }>
				{ shown.map( ( { index, start, key } ) => {
					const item = items[ index ];
					if ( item?.kind === 'group' ) {
						const sticks = index === heading.current;
						return (
							<GroupHeading key={ key } group={ item.group } isOpen={ hasMore && index === lastGroup } { ...( sticks ? { sticks } : { start } ) } />
						);
					}
					const ticket = item && tickets[ item.id ];
					return (
						ticket && (
							<TicketRow
								key={ key }
								ticket={ ticket }
								href={ format( { screen: 'ticket', ticket: ticket.id, view: route.view, search: route.search } ) }
								isCurrent={ ticket.id === current }
								isChosen={ chosen.has( ticket.id ) }
								isChoosing={ isChoosing }
								isTabStop={ ticket.id === tabStop }
								position={ item.position }
								total={ total }
								start={ start }
								onOpen={ onOpen }
								onChoose={ onChoose }
							/>
						)
					);
				} ) }
				{ hasMore && (
					<div className="df-row is-empty" role="presentation" style={ { insetBlockStart: virtual.getTotalSize() } }>
						<RowSkeleton />
					</div>
				) }
			</div>
		</div>
	);
}

type HeadingProps = { group: Group; start?: number; sticks?: boolean; isOpen: boolean };

/** While more rows are to come, the last group knows only how many it has at least. */
function GroupHeading( { group, start, sticks = false, isOpen }: HeadingProps ): JSX.Element {
	return (
		<div
			className={ `df-group ${ group.isLate ? 'is-late' : '' } ${ sticks ? 'is-stuck' : '' }` }
			role="presentation"
			style={ start === undefined ? undefined : { insetBlockStart: start } }
		>
			<span>{ group.title }</span>
			<span className="df-num">{ number( group.ids.length ) + ( isOpen ? '+' : '' ) }</span>
		</div>
	);
}

const WIDTHS = [ [ 40, 70, 55 ], [ 52, 60, 62 ], [ 34, 78, 48 ] ] as const;

/** The lines sit where the text will be. */
export function RowSkeleton( { index = 0 }: { index?: number } ): JSX.Element {
	const [ who, subject, snippet ] = WIDTHS[ index % 3 ] ?? WIDTHS[ 0 ];
	return (
		<>
			<Skeleton width={ 32 } height={ 32 } radius={ 16 } />
			<span className="df-row-text">
				<span className="df-row-line">
					<Skeleton width={ `${ who }%` } />
					<Skeleton width={ 28 } height={ 10 } style={ { marginInlineStart: 'auto' } } />
				</span>
				<span className="df-row-line">
					<Skeleton width={ `${ subject }%` } />
					<Skeleton width={ 20 } height={ 20 } radius={ 10 } style={ { marginInlineStart: 'auto' } } />
				</span>
				<span className="df-row-line">
					<Skeleton width={ `${ snippet }%` } height={ 10 } />
					<Skeleton width={ 64 } height={ 16 } style={ { marginInlineStart: 'auto' } } />
				</span>
			</span>
		</>
	);
}
