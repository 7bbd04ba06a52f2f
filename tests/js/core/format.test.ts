import { ago, dayName, duration, fileSize, firstName, initials, nameOf } from '../../../src/core/format';
import { pauseAfter } from '../../../src/core/live';
import { pathOf, Problem, problemOf } from '../../../src/core/api';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date( 2026, 10, 20, 11, 0 ).getTime();

describe( 'initials', () => {
	it.each( [
		[ 'Maya Lindqvist', 'ML' ],
		[ 'ana maria de la cruz', 'AC' ],
		[ 'ปณิตา ศรีสุวรรณ', 'ป' ],
		[ 'เอก', 'อ' ],
		[ 'ليلى الحداد', 'ل' ],
		[ 'Ömer', 'Ö' ],
		[ '+44 7700', '7' ],
		[ '', '' ],
		[ '“Kunst”', '' ],
	] )( '%s: %s', ( name, letters ) => expect( initials( name ) ).toBe( letters ) );
} );

describe( 'time', () => {
	it.each( [ [ 0, 'now' ], [ 59_000, 'now' ], [ 5 * MINUTE, '5 min' ], [ 2 * HOUR + MINUTE, '2 h' ], [ 30 * HOUR, 'Nov 19' ], [ 400 * 24 * HOUR, 'Oct 2025' ] ] )( '%d ms ago: %s', ( past, words ) =>
		expect( ago( now - past, now ) ).toBe( words )
	);
	it( 'names today and yesterday by the calendar, not by hours', () => {
		expect( dayName( new Date( 2026, 10, 19, 23, 59 ).getTime(), now ) ).toBe( 'Yesterday' );
		expect( dayName( new Date( 2026, 10, 20, 0, 1 ).getTime(), now ) ).toBe( 'Today' );
	} );
	it( 'never says zero minutes', () => expect( duration( 10 ) ).toBe( '1 min' ) );
} );

describe( 'names', () => {
	it( 'fall back to the address', () => {
		expect( nameOf( '  ', 'a@x.test' ) ).toBe( 'a@x.test' );
		expect( firstName( 'Maya Lindqvist', 'm@x.test' ) ).toBe( 'Maya' );
		expect( firstName( '', 'm@x.test' ) ).toBe( 'm@x.test' );
	} );
	it.each( [
		[ 'ปณิตา ศรีสุวรรณ', 'ปณิตา' ],
		[ 'ليلى الحداد', 'ليلى' ],
		[ 'Lindqvist, Maya', 'Maya' ],
		[ 'Lindqvist,', 'Lindqvist,' ],
		[ 'Northbay Ceramics, Inc.', 'Northbay' ],
		[ '山田 太郎', '山田 太郎' ],
		[ '김 민수', '김 민수' ],
		[ 'Dr. Anna Weber', 'Dr. Anna Weber' ],
		[ 'J Smith', 'J Smith' ],
	] )( 'a person is spoken to rightly: %s', ( name, said ) => expect( firstName( name ) ).toBe( said ) );
	it( 'are whole where the family comes first', () => {
		window.deskfoldDesk = { siteLocale: 'hu_HU', locale: 'en_US' } as never;
		expect( firstName( 'Kovács János' ) ).toBe( 'Kovács János' );
		window.deskfoldDesk = { siteLocale: 'de_DE', locale: 'hu_HU' } as never;
		expect( firstName( 'Maya Lindqvist' ) ).toBe( 'Maya' );
		delete window.deskfoldDesk;
	} );
} );

describe( 'sizes', () => {
	it.each( [ [ 0, '1 kB' ], [ 999, '1 kB' ], [ 1_240_000, '1.2 MB' ], [ 71_629_000_000, '71.6 GB' ] ] )( '%d', ( bytes, words ) => expect( fileSize( bytes ) ).toBe( words ) );
} );

describe( 'asking for news', () => {
	it( 'slows down with every failure, but not beyond a minute', () => {
		expect( [ 0, 1, 2, 5 ].map( ( failures ) => pauseAfter( failures, false ) ) ).toEqual( [ 3_000, 6_000, 12_000, 60_000 ] );
		expect( pauseAfter( 0, true ) ).toBe( 30_000 );
	} );
} );

describe( 'a problem', () => {
	it( 'of the server keeps its kind, its words and its details', () => {
		const problem = problemOf( { code: 'something_newer', message: 'Read it first.', data: { status: 409, news: { cursor: 3 } } } );
		expect( problem ).toMatchObject( { kind: 'something_newer', message: 'Read it first.', status: 409, details: { news: { cursor: 3 } }, offline: false } );
	} );
	it( 'without an answer is "offline"', () => {
		expect( problemOf( { code: 'fetch_error', message: 'x' } ).offline ).toBe( true );
		expect( problemOf( new TypeError( 'Failed to fetch' ) ).offline ).toBe( true );
	} );
	it( 'stays the same object', () => {
		const problem = new Problem( 'x', 'y', 400 );
		expect( problemOf( problem ) ).toBe( problem );
	} );
} );

describe( 'a path', () => {
	it( 'leaves out what is not asked', () => {
		expect( pathOf( 'tickets', { view: 'mine', search: '', after: undefined, limit: 20 } ) ).toBe( '/deskfold/v1/tickets?view=mine&limit=20' );
	} );
} );
