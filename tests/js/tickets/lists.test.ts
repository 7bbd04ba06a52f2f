import { belongs, comparing, grouped, keyOf, parseKey, queryOf } from '../../../src/tickets/lists';
import { now, ticket } from './make';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe( 'the key of a list', () => {
	it( 'gives the same question back, also with a bar in the search', () => {
		const query = queryOf( 'channel:form', 'a|b', 'newest' );
		expect( parseKey( keyOf( query ) ) ).toEqual( { view: 'all', channel: 'form', search: 'a|b', order: 'newest' } );
	} );
} );

describe( 'a view', () => {
	const query = ( view: string ) => queryOf( view, '', 'waiting' );
	it.each( [
		[ 'waiting_on_us', { status: 'new' }, true ],
		[ 'waiting_on_us', { status: 'waiting' }, false ],
		[ 'mine', { agent_id: 1 }, true ],
		[ 'mine', { agent_id: 1, status: 'resolved' }, false ],
		[ 'unassigned', { agent_id: 0 }, true ],
		[ 'unassigned', { agent_id: 2 }, false ],
		[ 'spam', { status: 'spam' }, true ],
		[ 'all', { status: 'resolved' }, true ],
		[ 'all', { status: 'trash' }, false ],
		[ 'channel:form', { channel: 'email' }, false ],
	] as const )( '%s with %o: %s', ( view, over, is ) => {
		expect( belongs( ticket( over ), query( view ), 1 ) ).toBe( is );
	} );
} );

describe( 'groups', () => {
	const titles = ( list: ReturnType< typeof ticket >[], order: 'waiting' | 'newest' ) => grouped( list, order, now ).map( ( group ) => [ group.title, group.ids ] );

	it( 'by wait: a day, an hour, less, and nobody', () => {
		const list = [ 30 * HOUR, 24 * HOUR, 2 * HOUR, 5 * MINUTE ].map( ( wait, id ) => ticket( { id, waiting_since: now - wait } ) );
		expect( titles( [ ...list, ticket( { id: 9, waiting_since: null } ) ], 'waiting' ) ).toEqual( [
			[ 'Waiting over a day', [ 0, 1 ] ],
			[ 'Waiting over an hour', [ 2 ] ],
			[ 'Within the hour', [ 3 ] ],
			[ 'Nobody is waiting', [ 9 ] ],
		] );
	} );

	it( 'by day: today, yesterday, the weekday, then the month', () => {
		const list = [ 0, 26 * HOUR, 3 * 24 * HOUR, 60 * 24 * HOUR ].map( ( past, id ) => ticket( { id, last_message_at: now - past } ) );
		expect( titles( list, 'newest' ).map( ( [ title ] ) => title ) ).toEqual( [ 'Today', 'Yesterday', 'Tuesday', 'September 2026' ] );
	} );

	it( 'mark only who waits over a day as late', () => {
		expect( grouped( [ ticket( { waiting_since: now - 25 * HOUR } ), ticket( { id: 8 } ) ], 'waiting', now ).map( ( group ) => group.isLate ) ).toEqual( [ true, false ] );
	} );
} );

describe( 'order', () => {
	it( 'puts the longest wait first and who waits for nothing last', () => {
		const list = [ ticket( { id: 1, waiting_since: null } ), ticket( { id: 2, waiting_since: now } ), ticket( { id: 3, waiting_since: now - 1 } ) ];
		expect( list.sort( comparing( { order: 'waiting', view: 'mine' } ) ).map( ( one ) => one.id ) ).toEqual( [ 3, 2, 1 ] );
	} );
} );
