import { speak } from '@wordpress/a11y';
import { __ } from '@wordpress/i18n';
import { useCallback, useEffect, useRef } from 'react';
import { useKeys } from '../app/keys';
import { go, useRoute } from '../app/route';
import { number } from '../core/format';
import { Button, Empty, Skeleton, useSlow } from '../ui';
import { BulkBar } from './BulkBar';
import { Connection } from './Connection';
import { ListMenu, SortMenu, ViewsMenu } from './ListMenus';
import type { Query } from './lists';
import { NoTickets } from './NoTickets';
import { SearchField } from './SearchField';
import { useActions, useDesk } from './store';
import { RowSkeleton } from './RowSkeleton';
import { TicketList } from './TicketList';
import { useCycle, useHere } from './useCycle';
import { useSelection } from './useSelection';
import { viewTitle } from './words';

/** Loads the list when another one is shown, and ahead of the agent what will be opened next. */
function useLoaded( query: Query, key: string, ids: readonly number[], ticket: number | undefined ): void {
	const { loadList, prefetch } = useActions();
	const latest = useRef( query );
	latest.current = query;
	const online = useDesk( ( state ) => state.online );
	useEffect( () => {
		if ( online ) {
			void loadList( latest.current );
		}
	}, [ key, loadList, online ] );
	const at = ticket === undefined ? -1 : ids.indexOf( ticket );
	useEffect( () => {
		const timer = setTimeout( () => void prefetch( ids.slice( at + 1, at + 4 ) ), 600 );
		return () => clearTimeout( timer );
	}, [ at, ids, prefetch ] );
}

/** A bar that appears is not read out by every screen reader. */
function useSpoken(): void {
	const online = useDesk( ( state ) => state.online );
	useEffect( () => {
		if ( ! online ) {
			speak( __( 'You are offline.', 'deskfold' ) );
		}
	}, [ online ] );
}

/** The list of one view: its name, its search, its rows. */
export function InboxScreen(): JSX.Element {
	const route = useRoute();
	const { query, key, list, ids } = useHere();
	const { loadList } = useActions();
	const count = useDesk( ( state ) => state.counts[ route.view ], [ route.view ] );
	const selection = useSelection( ids, key );
	const cycle = useCycle();
	const search = useRef< HTMLInputElement >( null );
	const title = viewTitle( route.view );

	useLoaded( query, key, ids, route.ticket );
	useSpoken();

	const onOpen = useCallback(
		( id: number, intoThread: boolean ) => {
			go( { screen: 'ticket', ticket: id, view: route.view, search: route.search }, { replace: route.screen === 'ticket' && ! intoThread } );
			if ( intoThread ) {
				requestAnimationFrame( () => document.getElementById( 'df-conversation' )?.focus() );
			}
		},
		[ route.view, route.search, route.screen ]
	);
	const latest = useRef( query );
	latest.current = query;
	const onMore = useCallback( () => void loadList( latest.current, true ), [ loadList ] );
	const choosing = route.ticket ?? ids[ 0 ];

	useKeys( {
		next: () => cycle.step( 1 ),
		previous: () => cycle.step( -1 ),
		search: () => search.current?.focus(),
		choose: () => ( choosing === undefined ? false : selection.choose( choosing ) ),
		chooseRange: () => ( choosing === undefined ? false : selection.choose( choosing, true ) ),
		chooseAll: () => ( ids.length ? selection.all() : false ),
		leave: () => ( selection.isChoosing ? selection.clear() : false ),
	} );

	return (
		<section id="df-tickets" tabIndex={ -1 } className="df-pane df-list-pane" aria-label={ title }>
			<header className="df-list-head">
				<ViewsMenu current={ route.view } />
				<h1>
					<span className="df-cut">{ title }</span>
					{ count !== undefined && ! route.search && <span className="df-num df-muted">{ number( count ) }</span> }
				</h1>
				<span className="df-grow" />
				<SortMenu />
				<ListMenu selection={ selection } />
			</header>
			<SearchField ref={ search } value={ route.search } onChange={ ( words ) => go( { screen: 'view', view: route.view, search: words }, { replace: true } ) } />
			<Connection>
				<b>{ __( 'You are offline.', 'deskfold' ) }</b> { __( 'You can go on reading and writing. News arrives when the connection is back.', 'deskfold' ) }
			</Connection>
			<Rows
				failed={ list?.state === 'failed' ? list.problem ?? '' : undefined }
				isLoading={ ! list || list.state === 'loading' }
				isEmpty={ ids.length === 0 }
				onRetry={ () => void loadList( query ) }
			>
				<TicketList
					key={ key }
					ids={ ids }
					order={ query.order }
					route={ route }
					title={ title }
					current={ route.ticket }
					chosen={ selection.chosen }
					isChoosing={ selection.isChoosing }
					hasMore={ Boolean( list?.next ) }
					onMore={ onMore }
					onOpen={ onOpen }
					onChoose={ selection.choose }
				/>
			</Rows>
			{ selection.isChoosing && <BulkBar selection={ selection } rest={ list?.next ? { query, shown: ids, count: route.search ? undefined : count } : null } /> }
		</section>
	);
}

type RowsProps = { failed: string | undefined; isLoading: boolean; isEmpty: boolean; onRetry: () => void; children: JSX.Element };

function Rows( { failed, isLoading, isEmpty, onRetry, children }: RowsProps ): JSX.Element {
	const slow = useSlow( isLoading && isEmpty );
	if ( failed !== undefined && isEmpty ) {
		return (
			<Empty icon="warning" title={ __( 'The list could not be loaded', 'deskfold' ) } action={ <Button onClick={ onRetry }>{ __( 'Try again', 'deskfold' ) }</Button> }>
				{ failed }
			</Empty>
		);
	}
	if ( slow || ( isLoading && isEmpty ) ) {
		return (
			<div className="df-rows" aria-busy="true">
				{ slow && (
					<div className="df-group is-stuck" aria-hidden="true">
						<Skeleton width={ 108 } height={ 10 } />
						<Skeleton width={ 16 } height={ 10 } />
					</div>
				) }
				{ slow && Array.from( { length: 10 }, ( _, index ) => (
					<div key={ index } className="df-row is-empty is-flow">
						<RowSkeleton index={ index } />
					</div>
				) ) }
			</div>
		);
	}
	return isEmpty ? <NoTickets /> : children;
}

