// @ts-check
// What an agent's requests cost, beside an empty signed-in REST request of the same site.
import { randomBytes } from 'node:crypto';
import { ask, median } from './bench-http.mjs';
import { Plain } from './say.mjs';

/** @typedef {{ ms: number, ratio: number, queries: number, ours: number, rows: number, memory: number, bytes: number }} Cost `rows` and `memory` over the empty request */
/** @typedef {{ url: string, cookie: string, nonce: string }} Door */

/**
 * @param {Door} door
 * @return {{ call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<import('./bench-http.mjs').Answer> }}
 */
export function desk( { url, cookie, nonce } ) {
	return {
		call: async ( method, path, body, headers = {} ) => {
			const answer = await ask( `${ url }/wp-json${ path }`, {
				method, headers: { Cookie: cookie, 'X-WP-Nonce': nonce, ...headers }, ...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
			} );
			if ( answer.status >= 300 ) {
				throw new Plain( `${ method } ${ path } was answered with ${ answer.status }: ${ answer.body.slice( 0, 300 ) }` );
			}
			return answer;
		},
	};
}

const text = '<p>Thank you for the photos. A new jug leaves us this afternoon with the express courier, so it should be with you by Thursday. Please keep the broken one until then; there is no need to send it back.</p>';
const key = () => `bench-${ randomBytes( 12 ).toString( 'hex' ) }`;

/**
 * @param {ReturnType<typeof desk>['call']} call
 * @param {number} pages
 */
async function cursorAfter( call, pages ) {
	let after = '';
	for ( let page = 0; page < pages; page++ ) {
		const { next } = JSON.parse( ( await call( 'GET', `/deskfold/v1/tickets?view=all&limit=50&after=${ after }` ) ).body );
		if ( ! next ) {
			break;
		}
		after = next;
	}
	return after;
}

/**
 * @param {Door}   door
 * @param {number} rounds
 * @return {Promise<Record<string, Cost>>}
 */
export async function measureDesk( door, rounds ) {
	const { call } = desk( door );
	/** @type {(path: string) => Promise<{ id: number, last_entry: number }[]>} */
	const tickets = async ( path ) => JSON.parse( ( await call( 'GET', path ) ).body ).tickets;
	// 40 pages of 50 are 100 of 20.
	const deep = await cursorAfter( call, 40 );
	const some = await tickets( `/deskfold/v1/tickets?view=resolved&limit=50&after=${ deep }` );
	const pick = ( /** @type {number} */ round ) => some[ round % some.length ]?.id ?? 1;
	let round = 0;
	/** @type {number[]} */
	const seen = [];
	const path = ( /** @type {number} */ id ) => `/deskfold/v1/tickets/${ id }`;
	/** @type {Record<string, (headers?: Record<string, string>) => ReturnType<typeof call>>} */
	const acts = {
		empty: ( headers ) => call( 'GET', '/bench/v1/empty', undefined, headers ),
		list: ( headers ) => call( 'GET', '/deskfold/v1/tickets?limit=20', undefined, headers ),
		list_all: ( headers ) => call( 'GET', '/deskfold/v1/tickets?view=all&limit=20', undefined, headers ),
		list_deep: ( headers ) => call( 'GET', `/deskfold/v1/tickets?view=all&limit=20&after=${ deep }`, undefined, headers ),
		open: ( headers ) => call( 'GET', path( pick( round * 7 ) ), undefined, headers ),
		news: ( headers ) => call( 'GET', '/deskfold/v1/timeline?after=999999999', undefined, headers ),
		create: ( headers ) => call( 'POST', '/deskfold/v1/tickets', { client_key: key(), to_name: 'Mira Halloway', to_email: `bench${ round }@customers.example`, subject: 'Your order', html: text, attachments: [] }, headers ),
		reply: ( headers ) => call( 'POST', `${ path( pick( round ) ) }/replies`, { client_key: key(), html: text, cc: [], bcc: [], attachments: [], seen_entry: seen[ round ] ?? 0 }, headers ),
	};
	/** @type {Record<string, number[]>} */
	const times = Object.fromEntries( Object.keys( acts ).map( ( name ) => [ name, [] ] ) );
	/** @type {Record<string, number[][]>} */
	const counts = Object.fromEntries( Object.keys( acts ).map( ( name ) => [ name, [] ] ) );
	/** @type {Record<string, number>} */
	const bytes = {};
	for ( round = 0; round < rounds + 3 + 5; round++ ) {
		seen[ round ] = JSON.parse( ( await call( 'GET', path( pick( round ) ) ) ).body ).ticket.last_entry;
		const counted = round >= rounds + 3;
		for ( const [ name, act ] of Object.entries( acts ) ) {
			const answer = await act( counted ? { 'X-Bench-Count': '1' } : {} );
			if ( counted ) {
				counts[ name ]?.push( answer.bench );
			} else if ( round >= 3 ) {
				times[ name ]?.push( answer.ms );
				bytes[ name ] = answer.bytes;
			}
		}
	}
	const of = ( /** @type {string} */ name, /** @type {number} */ at ) => median( ( counts[ name ] ?? [] ).map( ( one ) => one[ at ] ?? NaN ) );
	const base = median( times.empty ?? [] );
	return Object.fromEntries( Object.keys( acts ).map( ( name ) => [ name, {
		ms: median( times[ name ] ?? [] ), ratio: median( times[ name ] ?? [] ) / base, queries: of( name, 0 ), ours: of( name, 1 ),
		rows: of( name, 2 ) - of( 'empty', 2 ), memory: of( name, 3 ) - of( 'empty', 3 ), bytes: bytes[ name ] ?? 0,
	} ] ) );
}
