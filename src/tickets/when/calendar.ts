import type { Unit } from './tongue';

/** When nobody says an hour. */
export const MORNING = 9;

const MINUTE = 60_000;

/** What the words said, before it is a moment. */
export type Found = {
	amounts: { count: number; unit: Unit }[];
	days?: number;
	weekday?: number;
	date?: number;
	month?: number;
	year?: number;
	hour?: number;
	minute?: number;
};

export class NotUnderstood extends Error {}

/** On the calendar of the agent's clock: nine stays nine when the clocks change. */
function afterAmounts( { amounts, hour, minute }: Found, now: number ): number {
	const at = new Date( now );
	let length = 0;
	let whole = false;
	for ( const { count, unit } of amounts ) {
		if ( unit === 'minute' || unit === 'hour' ) {
			length += count * ( unit === 'hour' ? 60 : 1 ) * MINUTE;
			continue;
		}
		if ( ! Number.isInteger( count ) ) {
			throw new NotUnderstood();
		}
		whole = true;
		if ( unit === 'day' || unit === 'week' ) {
			at.setDate( at.getDate() + count * ( unit === 'week' ? 7 : 1 ) );
		} else {
			addMonths( at, count * ( unit === 'year' ? 12 : 1 ) );
		}
	}
	if ( hour !== undefined && ! whole ) {
		throw new NotUnderstood();
	}
	if ( whole && ( hour !== undefined || length === 0 ) ) {
		at.setHours( hour ?? MORNING, minute ?? 0, 0, 0 );
	}
	return at.getTime() + Math.round( length );
}

/** A month after 31 January is the last day of February. */
function addMonths( at: Date, months: number ): void {
	const day = at.getDate();
	at.setDate( 1 );
	at.setMonth( at.getMonth() + months );
	at.setDate( Math.min( day, new Date( at.getFullYear(), at.getMonth() + 1, 0 ).getDate() ) );
}

function onDate( found: Found, now: number ): number {
	const { date = 0, month = 0, year, hour = MORNING, minute = 0 } = found;
	const first = year ?? new Date( now ).getFullYear();
	// 29 February may be four years away.
	for ( let full = first; full <= first + ( year === undefined ? 4 : 0 ); full++ ) {
		const day = new Date( full, month, date );
		if ( day.getMonth() === month && day.getDate() === date && date > 0 ) {
			const at = new Date( full, month, date, hour, minute ).getTime();
			if ( at > now || year !== undefined ) {
				return at;
			}
		}
	}
	throw new NotUnderstood();
}

function onDay( { days, weekday, hour, minute = 0 }: Found, now: number ): number {
	const at = new Date( now );
	const on = ( plus: number ) => new Date( at.getFullYear(), at.getMonth(), at.getDate() + plus, hour ?? MORNING, minute ).getTime();
	if ( weekday !== undefined ) {
		const plus = ( weekday - at.getDay() + 7 ) % 7;
		// Today's own name is today while its hour is still to come.
		return plus === 0 && ( hour === undefined || on( 0 ) <= now ) ? on( 7 ) : on( plus );
	}
	if ( days !== undefined ) {
		return days === 0 && hour === undefined ? laterToday( now ) : on( days );
	}
	return on( 0 ) > now ? on( 0 ) : on( 1 );
}

/** Three hours from now, at a half hour that one can remember. */
export const laterToday = ( now: number ): number => Math.ceil( ( now + 180 * MINUTE ) / ( 30 * MINUTE ) ) * 30 * MINUTE;

export function resolve( found: Found, now: number ): number {
	const { amounts, days, weekday, date, month, year, hour } = found;
	const ways = [ amounts.length > 0, days !== undefined, weekday !== undefined && date === undefined, date !== undefined || month !== undefined ].filter( Boolean ).length;
	if ( ways > 1 || ( ( date === undefined ) !== ( month === undefined ) ) || ( year !== undefined && date === undefined ) || ( ways === 0 && hour === undefined ) ) {
		throw new NotUnderstood();
	}
	if ( amounts.length > 0 ) {
		return afterAmounts( found, now );
	}
	return date === undefined ? onDay( found, now ) : onDate( found, now );
}
