import { __, _x, sprintf } from '@wordpress/i18n';
import { boot } from '../../core/boot';
import { fold, nameOf } from '../../core/format';
import type { CustomerHit, Ticket } from '../../core/types.gen';
import { mySections } from '../../settings/sections';
import { statusWord, viewTitle } from '../../tickets/words';
import type { GlyphName } from '../../ui';
import { isHeard, keyLabel, KEYS, run, type Command, type Key } from '../keys';
import { format, VIEWS, type Route } from '../route';

export type Place = 'ticket' | 'customers' | 'tickets' | 'views' | 'settings';

/** One line of the palette: it goes somewhere, or does something. */
export type Entry = {
	id: string;
	place: Place;
	label: string;
	/** What tells it from its neighbours: an address, a number. */
	meta?: string;
	icon?: GlyphName;
	person?: number;
	shortcut?: string;
	href?: string;
	act?: () => void;
	/** Other words that lead here. */
	words?: string;
};

export const placeTitle = ( place: Place ): string =>
	( {
		ticket: __( 'This ticket', 'deskfold' ),
		customers: __( 'Customers', 'deskfold' ),
		tickets: __( 'Tickets', 'deskfold' ),
		views: __( 'Views', 'deskfold' ),
		settings: __( 'Settings', 'deskfold' ),
	} )[ place ];

const GLYPHS: Partial< Record< string, GlyphName > > = { resolve: 'check', reply: 'reply', note: 'lock', assign: 'person', status: 'open', priority: 'high', tag: 'tag', snooze: 'clock', merge: 'merged', spam: 'spam', customer: 'panel' };

/** In the order of what ends a ticket most often. */
const FIRST: readonly string[] = [ 'resolve', 'assign', 'merge', 'reply', 'note' ];

function wordFor( command: Command, ticket: Ticket ): string {
	if ( command === 'resolve' ) {
		/* translators: %s: subject of a ticket. */
		const words = ticket.status === 'resolved' ? __( 'Reopen “%s”', 'deskfold' ) : /* translators: %s: subject of a ticket. */ __( 'Resolve “%s”', 'deskfold' );
		return sprintf( words, ticket.subject || __( 'No subject', 'deskfold' ) );
	}
	return command === 'assign' ? __( 'Assign to…', 'deskfold' ) : KEYS[ command ].label();
}

/** Whatever can be done with the open ticket by a key. */
function ofTicket( ticket: Ticket ): Entry[] {
	const rank = ( name: string ) => ( FIRST.includes( name ) ? FIRST.indexOf( name ) : FIRST.length );
	return ( Object.keys( KEYS ) as Command[] )
		.filter( ( name ) => {
			const key: Key = KEYS[ name ];
			return key.group === 'act' && name !== 'undo' && ! key.elsewhere && isHeard( name );
		} )
		.sort( ( a, b ) => rank( a ) - rank( b ) )
		.map( ( name ) => ( {
			id: `act ${ name }`,
			place: 'ticket',
			label: wordFor( name, ticket ),
			icon: GLYPHS[ name ] ?? 'more',
			shortcut: keyLabel( name ),
			act: () => run( name ),
			words: `${ KEYS[ name ].label() } ${ nameOf( ticket.customer_name, ticket.customer_address ) } ${ ticket.id }`,
		} ) );
}

const viewKey = ( view: string ): string => ( { waiting_on_us: keyLabel( 'goWaiting' ), mine: keyLabel( 'goMine' ), unassigned: keyLabel( 'goUnassigned' ) } )[ view ] ?? '';

function ofViews(): Entry[] {
	const views = VIEWS.map( ( view ): Entry => ( { id: `view ${ view }`, place: 'views', label: viewTitle( view ), icon: 'inbox', shortcut: viewKey( view ), href: format( { screen: 'view', view } ) } ) );
	const create: Entry = { id: 'create', place: 'views', label: __( 'New ticket', 'deskfold' ), icon: 'plus', shortcut: keyLabel( 'create' ), href: format( { screen: 'new' } ) };
	return boot().user.caps.reply ? [ create, ...views ] : views;
}

const ofSettings = (): Entry[] =>
	mySections().map( ( { path, label, icon } ) => ( { id: `settings ${ path }`, place: 'settings', label, icon, href: format( { screen: 'settings', path } ), words: __( 'Settings', 'deskfold' ) } ) );

/** What is always there; the open ticket first. */
export const known = ( ticket: Ticket | undefined ): Entry[] => [ ...( ticket ? ofTicket( ticket ) : [] ), ...ofViews(), ...ofSettings() ];

export const ofCustomers = ( hits: readonly CustomerHit[] ): Entry[] =>
	hits.map( ( { id, name, address } ) => ( {
		id: `customer ${ id }`,
		place: 'customers',
		label: nameOf( name, address ),
		meta: name ? address : '',
		person: id,
		href: format( { screen: 'view', view: 'all', search: address || name } ),
	} ) );

export const ofTickets = ( tickets: readonly Ticket[], { view }: Route ): Entry[] =>
	tickets.map( ( ticket ) => ( {
		id: `ticket ${ ticket.id }`,
		place: 'tickets',
		label: ticket.subject || __( 'No subject', 'deskfold' ),
		/* translators: 1: number of a ticket, 2: its status like "Open". */
		meta: sprintf( _x( '%1$d, %2$s', 'a ticket that was found', 'deskfold' ), ticket.id, statusWord( ticket.status ).toLocaleLowerCase() ),
		icon: ticket.channel === 'form' ? 'form' : 'email',
		href: format( { screen: 'ticket', ticket: ticket.id, view } ),
		words: nameOf( ticket.customer_name, ticket.customer_address ),
	} ) );

const holds = ( text: string, typed: string ): boolean => fold( typed ).split( /\s+/ ).every( ( word ) => fold( text ).includes( word ) );

/** Every word stands somewhere in the line, or leads to it. */
export const fits = ( entry: Entry, typed: string ): boolean => holds( `${ entry.label } ${ entry.words ?? '' }`, typed );

/** So much of the open ticket when only its customer or number was typed; what was found is to be seen too. */
const FEW = 3;

const isNumber = ( typed: string ): boolean => /^#?\d+$/.test( typed );

/** The open ticket first, then people, tickets, views and settings. A typed number is a ticket before all. */
export function arranged( ticket: Ticket | undefined, typed: string, found: readonly Entry[] ): readonly Entry[] {
	const all = known( ticket );
	if ( ! typed ) {
		return all;
	}
	const fit = all.filter( ( entry ) => fits( entry, typed ) );
	const ofThis = fit.filter( ( entry ) => entry.place === 'ticket' );
	const meant = ofThis.filter( ( entry ) => holds( entry.label, typed ) );
	const own = meant.length ? meant : ofThis.slice( 0, FEW );
	const rest = fit.filter( ( entry ) => entry.place !== 'ticket' );
	return isNumber( typed ) ? [ ...found, ...own, ...rest ] : [ ...own, ...found, ...rest ];
}
