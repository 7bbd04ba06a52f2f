import { useSyncExternalStore } from 'react';
import { mayLeave } from '../core/leave';

export const VIEWS = [ 'mine', 'unassigned', 'waiting_on_us', 'waiting', 'snoozed', 'resolved', 'spam', 'trash', 'all', 'channel:email', 'channel:form' ] as const;
export type View = ( typeof VIEWS )[ number ];

/** Where the agent is; the address says it all, so back, forward and new tabs just work. */
export type Route = {
	screen: 'view' | 'ticket' | 'new' | 'settings';
	view: View;
	search: string;
	ticket?: number;
	/** The customer's drawer or pane is open over the ticket. */
	customer?: boolean;
	/** The message that a link points at. */
	message?: number;
	/** The rest of the path, for settings. */
	path?: string;
};

const HOME: View = 'waiting_on_us';

const isView = ( name: string ): name is View => ( VIEWS as readonly string[] ).includes( name );

export function parse( hash: string ): Route {
	const [ path = '', query = '' ] = hash.replace( /^#?\/?/, '' ).split( '?' );
	const [ head = '', second = '', third = '' ] = path.split( '/' ).map( decodeURIComponent );
	const params = new URLSearchParams( query );
	const asked = params.get( 'view' ) ?? '';
	const route: Route = { screen: 'view', view: isView( asked ) ? asked : HOME, search: params.get( 'search' ) ?? '' };
	if ( head === 'tickets' && /^[1-9]\d*$/.test( second ) ) {
		return { ...route, screen: 'ticket', ticket: Number( second ), customer: third === 'customer', ...( /^[1-9]\d*$/.test( params.get( 'message' ) ?? '' ) ? { message: Number( params.get( 'message' ) ) } : {} ) };
	}
	if ( head === 'settings' ) {
		return { ...route, screen: 'settings', path: path.split( '/' ).slice( 1 ).join( '/' ) };
	}
	if ( head === 'new' ) {
		return { ...route, screen: 'new' };
	}
	return head === 'views' && isView( second ) ? { ...route, view: second } : route;
}

export function format( route: Partial< Route > ): string {
	const { screen = 'view', view = HOME, search = '', ticket, customer, message, path = '' } = route;
	const params = new URLSearchParams();
	if ( screen !== 'view' && screen !== 'settings' && view !== HOME ) {
		params.set( 'view', view );
	}
	if ( search && screen !== 'settings' ) {
		params.set( 'search', search );
	}
	if ( message && screen === 'ticket' ) {
		params.set( 'message', String( message ) );
	}
	const query = params.size ? `?${ params.toString() }` : '';
	switch ( screen ) {
		case 'ticket':
			return `#/tickets/${ ticket }${ customer ? '/customer' : '' }${ query }`;
		case 'settings':
			return `#/settings${ path ? `/${ path }` : '' }`;
		case 'new':
			return `#/new${ query }`;
		default:
			return `#/views/${ view }${ query }`;
	}
}

let here = window.location.hash;
let now = parse( here );
const listeners = new Set< () => void >();

function read(): void {
	here = window.location.hash;
	now = parse( here );
	listeners.forEach( ( listener ) => listener() );
}

/** A link or the browser's own buttons: the address has changed already, so a refusal puts it back. */
function follow(): void {
	const wanted = window.location.hash;
	if ( wanted !== here && ! mayLeave( wanted ) ) {
		window.history.pushState( null, '', here || '#' );
		return;
	}
	read();
}

export function go( to: Partial< Route >, { replace = false } = {} ): void {
	const hash = format( to );
	if ( hash !== window.location.hash ) {
		if ( ! mayLeave( hash ) ) {
			return;
		}
		window.history[ replace ? 'replaceState' : 'pushState' ]( null, '', hash );
	}
	read();
}

function subscribe( listener: () => void ): () => void {
	if ( listeners.size === 0 ) {
		window.addEventListener( 'hashchange', follow );
		window.addEventListener( 'popstate', follow );
	}
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/** Where the list of this step of the history was scrolled to; a step that is new begins at the top. */
export const scrolledTo = (): number => Number( ( window.history.state as { scrolled?: number } | null )?.scrolled ?? 0 );

export function keepScroll( scrolled: number ): void {
	if ( scrolledTo() !== scrolled ) {
		window.history.replaceState( { ...( window.history.state as object | null ), scrolled }, '' );
	}
}

export const route = (): Route => now;
export const useRoute = (): Route => useSyncExternalStore( subscribe, route );
