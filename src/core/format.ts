import { __, _n, sprintf } from '@wordpress/i18n';
import { locale, siteLocale } from './boot';

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const cache = new Map< string, Intl.DateTimeFormat >();

function formatter( options: Intl.DateTimeFormatOptions ): Intl.DateTimeFormat {
	const key = locale() + JSON.stringify( options );
	let made = cache.get( key );
	if ( ! made ) {
		made = new Intl.DateTimeFormat( locale(), options );
		cache.set( key, made );
	}
	return made;
}

export const timeOfDay = ( at: number ): string => formatter( { hour: 'numeric', minute: '2-digit' } ).format( at );

export const fullDate = ( at: number ): string => formatter( { dateStyle: 'full', timeStyle: 'short' } ).format( at );

function startOfDay( at: number ): number {
	const day = new Date( at );
	day.setHours( 0, 0, 0, 0 );
	return day.getTime();
}

/** Whole calendar days between the two, in the agent's own time zone. */
export const daysAgo = ( at: number, now: number ): number => Math.round( ( startOfDay( now ) - startOfDay( at ) ) / DAY );

/** A length of time that is counted while one looks. */
export const seconds = ( length: number ): string => {
	/* translators: %d: a number of seconds, as short as your language allows. */
	return sprintf( __( '%d s', 'deskfold' ), Math.max( 0, Math.floor( length / 1000 ) ) );
};

/** A length of time in its largest unit: "4 min", "2 h", "3 d". */
export function duration( length: number ): string {
	if ( length < HOUR ) {
		/* translators: %d: a number of minutes, as short as your language allows. */
		return sprintf( __( '%d min', 'deskfold' ), Math.max( 1, Math.floor( length / MINUTE ) ) );
	}
	if ( length < DAY ) {
		/* translators: %d: a number of hours, as short as your language allows. */
		return sprintf( __( '%d h', 'deskfold' ), Math.floor( length / HOUR ) );
	}
	/* translators: %d: a number of days, as short as your language allows. */
	return sprintf( __( '%d d', 'deskfold' ), Math.floor( length / DAY ) );
}

/** How long ago, for a row: minutes and hours, then the date. */
export function ago( at: number, now: number ): string {
	const past = now - at;
	if ( past < MINUTE ) {
		return __( 'now', 'deskfold' );
	}
	if ( past < DAY ) {
		return duration( past );
	}
	const sameYear = new Date( at ).getFullYear() === new Date( now ).getFullYear();
	return formatter( sameYear ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' } ).format( at );
}

/** The name of a day line in a conversation. */
export function dayName( at: number, now: number ): string {
	const days = daysAgo( at, now );
	if ( days === 0 ) {
		return __( 'Today', 'deskfold' );
	}
	if ( days === 1 ) {
		return __( 'Yesterday', 'deskfold' );
	}
	const sameYear = new Date( at ).getFullYear() === new Date( now ).getFullYear();
	return formatter( { weekday: 'long', day: 'numeric', month: 'long', ...( sameYear ? {} : { year: 'numeric' } ) } ).format( at );
}

/** A moment to come, as short as it is clear: "14:30" today, "Sat 9:00" within the week, then "27 Nov". */
export function comingShort( at: number, now: number ): string {
	const days = daysAgo( now, at );
	if ( days === 0 ) {
		return timeOfDay( at );
	}
	if ( days > 0 && days < 7 ) {
		return formatter( { weekday: 'short', hour: 'numeric', minute: '2-digit' } ).format( at );
	}
	const sameYear = new Date( at ).getFullYear() === new Date( now ).getFullYear();
	return formatter( { day: 'numeric', month: 'short', ...( sameYear ? {} : { year: 'numeric' } ) } ).format( at );
}

/** A moment to come, so that nobody can mistake it. */
export function comingLong( at: number, now: number ): string {
	const sameYear = new Date( at ).getFullYear() === new Date( now ).getFullYear();
	return formatter( { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...( sameYear ? {} : { year: 'numeric' } ) } ).format( at );
}

export const dayOf = ( at: number ): string => formatter( { dateStyle: 'medium' } ).format( at );

export const weekday = ( at: number ): string => formatter( { weekday: 'long' } ).format( at );

export const monthName = ( at: number ): string => formatter( { month: 'long', year: 'numeric' } ).format( at );

export const number = ( value: number ): string => new Intl.NumberFormat( locale() ).format( value );

export function fileSize( bytes: number ): string {
	const big = bytes < 1_000_000_000 ? 'megabyte' : 'gigabyte';
	const unit = bytes < 1_000_000 ? 'kilobyte' : big;
	const value = unit === 'kilobyte' ? Math.max( 1, Math.round( bytes / 1000 ) ) : bytes / ( unit === 'gigabyte' ? 1_000_000_000 : 1_000_000 );
	return new Intl.NumberFormat( locale(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } ).format( value );
}

/** The first letter of the first and of the last name; scripts without capitals give one sign. */
export function initials( name: string ): string {
	const words = name.trim().split( /\s+/u ).filter( ( word ) => /^[\p{L}\p{N}]/u.test( word ) );
	const signs = words.map( ( word ) => firstSign( word ) );
	const first = signs[ 0 ];
	if ( first === undefined ) {
		return '';
	}
	const last = signs.length > 1 ? signs[ signs.length - 1 ] ?? '' : '';
	const cased = first.toLocaleUpperCase() !== first.toLocaleLowerCase();
	return cased ? ( first + last ).toLocaleUpperCase() : first;
}

/** A Thai vowel written before its consonant is not a letter to stand for a name. */
function firstSign( word: string ): string {
	return [ ...word ].find( ( sign ) => /[\p{L}\p{N}]/u.test( sign ) && ! /[\u0E40-\u0E44]/u.test( sign ) ) ?? '';
}

/** "hello@…" when there is no name, and never an empty line. */
export const nameOf = ( name: string, address: string ): string => name.trim() || address || __( 'Somebody', 'deskfold' );

/** Where the family's name is written first, the first word is no way to speak to anybody. */
const FAMILY_FIRST = /^(hu|ja|ko|zh|vi|km|mn)(?![a-z])/i;
const FAMILY_FIRST_SCRIPT = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * What to call a person in a sentence: the first word of a name, or the whole address. The whole name stays where the first
 * word is not the given name, or may not be: in scripts and languages of the site that put the family first, after a title
 * or an initial. "Lindqvist, Maya" is Maya.
 */
export function firstName( name: string, address = '' ): string {
	const whole = name.trim();
	const [ family, given ] = whole.split( /\s*,\s*/u );
	const turned = given && ! given.includes( ' ' ) && family && ! family.includes( ' ' ) ? given : whole;
	const first = turned.split( /\s+/u )[ 0 ] ?? '';
	const isSure = ! /\.$/u.test( first ) && [ ...first ].length > 1 && ! FAMILY_FIRST_SCRIPT.test( turned ) && ! FAMILY_FIRST.test( siteLocale() );
	return ( isSure ? first : turned ) || address || __( 'the customer', 'deskfold' );
}

/** Without accents and capitals, as names are compared while somebody types. */
export const fold = ( text: string ): string => text.normalize( 'NFD' ).replace( /\p{M}/gu, '' ).toLocaleLowerCase();

/** Names one after the other, as a sentence takes them: "Jonas, Sam and Ana". */
export const listOf = ( names: readonly string[] ): string => new Intl.ListFormat( locale(), { type: 'conjunction' } ).format( names );

export const countOf = ( selected: number ): string =>
	/* translators: %s: a number of tickets. */
	sprintf( _n( '%s ticket', '%s tickets', selected, 'deskfold' ), number( selected ) );
