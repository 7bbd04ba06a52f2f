import { moments } from '../../../src/tickets/when/moments';
import { parseWhen } from '../../../src/tickets/when/parse';

/** The tests' clock is the machine's: everything is said in its own calendar. */
const at = ( year: number, month: number, day: number, hour = 9, minute = 0 ): number => new Date( year, month - 1, day, hour, minute ).getTime();

// A Friday.
const now = at( 2026, 11, 20, 11, 26 );

const read = ( text: string, locale = 'en' ): string => {
	const found = parseWhen( text, now, locale );
	return 'at' in found ? new Date( found.at - new Date( found.at ).getTimezoneOffset() * 60_000 ).toISOString().slice( 0, 16 ) : found.problem;
};

describe( 'a typed time', () => {
	it.each( [
		[ 'tue 3pm', '2026-11-24T15:00' ],
		[ '2 weeks', '2026-12-04T09:00' ],
		[ 'tomorrow 9', '2026-11-21T09:00' ],
		[ 'Tomorrow at 9:30 PM', '2026-11-21T21:30' ],
		[ 'in 3 h', '2026-11-20T14:26' ],
		[ '90min', '2026-11-20T12:56' ],
		[ '1.5 h', '2026-11-20T12:56' ],
		[ '2 h 30 min', '2026-11-20T13:56' ],
		[ '27 nov', '2026-11-27T09:00' ],
		[ 'Nov. 27, 14:00', '2026-11-27T14:00' ],
		[ '27 november 2027 8', '2027-11-27T08:00' ],
		[ '3 march', '2027-03-03T09:00' ],
		[ '29 feb', '2028-02-29T09:00' ],
		[ 'friday', '2026-11-27T09:00' ],
		[ 'friday 10:00', '2026-11-27T10:00' ],
		[ 'fri 3pm', '2026-11-20T15:00' ],
		[ 'next monday', '2026-11-23T09:00' ],
		[ 'next week', '2026-11-27T09:00' ],
		[ 'an hour', '2026-11-20T12:26' ],
		[ '10:00', '2026-11-21T10:00' ],
		[ '12:00', '2026-11-20T12:00' ],
		[ 'at 16', '2026-11-20T16:00' ],
		[ '12 am', '2026-11-21T00:00' ],
		[ 'noon', '2026-11-20T12:00' ],
		[ 'midnight', '2026-11-21T00:00' ],
		[ 'tonight', '2026-11-20T20:00' ],
		[ 'today', '2026-11-20T14:30' ],
		[ '2026-11-27 14:00', '2026-11-27T14:00' ],
		[ '2026-11-27T14:00', '2026-11-27T14:00' ],
		[ '11/27', '2026-11-27T09:00' ],
		[ '1 month', '2026-12-20T09:00' ],
		[ '  IN   2  DAYS  ', '2026-11-22T09:00' ],
		[ '2 weeks 14:00', '2026-12-04T14:00' ],
	] )( '“%s”', ( text, wanted ) => expect( read( text ) ).toBe( wanted ) );

	it.each( [ 'soon', '', '9', '31 feb', '25:00', '13pm', '10:75', 'tomorrow tomorrow', 'tue wed', '3', '27', 'nov', '0.5 days', '2 weeks nov', 'tomorrow 2 weeks', '<b>', '3 bananas', '😀', '99/99', '1e9 h', '2 h 14:00' ] )( 'does not pretend to know “%s”', ( text ) =>
		expect( read( text ) ).toBe( 'unknown' )
	);

	it( 'tells what has passed from what is too far', () => {
		expect( [ read( 'today 9' ), read( '1 january 2026' ), read( '0 h' ), read( '9 years' ), read( '99999999999999 h' ) ] ).toEqual( [ 'passed', 'passed', 'passed', 'far', 'far' ] );
	} );

	it.each( [
		[ 'de', 'morgen 9', '2026-11-21T09:00' ],
		[ 'de', 'übermorgen', '2026-11-22T09:00' ],
		[ 'de', 'Dienstag 15:00', '2026-11-24T15:00' ],
		[ 'de', 'di 15:00', '2026-11-24T15:00' ],
		[ 'de', 'in 2 Wochen', '2026-12-04T09:00' ],
		[ 'de', '3. Dezember', '2026-12-03T09:00' ],
		[ 'de', '27.11.', '2026-11-27T09:00' ],
		[ 'de', '27.11.2027 14:00', '2027-11-27T14:00' ],
		[ 'es', 'mañana 9', '2026-11-21T09:00' ],
		[ 'es', 'dentro de 2 semanas', '2026-12-04T09:00' ],
		[ 'es', '27 de noviembre', '2026-11-27T09:00' ],
		[ 'es', '27/11', '2026-11-27T09:00' ],
		[ 'fr', 'demain 14h30', '2026-11-21T14:30' ],
		[ 'hu', 'holnap 9', '2026-11-21T09:00' ],
		[ 'hu', '2 hét múlva', '2026-12-04T09:00' ],
		[ 'pt-BR', 'amanhã 9', '2026-11-21T09:00' ],
		[ 'th', 'พรุ่งนี้ 9', '2026-11-21T09:00' ],
		[ 'th', 'ใน 2 สัปดาห์', '2026-12-04T09:00' ],
		[ 'th', '27 พฤศจิกายน', '2026-11-27T09:00' ],
		[ 'ar', 'غدًا ٩', '2026-11-21T09:00' ],
		[ 'ar', 'خلال ٣ ساعات', '2026-11-20T14:26' ],
		[ 'de', 'tue 3pm', '2026-11-24T15:00' ],
		[ 'th', '2 weeks', '2026-12-04T09:00' ],
	] )( 'in %s: “%s”', ( locale, text, wanted ) => expect( read( text, locale ) ).toBe( wanted ) );
} );

describe( 'when the clocks change', () => {
	// In Berlin on 29 March 2026 two o'clock is three, and 25 October has its third hour twice.
	const spring = Date.UTC( 2026, 2, 28, 20, 0 );
	const autumn = Date.UTC( 2026, 9, 24, 20, 0 );
	const utc = ( text: string, from: number ) => {
		const found = parseWhen( text, from );
		return 'at' in found ? new Date( found.at ).toISOString().slice( 0, 16 ) : found.problem;
	};

	it( 'nine stays nine, and three hours stay three hours', () => {
		expect( [ utc( 'tomorrow 9', spring ), utc( 'tomorrow 9', autumn ) ] ).toEqual( [ '2026-03-29T07:00', '2026-10-25T08:00' ] );
		expect( [ utc( '1 day', spring ), utc( '1 week', autumn ) ] ).toEqual( [ '2026-03-29T07:00', '2026-10-31T08:00' ] );
		expect( [ utc( 'in 12 h', spring ), utc( 'in 12 h', autumn ) ] ).toEqual( [ '2026-03-29T08:00', '2026-10-25T08:00' ] );
	} );

	it( 'an hour that does not exist becomes the one after it', () => {
		expect( utc( 'tomorrow 2:30', spring ) ).toBe( '2026-03-29T01:30' );
	} );
} );

describe( 'the times that are offered', () => {
	const offered = ( moment: number ) => moments( moment ).map( ( one ) => [ one.key, new Date( one.at ).toString().slice( 0, 21 ) ] );

	it( 'are those of the drawing on a Friday before noon', () => {
		expect( offered( now ) ).toEqual( [
			[ 'later', 'Fri Nov 20 2026 14:30' ],
			[ 'tomorrow', 'Sat Nov 21 2026 09:00' ],
			[ 'monday', 'Mon Nov 23 2026 09:00' ],
			[ 'week', 'Fri Nov 27 2026 09:00' ],
		] );
	} );

	it( 'never name the same hour twice, and nothing is later today at night', () => {
		expect( offered( at( 2026, 11, 22, 20 ) ).map( ( [ key ] ) => key ) ).toEqual( [ 'tomorrow', 'week' ] );
		expect( offered( at( 2026, 11, 23, 8 ) ).map( ( [ key ] ) => key ) ).toEqual( [ 'later', 'tomorrow', 'week' ] );
		expect( offered( at( 2026, 11, 24, 22, 40 ) ).map( ( [ key ] ) => key ) ).toEqual( [ 'tomorrow', 'monday', 'week' ] );
	} );
} );
