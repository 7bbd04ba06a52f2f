import { NotUnderstood, resolve, type Found } from './calendar';
import { plain, tongueOf, type Meaning, type Tongue } from './tongue';

/** "tue 3pm", "2 weeks", "tomorrow 9", "27 nov": what an agent types, as a moment of the agent's own clock. */
export type Understood = { at: number } | { problem: 'unknown' | 'passed' | 'far' };

const YEARS = 5;

/** Words and numbers apart, also where a language writes them together: "3pm", "2สัปดาห์", "14h30". */
const pieces = ( text: string ): string[] =>
	plain( text )
		.replace( /(\d)h(\d{2})(?!\d)/g, '$1:$2' )
		.replace( /(\d)t(\d)/g, '$1 $2' )
		.replace( /(\d)(?=\p{L})/gu, '$1 ' )
		.replace( /([\p{L}\p{M}])(?=\d)/gu, '$1 ' )
		.split( ' ' )
		.filter( Boolean );

/** The longest run of words from here that the language knows: some need two for "day after tomorrow". */
function meaningAt( parts: readonly string[], at: number, { words }: Tongue ): { meaning: Meaning; length: number } | undefined {
	for ( let length = Math.min( 4, parts.length - at ); length > 0; length-- ) {
		const meaning = words.get( parts.slice( at, at + length ).join( ' ' ) );
		if ( meaning ) {
			return { meaning, length };
		}
	}
	return undefined;
}

function set< Name extends 'days' | 'weekday' | 'date' | 'month' | 'year' | 'hour' | 'minute' >( found: Found, name: Name, value: number ): void {
	if ( found[ name ] !== undefined ) {
		throw new NotUnderstood();
	}
	found[ name ] = value;
}

function setTime( found: Found, hour: number, minute: number, half?: boolean ): void {
	if ( minute > 59 || hour > 24 || ( hour === 24 && minute > 0 ) || ( half !== undefined && ( hour < 1 || hour > 12 ) ) ) {
		throw new NotUnderstood();
	}
	set( found, 'hour', half === undefined ? hour : ( hour % 12 ) + ( half ? 12 : 0 ) );
	set( found, 'minute', minute );
}

/** 27.11. and 27/11/2026 in the order of the language, 2026-11-27 everywhere. */
function readDate( found: Found, text: string, { monthFirst }: Tongue ): boolean {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec( text );
	const short = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?$/.exec( text );
	if ( ! iso && ! short ) {
		return false;
	}
	const [ , one = '', , other = '', year ] = short ?? [];
	const swap = monthFirst && short?.[ 2 ] !== '.';
	const [ date, month ] = swap ? [ other, one ] : [ one, other ];
	set( found, 'date', Number( iso ? iso[ 3 ] : date ) );
	set( found, 'month', Number( iso ? iso[ 2 ] : month ) - 1 );
	const full = iso ? Number( iso[ 1 ] ) : Number( year );
	if ( iso || year ) {
		set( found, 'year', full < 100 ? 2000 + full : full );
	}
	return true;
}

/** "27 nov", and "27 de noviembre". */
function isBeforeMonth( parts: readonly string[], at: number, tongue: Tongue ): boolean {
	const next = meaningAt( parts, at, tongue );
	return next?.meaning.kind === 'month' || ( next?.meaning.kind === 'nothing' && meaningAt( parts, at + next.length, tongue )?.meaning.kind === 'month' );
}

/** A number means what stands beside it. Gives how many pieces it took. */
function readNumber( found: Found, parts: readonly string[], at: number, afterAt: boolean, tongue: Tongue ): number {
	const text = parts[ at ] ?? '';
	const next = meaningAt( parts, at + 1, tongue );
	if ( next?.meaning.kind === 'unit' && /^\d+([.]\d+)?$/.test( text ) && ! afterAt ) {
		found.amounts.push( { count: Number( text ), unit: next.meaning.unit } );
		return 1 + next.length;
	}
	const time = /^(\d{1,2}):(\d{2})$/.exec( text ) ?? ( next?.meaning.kind === 'half' ? /^(\d{1,2})(?:[.](\d{2}))?$/.exec( text ) : null );
	if ( time ) {
		const half = next?.meaning.kind === 'half' ? next.meaning.afternoon : undefined;
		setTime( found, Number( time[ 1 ] ), Number( time[ 2 ] ?? 0 ), half );
		return half === undefined ? 1 : 1 + ( next?.length ?? 0 );
	}
	if ( readDate( found, text, tongue ) ) {
		return 1;
	}
	const bare = /^(\d{1,4})[.]?$/.exec( text );
	if ( ! bare ) {
		throw new NotUnderstood();
	}
	const value = Number( bare[ 1 ] );
	const hasDay = found.days !== undefined || found.weekday !== undefined || ( found.month !== undefined && found.date !== undefined );
	if ( ! afterAt && found.date === undefined && ( isBeforeMonth( parts, at + 1, tongue ) || found.month !== undefined ) ) {
		set( found, 'date', value );
	} else if ( value >= 1000 && found.date !== undefined ) {
		set( found, 'year', value );
	} else if ( afterAt || hasDay ) {
		setTime( found, value, 0 );
	} else {
		throw new NotUnderstood();
	}
	return 1;
}

function readWord( found: Found, meaning: Meaning, wasOne: boolean ): void {
	switch ( meaning.kind ) {
		case 'day':
			return set( found, 'days', meaning.days );
		case 'weekday':
			return set( found, 'weekday', meaning.day );
		case 'month':
			return set( found, 'month', meaning.month );
		case 'clock':
			return setTime( found, meaning.hour, 0 );
		case 'unit':
			if ( ! wasOne ) {
				throw new NotUnderstood();
			}
			found.amounts.push( { count: 1, unit: meaning.unit } );
			return;
		case 'half':
			throw new NotUnderstood();
		default:
	}
}

function read( text: string, tongue: Tongue ): Found {
	const parts = pieces( text );
	const found: Found = { amounts: [] };
	let before: Meaning[ 'kind' ] = 'nothing';
	for ( let at = 0; at < parts.length; ) {
		if ( /^\d/.test( parts[ at ] ?? '' ) ) {
			at += readNumber( found, parts, at, before === 'at', tongue );
			before = 'nothing';
			continue;
		}
		const known = meaningAt( parts, at, tongue );
		if ( ! known ) {
			throw new NotUnderstood();
		}
		readWord( found, known.meaning, before === 'one' );
		before = known.meaning.kind;
		at += known.length;
	}
	return found;
}

export function parseWhen( text: string, now: number, locale = 'en' ): Understood {
	try {
		const at = resolve( read( text, tongueOf( locale ) ), now );
		if ( ! Number.isFinite( at ) ) {
			return { problem: 'unknown' };
		}
		if ( at <= now ) {
			return { problem: 'passed' };
		}
		return at > now + YEARS * 365 * 24 * 3_600_000 ? { problem: 'far' } : { at };
	} catch ( thrown ) {
		if ( thrown instanceof NotUnderstood ) {
			return { problem: 'unknown' };
		}
		throw thrown;
	}
}
