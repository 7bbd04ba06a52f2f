/** The words of one language for times, read from the browser's own tables; English is always understood beside it. */

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export type Meaning =
	| { kind: 'day'; days: number }
	| { kind: 'weekday'; day: number }
	| { kind: 'month'; month: number }
	| { kind: 'unit'; unit: Unit }
	| { kind: 'clock'; hour: number }
	| { kind: 'half'; afternoon: boolean }
	| { kind: 'at' | 'one' | 'nothing' };

export type Tongue = { words: ReadonlyMap< string, Meaning >; monthFirst: boolean };

const UNITS: readonly Unit[] = [ 'minute', 'hour', 'day', 'week', 'month', 'year' ];

const ENGLISH: readonly [ string, Meaning ][] = [
	...( [ [ 'minute', 'min mins minute minutes m' ], [ 'hour', 'h hr hrs hour hours' ], [ 'day', 'd day days' ], [ 'week', 'w wk wks week weeks' ], [ 'month', 'mo month months' ], [ 'year', 'y year years' ] ] as const ).flatMap(
		( [ unit, words ] ) => words.split( ' ' ).map( ( word ): [ string, Meaning ] => [ word, { kind: 'unit', unit } ] )
	),
	...'in on the from now this later'.split( ' ' ).map( ( word ): [ string, Meaning ] => [ word, { kind: 'nothing' } ] ),
	...'at @'.split( ' ' ).map( ( word ): [ string, Meaning ] => [ word, { kind: 'at' } ] ),
	...'next a an one'.split( ' ' ).map( ( word ): [ string, Meaning ] => [ word, { kind: 'one' } ] ),
	[ 'tmr', { kind: 'day', days: 1 } ],
	[ 'tonight', { kind: 'clock', hour: 20 } ],
	[ 'noon', { kind: 'clock', hour: 12 } ],
	[ 'midnight', { kind: 'clock', hour: 24 } ],
	[ 'am', { kind: 'half', afternoon: false } ],
	[ 'pm', { kind: 'half', afternoon: true } ],
	[ 'tues', { kind: 'weekday', day: 2 } ],
	[ 'thur', { kind: 'weekday', day: 4 } ],
	[ 'thurs', { kind: 'weekday', day: 4 } ],
	[ 'sept', { kind: 'month', month: 8 } ],
];

/** As somebody types it: no capitals, no dots, digits of any script as ours. */
export const plain = ( text: string ): string =>
	text
		.normalize( 'NFKC' )
		.toLowerCase()
		.replace( /\p{Nd}/gu, ( digit ) => String( digitOf( digit ) ) )
		.replace( /[\u200e\u200f\u061c\u00ad]/g, '' )
		.replace( /(\p{L}\p{M}*)\./gu, '$1' )
		.replace( /[\s,،]+/gu, ' ' )
		.trim();

/** The digits of a script stand one after the other, ten and ten. */
function digitOf( digit: string ): number {
	const code = digit.codePointAt( 0 ) ?? 0;
	let zero = code;
	while ( code - zero < 9 && /\p{Nd}/u.test( String.fromCodePoint( zero - 1 ) ) ) {
		zero--;
	}
	return code < 128 ? Number( digit ) : code - zero;
}

function addNames( words: Map< string, Meaning >, locale: string ): void {
	// "27 de noviembre": what stands between means nothing.
	new Intl.DateTimeFormat( locale, { day: 'numeric', month: 'long', year: 'numeric' } )
		.formatToParts( 0 )
		.filter( ( part ) => part.type === 'literal' )
		.forEach( ( part ) => words.set( plain( part.value ), { kind: 'nothing' } ) );
	for ( const width of [ 'long', 'short' ] as const ) {
		for ( let index = 0; index < 12; index++ ) {
			// Alone and beside a number some languages bend the word.
			for ( const options of [ { month: width }, { month: width, day: 'numeric' } ] as const ) {
				const parts = new Intl.DateTimeFormat( locale, { ...options, calendar: 'gregory', timeZone: 'UTC' } ).formatToParts( Date.UTC( 2026, index, 15 ) );
				const word = plain( parts.find( ( part ) => part.type === 'month' )?.value ?? '' );
				if ( /\p{L}/u.test( word ) ) {
					words.set( word.replace( /^\d+/, '' ), { kind: 'month', month: index } );
				}
			}
			if ( index < 7 ) {
				// 4 January 2026 is a Sunday.
				words.set( plain( new Intl.DateTimeFormat( locale, { weekday: width, timeZone: 'UTC' } ).format( Date.UTC( 2026, 0, 4 + index ) ) ), { kind: 'weekday', day: index } );
			}
		}
	}
}

function addRelative( words: Map< string, Meaning >, locale: string ): void {
	const named = new Intl.RelativeTimeFormat( locale, { numeric: 'auto' } );
	for ( const days of [ 2, 1, 0 ] ) {
		const word = plain( named.format( days, 'day' ) );
		if ( ! /\d/.test( word ) ) {
			words.set( word, { kind: 'day', days } );
		}
	}
	for ( const style of [ 'long', 'short', 'narrow' ] as const ) {
		const counted = new Intl.RelativeTimeFormat( locale, { numeric: 'always', style } );
		for ( const unit of UNITS ) {
			for ( const count of [ 1, 2, 3, 5, 11 ] ) {
				const parts = counted.formatToParts( count, unit );
				const at = parts.findIndex( ( part ) => part.type === 'integer' );
				const before = at < 1 ? '' : plain( parts[ at - 1 ]?.value ?? '' );
				const [ word = '', ...rest ] = at < 0 ? [] : plain( parts[ at + 1 ]?.value ?? '' ).split( ' ' );
				[ ...before.split( ' ' ), ...rest ].filter( ( one ) => one && ! words.has( one ) ).forEach( ( one ) => words.set( one, { kind: 'nothing' } ) );
				if ( word && words.get( word )?.kind !== 'unit' ) {
					words.set( word, { kind: 'unit', unit } );
				}
			}
		}
	}
}

const made = new Map< string, Tongue >();

export function tongueOf( locale: string ): Tongue {
	const known = made.get( locale );
	if ( known ) {
		return known;
	}
	const words = new Map< string, Meaning >();
	const languages = locale.startsWith( 'en' ) ? [ locale ] : [ 'en', locale ];
	languages.forEach( ( language ) => addNames( words, language ) );
	languages.forEach( ( language ) => addRelative( words, language ) );
	// "m" and "d" are ours where the language has nothing better for them.
	ENGLISH.forEach( ( [ word, meaning ] ) => words.has( word ) && words.get( word )?.kind !== 'nothing' && meaning.kind !== 'one' ? undefined : words.set( word, meaning ) );
	const order = new Intl.DateTimeFormat( locale, { day: 'numeric', month: 'numeric' } ).formatToParts( 0 ).map( ( part ) => part.type );
	const tongue = { words, monthFirst: order.indexOf( 'month' ) < order.indexOf( 'day' ) };
	made.set( locale, tongue );
	return tongue;
}
