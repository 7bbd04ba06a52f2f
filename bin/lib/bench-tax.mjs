// @ts-check
// What Deskfold costs requests that are not its own, and what it weighs in the browser.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ask, median } from './bench-http.mjs';

/** @typedef {{ ms: number, queries: number, memory: number }} Tax over the same request with Deskfold switched off */

/**
 * @param {import('./bench-desk.mjs').Door} door
 * @param {number} rounds
 * @return {Promise<Record<string, Tax & { base: number }>>}
 */
export async function measureTax( { url, cookie, nonce }, rounds ) {
	/** @type {Record<string, [string, Record<string, string>]>} */
	const pages = {
		'front page': [ '/', {} ],
		'REST': [ '/wp-json/bench/v1/empty', { Cookie: cookie, 'X-WP-Nonce': nonce } ],
		'admin page': [ '/wp-admin/profile.php', { Cookie: cookie } ],
	};
	/** @type {Record<string, Tax & { base: number }>} */
	const taxes = {};
	for ( const [ name, [ path, headers ] ] of Object.entries( pages ) ) {
		/** @type {number[][]} */
		const ms = [ [], [] ];
		/** @type {number[][][]} */
		const counts = [ [], [] ];
		for ( let round = 0; round < rounds + 8; round++ ) {
			// In turns, each time the other way round: whoever comes second must not always be the same.
			for ( const off of round % 2 ? [ 0, 1 ] : [ 1, 0 ] ) {
				const counted = round >= rounds + 3;
				const answer = await ask( url + path, { headers: { ...headers, ...( off ? { 'X-Bench-Off': '1' } : {} ), ...( counted ? { 'X-Bench-Count': '1' } : {} ) } } );
				if ( counted ) {
					counts[ off ]?.push( answer.bench );
				} else if ( round >= 3 ) {
					ms[ off ]?.push( answer.ms );
				}
			}
		}
		const of = ( /** @type {number} */ off, /** @type {number} */ at ) => median( ( counts[ off ] ?? [] ).map( ( one ) => one[ at ] ?? NaN ) );
		const base = median( ms[ 1 ] ?? [] );
		taxes[ name ] = { base, ms: median( ms[ 0 ] ?? [] ) - base, queries: of( 0, 0 ) - of( 1, 0 ), memory: of( 0, 3 ) - of( 1, 3 ) };
	}
	return taxes;
}

/** @typedef {{ js: number, css: number, files: number }} Weight bytes, compressed */

/**
 * Our own files that a page asks for.
 *
 * @param {import('./bench-desk.mjs').Door} door
 * @param {string} wordpress
 * @return {Promise<Record<string, Weight>>}
 */
export async function weigh( { url, cookie }, wordpress ) {
	/** @type {Record<string, [string, Record<string, string>]>} */
	const pages = {
		'agent desk': [ '/wp-admin/admin.php?page=deskfold', { Cookie: cookie } ],
		'contact form': [ '/contact-us/', {} ],
		'my requests': [ '/my-requests/', {} ],
		'any other page': [ '/', {} ],
	};
	/** @type {Record<string, Weight>} */
	const weights = {};
	for ( const [ name, [ path, headers ] ] of Object.entries( pages ) ) {
		const { body } = await ask( url + path, { headers } );
		const found = new Set( [ ...body.matchAll( /(?:src|href)=["'][^"']*?(\/wp-content\/plugins\/deskfold\/[^"'?]+\.(?:js|css))/g ) ].map( ( one ) => String( one[ 1 ] ) ) );
		const weight = { js: 0, css: 0, files: found.size };
		for ( const file of found ) {
			weight[ file.endsWith( '.css' ) ? 'css' : 'js' ] += gzipSync( await readFile( join( wordpress, file ) ), { level: 6 } ).length;
		}
		// Small styles are printed into the page.
		for ( const [ , inside = '' ] of body.matchAll( /<style id=['"]deskfold[^>]*>([\s\S]*?)<\/style>/g ) ) {
			weight.css += gzipSync( inside, { level: 6 } ).length;
		}
		weights[ name ] = weight;
	}
	return weights;
}
