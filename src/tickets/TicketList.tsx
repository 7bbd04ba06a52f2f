import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { format, type Route } from '../app/route';
import { number } from '../core/format';
import type { Group, Query } from './lists';
import { RowSkeleton } from './RowSkeleton';
import { useDesk } from './store';
import { TicketRow } from './TicketRow';
import { useFading } from './useFading';
import { rowHeight, useRows, type Item } from './useRows';

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

const rowsOf = ( items: readonly Item[] ): number[] => items.flatMap( ( item ) => ( item.kind === 'row' ? item.id : [] ) );

/** Which ticket a key leads to, from the row that has the focus. */
function target( event: KeyboardEvent, rows: readonly number[], current: number | undefined ): number | undefined {
	const { ticket } = ( document.activeElement as HTMLElement ).dataset;
	const from = rows.indexOf( ticket ? Number( ticket ) : current ?? -1 );
	const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[ event.key ];
	return to === undefined || event.ctrlKey || event.metaKey || event.altKey ? undefined : rows[ to ];
}

export function TicketList( props: Props ): JSX.Element {
	const { ids, order, route, title, current, chosen, isChoosing, hasMore, onMore, onOpen, onChoose } = props;
	const tickets = useDesk( ( state ) => state.tickets );
	const box = useRef< HTMLDivElement >( null );
	const { items, virtual, heading } = useRows( box, ids, order, current );
	useFading( box, ids );
	const shown = virtual.getVirtualItems();
	const lastShown = shown[ shown.length - 1 ]?.index ?? -1;
	useEffect( () => {
		if ( hasMore && lastShown >= items.length - 6 ) {
			onMore();
		}
	}, [ hasMore, lastShown, items.length, onMore ] );

	const { rows, lastGroup } = useMemo( () => ( { rows: rowsOf( items ), lastGroup: items.findLastIndex( ( item ) => item.kind === 'group' ) } ), [ items ] );
	const tabStop = current !== undefined && rows.includes( current ) ? current : rows[ 0 ];
	const onKeyDown = ( event: KeyboardEvent ) => {
		const id = target( event, rows, current );
		if ( id !== undefined ) {
			event.preventDefault();
			onOpen( id, false );
		}
	};
	return (
		<div
			ref={ box }
			className="df-rows"
			role="listbox"
			tabIndex={ -1 }
			aria-multiselectable={ isChoosing }
			aria-label={ /* translators: %s: the name of a view like "Waiting on us". */ sprintf( __( 'Tickets: %s', 'deskfold' ), title ) }
			onKeyDown={ onKeyDown }
		>
			<div className="df-rows-all" role="presentation" style={ { blockSize: virtual.getTotalSize() + ( hasMore ? rowHeight() : 0 ) } }>
				{ shown.map( ( { index, start, key } ) => {
					const item = items[ index ];
					if ( item?.kind === 'group' ) {
						return <GroupHeading key={ key } group={ item.group } isOpen={ hasMore && index === lastGroup } start={ index === heading ? null : start } />;
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
								total={ hasMore ? -1 : ids.length }
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

type HeadingProps = {
	group: Group;
	/** Pixels from the top of the list; null for the one that sticks. */
	start: number | null;
	/** While more rows are to come, the last group knows only how many it has at least. */
	isOpen: boolean;
};

function GroupHeading( { group, start, isOpen }: HeadingProps ): JSX.Element {
	const looks = `${ group.isLate ? 'is-late' : '' } ${ start === null ? 'is-stuck' : '' }`;
	return (
		<div className={ `df-group ${ looks }` } role="presentation" style={ start === null ? undefined : { insetBlockStart: start } }>
			<span>{ group.title }</span>
			<span className="df-num">{ number( group.ids.length ) + ( isOpen ? '+' : '' ) }</span>
		</div>
	);
}
