import { __ } from '@wordpress/i18n';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { boot } from '../core/boot';
import { startLive } from '../core/live';
import { dismiss, undoLast, useToasts } from '../core/toasts';
import { CustomerPanel } from '../customers/CustomerPanel';
import { InboxScreen } from '../tickets/InboxScreen';
import { queryOf } from '../tickets/lists';
import { NewTicket } from '../tickets/NewTicket';
import { hearTabs } from '../tickets/otherTabs';
import { signOf, useLeaving } from '../tickets/presence';
import { peek, useActions, useDesk } from '../tickets/store';
import { NothingOpen, ThreadScreen } from '../tickets/ThreadScreen';
import { Toasts } from '../ui';
import { ErrorBoundary } from './ErrorBoundary';
import { onKeyDown, useKeys } from './keys';
import { KeySheet } from './KeySheet';
import { MailAlarms } from './MailAlarms';
import { Commands } from './palette/Commands';
import { Rail } from './Rail';
import { go, useRoute, type Route } from './route';
import { SessionBanner } from './SessionBanner';
import { SiteBanner } from './SiteBanner';
import { StoppedBanner } from './StoppedBanner';
import { TabBar } from './TabBar';
import { useTheme, useWindow } from './theme';
import { useTitle } from './useTitle';

const SettingsScreen = lazy( async () => ( { default: ( await import( /* webpackChunkName: "settings" */ '../settings/SettingsScreen' ) ).SettingsScreen } ) );

/** Asks for news as long as the desk is open. */
function useLive(): void {
	const { arrive, comeOnline } = useActions();
	const cursor = useDesk( ( state ) => state.cursor );
	const latest = useRef( cursor );
	latest.current = cursor;
	useLeaving();
	useEffect( () => hearTabs( peek, arrive ), [ arrive ] );
	useEffect( () => {
		const online = ( is: boolean ) => {
			const wasAway = ! peek().online;
			arrive( { online: is } );
			if ( is && wasAway ) {
				void comeOnline();
			}
		};
		return startLive( { cursor: () => latest.current, arrive, sign: () => signOf( peek() ), online } );
	}, [ arrive, comeOnline ] );
}

export function App(): JSX.Element {
	const route = useRoute();
	const theme = useTheme();
	const toasts = useToasts();
	const [ sheet, setSheet ] = useState( false );
	useLive();
	useTitle();
	useEffect( () => {
		document.addEventListener( 'keydown', onKeyDown );
		return () => document.removeEventListener( 'keydown', onKeyDown );
	}, [] );
	useKeys( {
		sheet: () => setSheet( true ),
		undo: () => ( undoLast() ? undefined : false ),
		goWaiting: () => go( { view: 'waiting_on_us' } ),
		goMine: () => go( { view: 'mine' } ),
		goUnassigned: () => go( { view: 'unassigned' } ),
		goSnoozed: () => go( { view: 'snoozed' } ),
		...( boot().user.caps.reply ? { create: () => go( { screen: 'new', view: route.view } ) } : {} ),
	} );
	const pane = paneOf( route );
	return (
		<div className="df-app df-desk" data-theme={ theme }>
			{ pane !== 'settings' && <SkipLinks /> }
			<Rail />
			<SessionBanner />
			<SiteBanner />
			<MailAlarms />
			<StoppedBanner />
			<div className={ `df-canvas is-${ pane }` }>
				<ErrorBoundary key={ pane === 'settings' ? 'settings' : 'tickets' }>{ pane === 'settings' ? <Settings path={ route.path ?? '' } /> : <Panes /> }</ErrorBoundary>
				{ pane !== 'thread' && pane !== 'customer' && <TabBar /> }
				<Toasts toasts={ toasts } onDismiss={ dismiss } />
			</div>
			<Commands />
			{ sheet && <KeySheet onClose={ () => setSheet( false ) } /> }
		</div>
	);
}

/** Which pane a phone shows. */
function paneOf( { screen, customer }: Route ): 'list' | 'thread' | 'customer' | 'settings' {
	if ( screen === 'settings' ) {
		return 'settings';
	}
	if ( screen === 'view' ) {
		return 'list';
	}
	return customer ? 'customer' : 'thread';
}

function Settings( { path }: { path: string } ): JSX.Element {
	const { loadList } = useActions();
	const isKnown = useDesk( ( state ) => state.cursor !== undefined );
	// Whoever comes straight here has no list yet, and so no counts in the rail and no news.
	useEffect( () => {
		if ( ! isKnown ) {
			void loadList( queryOf( 'waiting_on_us', '', 'waiting' ) );
		}
	}, [ isKnown, loadList ] );
	return (
		<Suspense fallback={ null }>
			<SettingsScreen path={ path } />
		</Suspense>
	);
}

function Panes(): JSX.Element {
	const route = useRoute();
	const { ticket: id } = route;
	usePaneFocus( paneOf( route ) );
	return (
		<>
			<InboxScreen />
			{ route.screen === 'new' && <NewTicket /> }
			{ route.screen !== 'new' && ( id === undefined ? <NothingOpen /> : <ThreadScreen key={ `thread-${ id }` } id={ id } /> ) }
			{ id !== undefined && <Customer key={ `customer-${ id }` } id={ id } /> }
		</>
	);
}

/** What lies under the drawer is not reached until it is closed. */
function beneath( isCovered: boolean ): void {
	for ( const id of [ 'df-tickets', 'df-thread' ] ) {
		document.getElementById( id )?.toggleAttribute( 'inert', isCovered );
	}
}

/** A fixed pane on wide windows, a drawer over the thread on narrow ones, a page on phones. */
function Customer( { id }: { id: number } ): JSX.Element | null {
	const route = useRoute();
	const size = useWindow();
	const customer = useDesk( ( state ) => state.tickets[ id ]?.customer_id, [ id ] );
	const state = useDesk( ( desk ) => desk.threads[ id ]?.state, [ id ] );
	const open = route.customer ?? false;
	const covers = size === 'drawer' && open && state !== 'failed';
	useEffect( () => {
		beneath( covers );
		return () => beneath( false );
	}, [ covers ] );
	const close = () => {
		beneath( false );
		go( { ...route, customer: false }, { replace: true } );
		document.getElementById( 'df-conversation' )?.focus();
	};
	useKeys( {
		customer: () => {
			if ( size === 'wide' ) {
				document.getElementById( 'df-customer' )?.focus();
			} else if ( open ) {
				close();
			} else {
				go( { ...route, customer: true } );
			}
		},
		...( open && size !== 'wide' ? { leave: close } : {} ),
	} );
	if ( ( size !== 'wide' && ! open ) || state === 'failed' ) {
		return null;
	}
	return (
		<>
			{ size === 'drawer' && <button type="button" className="df-scrim" aria-label={ __( 'Close the customer', 'deskfold' ) } tabIndex={ -1 } onClick={ close } /> }
			<aside id="df-customer" tabIndex={ -1 } className="df-pane df-customer-pane" aria-label={ __( 'Customer', 'deskfold' ) }>
				{ customer !== undefined && (
					<CustomerPanel
						customerId={ customer }
						ticketId={ id }
						isDue={ state === 'ready' }
						mayEdit={ boot().user.caps.reply }
						look={ { wide: 'pane', drawer: 'drawer', phone: 'page' }[ size ] as 'pane' | 'drawer' | 'page' }
						onClose={ close }
					/>
				) }
			</aside>
		</>
	);
}

/** On a phone the pane with the focus goes away when another one is shown. */
function usePaneFocus( pane: string ): void {
	const size = useWindow();
	const before = useRef( pane );
	useEffect( () => {
		if ( before.current !== pane && size === 'phone' ) {
			document.getElementById( pane === 'thread' ? 'df-thread' : 'df-tickets' )?.focus( { preventScroll: true } );
		}
		before.current = pane;
	}, [ pane, size ] );
}

function SkipLinks(): JSX.Element {
	const to = ( id: string ) => ( event: { preventDefault: () => void } ) => {
		// The address belongs to the route, not to an anchor.
		event.preventDefault();
		document.getElementById( id )?.focus();
	};
	return (
		<div className="df-skips">
			<a href="#df-tickets" onClick={ to( 'df-tickets' ) }>
				{ __( 'Go to the list', 'deskfold' ) }
			</a>
			<a href="#df-conversation" onClick={ to( 'df-conversation' ) }>
				{ __( 'Go to the conversation', 'deskfold' ) }
			</a>
			<a href="#df-reply" onClick={ to( 'df-reply' ) }>
				{ __( 'Go to the reply', 'deskfold' ) }
			</a>
			<a href="#df-customer" onClick={ to( 'df-customer' ) }>
				{ __( 'Go to the customer', 'deskfold' ) }
			</a>
		</div>
	);
}
