import type { ListedReply } from '../core/types.gen';
import { fold, foldSign } from './fold';

const wordsOf = ( search: string ): string[] => fold( search ).split( ' ' ).filter( Boolean );

/** A text and which of its pieces were searched for. */
export type Piece = { text: string; hit: boolean };

/** Accents and large letters do not hide a hit: each sign remembers where its folded one stands. */
export function pieces( text: string, search: string ): Piece[] {
	const signs = [ ...text ];
	const places: number[] = [];
	let folded = '';
	signs.forEach( ( sign, index ) => {
		const one = foldSign( sign );
		folded += one;
		places.push( ...Array.from( { length: one.length }, () => index ) );
	} );
	const hit = new Set< number >();
	for ( const word of wordsOf( search ) ) {
		const at = folded.indexOf( word );
		for ( let place = at; at >= 0 && place < at + word.length; place++ ) {
			hit.add( places[ place ] ?? -1 );
		}
	}
	return signs.reduce< Piece[] >( ( done, sign, index ) => {
		const last = done.at( -1 );
		// A mark that stands on its letter belongs to it.
		const isHit = hit.has( index ) || ( foldSign( sign ) === '' && last?.hit === true );
		if ( last && last.hit === isHit ) {
			last.text += sign;
		} else {
			done.push( { text: sign, hit: isHit } );
		}
		return done;
	}, [] );
}

const WEEK = 7 * 86_400_000;

/** Often counts, and recently counts more: each week without use is worth one doubling. */
const weight = ( { used, last_used_at }: ListedReply, now: number ): number =>
	last_used_at === null ? -Infinity : Math.log2( 1 + used ) - ( now - last_used_at ) / WEEK;

export const byUse = ( replies: readonly ListedReply[], now: number ): ListedReply[] =>
	[ ...replies ].sort( ( a, b ) => {
		const [ first, second ] = [ weight( a, now ), weight( b, now ) ];
		return first === second ? a.name.localeCompare( b.name ) : second - first;
	} );

function rank( reply: ListedReply, words: readonly string[] ): number {
	const all = fold( [ reply.name, reply.folder, ...reply.tags, reply.snippet ].join( ' ' ) );
	if ( ! words.every( ( word ) => all.includes( word ) ) ) {
		return -1;
	}
	const name = fold( reply.name );
	const first = words[ 0 ] ?? '';
	if ( name.startsWith( first ) ) {
		return 3;
	}
	return name.includes( ` ${ first }` ) ? 2 : Number( words.every( ( word ) => name.includes( word ) ) );
}

/** What fits to the words, best first: the name before the rest, and last those in whose whole texts the server found them. */
export function matching( replies: readonly ListedReply[], search: string, inTexts: readonly number[], now: number ): ListedReply[] {
	const words = wordsOf( search );
	const sorted = byUse( replies, now );
	if ( words.length === 0 ) {
		return sorted;
	}
	const ranked = sorted.map( ( reply ) => [ reply, rank( reply, words ) ] as const );
	const here = ranked.filter( ( [ , place ] ) => place >= 0 ).sort( ( [ , a ], [ , b ] ) => b - a );
	return [ ...here, ...ranked.filter( ( [ { id }, place ] ) => place < 0 && inTexts.includes( id ) ) ].map( ( [ reply ] ) => reply );
}

export type Shelf = { folder: string; replies: ListedReply[] };

const OFTEN = 5;

/** Without a search: what is used most on top, then folder by folder. A short list needs no folders to be seen. */
export function shelves( replies: readonly ListedReply[], now: number ): { often: ListedReply[]; folders: Shelf[] } {
	const sorted = byUse( replies, now );
	const often = sorted.filter( ( { last_used_at } ) => last_used_at !== null ).slice( 0, OFTEN );
	const rest = sorted.filter( ( reply ) => ! often.includes( reply ) );
	const names = [ ...new Set( rest.map( ( { folder } ) => folder ) ) ].sort( ( a, b ) => Number( a === '' ) - Number( b === '' ) || a.localeCompare( b ) );
	return { often, folders: names.map( ( folder ) => ( { folder, replies: rest.filter( ( reply ) => reply.folder === folder ) } ) ) };
}
