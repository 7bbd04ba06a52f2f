import { __, sprintf } from '@wordpress/i18n';
import { useCallback, useEffect, useRef } from 'react';
import { keyLabel, useKeys } from '../app/keys';
import { format, go, useRoute, VIEWS } from '../app/route';
import { boot } from '../core/boot';
import { number } from '../core/format';
import { prefer, usePreferences } from '../core/preferences';
import { Bar, Button, Empty, IconButton, Menu, MenuItem, MenuSeparator, useSlow } from '../ui';
import { BulkBar } from './BulkBar';
import { SearchField } from './SearchField';
import { useActions, useDesk } from './store';
import { RowSkeleton, TicketList } from './TicketList';
import { useCycle, useHere } from './useCycle';
import { useSelection, type Selection } from './useSelection';
import { viewTitle } from './words';

/** The list of one view: its name, its search, its rows. */
export function InboxScreen(): JSX.Element {
	const route = useRoute();
	const { query, key, list, ids } = useHere();
	const { loadList, prefetch } = useActions();
	const online = useDesk( ( state ) => state.online );
	const count = useDesk( ( state ) => state.counts[ route.view ], [ route.view ] );
	const selection = useSelection( ids, key );
	const cycle = useCycle();
	const search = useRef< HTMLInputElement >( null );
	const title = viewTitle( route.view );

	useEffect( () => {
		void loadList( query );
		// eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the query
	}, [ key, loadList ] );

	const at = route.ticket === undefined ? -1 : ids.indexOf( route.ticket );
	useEffect( () => {
		const timer = setTimeout( () => void prefetch( ids.slice( at + 1, at + 4 ) ), 600 );
		return () => clearTimeout( timer );
	}, [ at, ids, prefetch ] );

	const onOpen = useCallback(
		( id: number, intoThread: boolean ) => {
			go( { screen: 'ticket', ticket: id, view: route.view, search: route.search }, { replace: route.screen === 'ticket' && ! intoThread } );
			if ( intoThread ) {
				requestAnimationFrame( () => document.getElementById( 'df-conversation' )?.focus() );
			}
		},
		[ route.view, route.search, route.screen ]
	);
	const onMore = useCallback( () => void loadList( query, true ), [ loadList, key ] ); // eslint-disable-line react-hooks/exhaustive-deps
	const choosing = route.ticket ?? ids[ 0 ];

	useKeys( {
		next: () => void cycle.step( 1 ),
		previous: () => void cycle.step( -1 ),
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
				<MoreMenu selection={ selection } />
			</header>
			<SearchField ref={ search } value={ route.search } onChange={ ( words ) => go( { screen: 'view', view: route.view, search: words }, { replace: true } ) } />
			{ ! online && (
				<Bar look="offline">
					<b>{ __( 'You are offline.', 'deskfold' ) }</b> { __( 'You can read and write on. News come when the connection is back.', 'deskfold' ) }
				</Bar>
			) }
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
			{ selection.isChoosing && <BulkBar selection={ selection } /> }
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
				{ slow && Array.from( { length: 8 }, ( _, index ) => (
					<div key={ index } className="df-row is-empty is-flow">
						<RowSkeleton index={ index } />
					</div>
				) ) }
			</div>
		);
	}
	return isEmpty ? <Nothing /> : children;
}

/** Why it is empty, and the one next step. */
function Nothing(): JSX.Element {
	const { view, search } = useRoute();
	const counts = useDesk( ( state ) => state.counts );
	if ( search ) {
		const everywhere = (
			<Button onClick={ () => go( { screen: 'view', view: 'all', search } ) }>{ __( 'Search all tickets', 'deskfold' ) }</Button>
		);
		return (
			/* translators: %s: the words somebody searched for. */
			<Empty icon="search" title={ sprintf( __( 'No ticket matches “%s”', 'deskfold' ), search ) } action={ view === 'all' ? null : everywhere }>
				{ view === 'all' ? __( 'Check the spelling, or search for a name or an address.', 'deskfold' ) : __( 'Check the spelling, or search all tickets.', 'deskfold' ) }
			</Empty>
		);
	}
	if ( view === 'waiting_on_us' || view === 'mine' || view === 'unassigned' ) {
		const others = view !== 'waiting_on_us' && ( counts[ 'waiting_on_us' ] ?? 0 ) > 0;
		const next = others ? 'waiting_on_us' : 'all';
		const show = <Button onClick={ () => go( { screen: 'view', view: next } ) }>{ others ? __( 'Show what waits on us', 'deskfold' ) : __( 'Show all tickets', 'deskfold' ) }</Button>;
		const why = {
			waiting_on_us: __( 'Nobody is waiting for a reply right now.', 'deskfold' ),
			mine: __( 'No ticket that waits for a reply is yours.', 'deskfold' ),
			unassigned: __( 'Every ticket that waits for a reply has somebody.', 'deskfold' ),
		}[ view ];
		return (
			<Empty icon="check" title={ view === 'unassigned' ? __( 'All assigned', 'deskfold' ) : __( 'All answered', 'deskfold' ) } action={ show }>
				{ why }
			</Empty>
		);
	}
	return (
		<Empty
			icon="inbox"
			title={ __( 'Nothing here', 'deskfold' ) }
			action={ <Button onClick={ () => go( { screen: 'view', view: 'waiting_on_us' } ) }>{ __( 'Show what waits on us', 'deskfold' ) }</Button> }
		>
			{ __( 'No ticket belongs to this view at the moment.', 'deskfold' ) }
		</Empty>
	);
}

/** On a phone the rail is not there: its views are behind this button. */
function ViewsMenu( { current }: { current: string } ): JSX.Element {
	return (
		<span className="df-only-phone">
			<Menu label={ __( 'Views', 'deskfold' ) } button={ ( props ) => <IconButton icon="menu" label={ __( 'Views', 'deskfold' ) } { ...props } /> }>
				{ ( close ) =>
					VIEWS.map( ( view ) => (
						<MenuItem
							key={ view }
							checked={ view === current }
							onClick={ () => {
								close();
								go( { screen: 'view', view } );
							} }
						>
							{ viewTitle( view ) }
						</MenuItem>
					) )
				}
			</Menu>
		</span>
	);
}

function SortMenu(): JSX.Element {
	const { order } = usePreferences();
	const label = order === 'waiting' ? __( 'Sort: longest waiting first', 'deskfold' ) : __( 'Sort: newest first', 'deskfold' );
	const choose = ( to: typeof order, close: () => void ) => () => {
		prefer( { order: to } );
		close();
	};
	return (
		<Menu label={ __( 'Sort', 'deskfold' ) } align="end" button={ ( props ) => <IconButton icon="sort" label={ label } { ...props } /> }>
			{ ( close ) => (
				<>
					<MenuItem checked={ order === 'waiting' } onClick={ choose( 'waiting', close ) }>
						{ __( 'Longest waiting first', 'deskfold' ) }
					</MenuItem>
					<MenuItem checked={ order === 'newest' } onClick={ choose( 'newest', close ) }>
						{ __( 'Newest message first', 'deskfold' ) }
					</MenuItem>
				</>
			) }
		</Menu>
	);
}

function MoreMenu( { selection }: { selection: Selection } ): JSX.Element {
	const { goNext } = usePreferences();
	const { reply } = boot().user.caps;
	return (
		<Menu label={ __( 'More', 'deskfold' ) } align="end" width={ 288 } button={ ( props ) => <IconButton icon="more" label={ __( 'More', 'deskfold' ) } { ...props } /> }>
			{ ( close ) => (
				<>
					{ reply && (
						<MenuItem
							icon="check"
							shortcut={ keyLabel( 'choose' ) }
							onClick={ () => {
								close();
								selection.start();
							} }
						>
							{ __( 'Choose several', 'deskfold' ) }
						</MenuItem>
					) }
					{ reply && (
						<MenuItem icon="plus" shortcut={ keyLabel( 'create' ) } onClick={ () => ( close(), window.location.assign( format( { screen: 'new' } ) ) ) }>
							{ __( 'New ticket', 'deskfold' ) }
						</MenuItem>
					) }
					{ reply && <MenuSeparator /> }
					<MenuItem kind="checkbox" checked={ goNext } onClick={ () => prefer( { goNext: ! goNext } ) }>
						{ __( 'Go to the next ticket after sending', 'deskfold' ) }
					</MenuItem>
				</>
			) }
		</Menu>
	);
}
