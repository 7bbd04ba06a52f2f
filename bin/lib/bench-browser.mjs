// @ts-check
// What an agent feels: from the key to the painted frame, scrolling, layout shift and memory, in a real Chromium.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { desk } from './bench-desk.mjs';
import { median } from './bench-http.mjs';
import { root } from './paths.mjs';
import { Plain, say } from './say.mjs';
import { findProgram } from './system.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ median: number, p95: number, ratio: number }} Felt milliseconds; `ratio` to a key that does nothing */
/** @typedef {{ rows: number, frames: number, slow: number, missed: number, longest: number, elements: number }} Scroll shares of frames longer than 16.7 ms and 1 ms of grace, and than two frames */

const p95 = ( /** @type {number[]} */ all ) => [ ...all ].sort( ( a, b ) => a - b )[ Math.ceil( all.length * 0.95 ) - 1 ] ?? NaN;

/** Notes when a key went down and when the frame after it was on the screen. */
function watchKeys() {
	const seen = /** @type {any} */ ( globalThis );
	seen.felt = undefined;
	seen.document.addEventListener( 'keydown', ( /** @type {any} */ event ) => {
		const began = event.timeStamp;
		seen.requestAnimationFrame( () => {
			const channel = new seen.MessageChannel();
			// A message that is posted in a frame arrives when that frame is painted.
			channel.port1.onmessage = () => ( seen.felt = seen.performance.now() - began );
			channel.port2.postMessage( 0 );
		} );
	}, true );
	seen.shift = 0;
	// WordPress's own bar moves by itself when its icons' font arrives, on every admin page.
	const isTheirs = ( /** @type {any} */ { node } ) => node && seen.document.getElementById( 'wpadminbar' )?.contains( node );
	new seen.PerformanceObserver( ( /** @type {any} */ list ) => {
		for ( const entry of list.getEntries() ) {
			const isOurs = ! entry.sources.length || ! entry.sources.every( isTheirs );
			seen.shift += entry.hadRecentInput || ! isOurs ? 0 : entry.value;
		}
	} ).observe( { type: 'layout-shift', buffered: true } );
}

/**
 * @param {Page}   page
 * @param {string} key
 * @return {Promise<number>} milliseconds
 */
async function press( page, key ) {
	await page.evaluate( () => ( /** @type {any} */ ( globalThis ).felt = undefined ) );
	await page.keyboard.press( key );
	await page.waitForFunction( () => /** @type {any} */ ( globalThis ).felt !== undefined );
	return page.evaluate( () => /** @type {any} */ ( globalThis ).felt );
}

const subject = ( /** @type {Page} */ page ) => page.locator( '.df-thread-title h2' ).textContent();

/**
 * Each key so often, with the next tickets in memory as they are when somebody reads.
 *
 * @param {Page}   page
 * @param {number} rounds
 * @return {Promise<Record<string, Felt>>}
 */
async function measureKeys( page, rounds ) {
	/** @type {Record<string, number[]>} */
	const found = { nothing: [], next: [], previous: [], choose: [], resolve: [] };
	const rest = () => page.waitForTimeout( 1300 );
	await page.keyboard.press( 'j' );
	await rest();
	for ( let round = 0; round < rounds; round++ ) {
		found.nothing?.push( await press( page, 'F9' ) );
		const before = await subject( page );
		found.next?.push( await press( page, 'j' ) );
		if ( round === 0 && before === ( await subject( page ) ) ) {
			throw new Plain( 'The key for the next ticket opened none: nothing was measured.' );
		}
		await rest();
		found.previous?.push( await press( page, 'k' ) );
		await rest();
		found.choose?.push( await press( page, 'x' ) );
		await page.keyboard.press( 'Escape' );
		found.resolve?.push( await press( page, 'e' ) );
		await rest();
	}
	const base = median( found.nothing ?? [] );
	return Object.fromEntries( Object.entries( found ).map( ( [ name, all ] ) => [ name, { median: median( all ), p95: p95( all ), ratio: median( all ) / base } ] ) );
}

/**
 * Scrolls a box to its end in steps of one frame.
 *
 * @param {Page}   page
 * @param {string} box
 * @param {number} step pixels
 * @return {Promise<Omit<Scroll, 'rows'>>}
 */
async function scroll( page, box, step ) {
	return page.evaluate( ( [ selector, by ] ) => new Promise( ( resolve ) => {
		const { document, requestAnimationFrame } = /** @type {any} */ ( globalThis );
		const list = document.querySelector( String( selector ) );
		list.scrollTop = 0;
		/** @type {number[]} */
		const frames = [];
		let last = 0;
		let elements = 0;
		const tick = ( /** @type {number} */ now ) => {
			if ( last ) {
				frames.push( now - last );
			}
			last = now;
			elements = Math.max( elements, list.querySelectorAll( '*' ).length );
			const top = list.scrollTop;
			list.scrollTop = top + Number( by );
			if ( list.scrollTop === top && frames.length > 10 || frames.length > 3000 ) {
				resolve( { frames: frames.length, slow: frames.filter( ( ms ) => ms > 17.7 ).length / frames.length, missed: frames.filter( ( ms ) => ms > 33.4 ).length / frames.length, longest: Math.max( ...frames ), elements } );
			} else {
				requestAnimationFrame( tick );
			}
		};
		requestAnimationFrame( tick );
	} ), [ box, step ] );
}

/**
 * The list of everything, with so many tickets in memory, from its top to its end.
 *
 * @param {Page}   page
 * @param {number} rows
 * @return {Promise<Scroll>}
 */
async function scrollList( page, rows ) {
	await page.evaluate( () => ( /** @type {any} */ ( globalThis ).location.hash = '#/views/all' ) );
	await page.locator( 'a.df-row' ).first().waitFor();
	const got = await page.evaluate( async ( wanted ) => {
		const { data } = /** @type {any} */ ( globalThis ).wp;
		const key = Object.keys( data.select( 'deskfold/tickets' ).state().lists ).find( ( name ) => name.startsWith( 'all|' ) ) ?? '';
		const query = { view: 'all', order: key.split( '|' )[ 2 ] };
		const list = () => data.select( 'deskfold/tickets' ).state().lists[ key ];
		while ( list().ids.length < wanted && list().next && ! list().problem ) {
			await data.dispatch( 'deskfold/tickets' ).loadList( query, true );
		}
		return list().ids.length;
	}, rows );
	return { rows: got, ...( await scroll( page, '.df-rows', 400 ) ) };
}

/**
 * A ticket with so many notes, all of them on the screen.
 *
 * @param {import('./bench-desk.mjs').Door} door
 * @param {Page}   page
 * @param {number} notes
 * @return {Promise<Scroll>}
 */
async function scrollThread( door, page, notes ) {
	const { call } = desk( door );
	const key = () => `bench-${ randomBytes( 12 ).toString( 'hex' ) }`;
	const made = await call( 'POST', '/deskfold/v1/tickets', { client_key: key(), to_name: 'Long Story', to_email: 'long@customers.example', subject: 'A long conversation', html: '<p>It begins.</p>', attachments: [] } );
	const { id } = JSON.parse( made.body ).tickets[ 0 ];
	for ( let at = 0; at < notes; at++ ) {
		await call( 'POST', `/deskfold/v1/tickets/${ id }/notes`, { client_key: key(), html: `<p>${ at + 1 }. The courier has been asked, and the warehouse looks for the parcel. More tomorrow.</p>`, attachments: [] } );
	}
	// Not with what the news brought meanwhile: page by page, as somebody reads who opens it.
	await page.reload();
	await page.locator( 'a.df-row' ).first().waitFor();
	await page.evaluate( ( ticket ) => ( /** @type {any} */ ( globalThis ).location.hash = `#/tickets/${ ticket }` ), id );
	await page.locator( '.df-message' ).first().waitFor();
	await page.evaluate( async ( ticket ) => {
		const { data } = /** @type {any} */ ( globalThis ).wp;
		while ( data.select( 'deskfold/tickets' ).state().threads[ ticket ].earlier ) {
			await data.dispatch( 'deskfold/tickets' ).loadEarlier( ticket );
		}
	}, id );
	const rows = await page.locator( '.df-message' ).count();
	if ( rows < notes ) {
		throw new Plain( `Of ${ notes + 1 } messages only ${ rows } are on the screen: nothing was measured.` );
	}
	return { rows, ...( await scroll( page, '#df-conversation', -800 ) ) };
}

/**
 * As much news as an hour brings at one every three seconds, and what stays of it in memory.
 *
 * @param {Page} page
 * @return {Promise<number>} megabytes
 */
async function measureMemory( page ) {
	const client = await page.context().newCDPSession( page );
	const used = async () => {
		await client.send( 'HeapProfiler.collectGarbage' );
		return Number( ( await client.send( 'Runtime.getHeapUsage' ) ).usedSize );
	};
	const hour = () => page.evaluate( async () => {
		const { wp: { data }, requestAnimationFrame } = /** @type {any} */ ( globalThis );
		const state = () => data.select( 'deskfold/tickets' ).state();
		const ids = Object.keys( state().saved ).slice( 0, 50 );
		for ( let at = 0; at < 1200; at++ ) {
			const ticket = state().saved[ ids[ at % ids.length ] ?? '' ];
			data.dispatch( 'deskfold/tickets' ).arrive( { tickets: [ { ...ticket, last_entry: ticket.last_entry + 1, last_message_at: Date.now(), snippet: `News ${ at }` } ], cursor: at } );
			if ( at % 20 === 0 ) {
				await new Promise( requestAnimationFrame );
			}
		}
	} );
	await hour();
	const before = await used();
	await hour();
	return ( ( await used() ) - before ) / 1024 / 1024;
}

/** What is fetched later, when somebody goes there. @return {Promise<Record<string, number>>} bytes, compressed */
async function weighChunks() {
	const folder = join( root, 'build/desk' );
	const names = ( await readdir( folder ) ).filter( ( name ) => name.endsWith( '.js' ) && name !== 'index.js' );
	return Object.fromEntries( await Promise.all( names.map( async ( name ) => [ name, gzipSync( await readFile( join( folder, name ) ), { level: 6 } ).length ] ) ) );
}

/**
 * @param {import('./bench-desk.mjs').Door} door
 * @param {{ rounds: number, rows: number }} how
 */
export async function measureBrowser( door, { rounds, rows } ) {
	const { chromium } = await import( '@playwright/test' );
	const browser = await chromium.launch( { executablePath: ( await findProgram( 'chromium' ) ) ?? '', args: [ '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync' ] } );
	try {
		const context = await browser.newContext( { viewport: { width: 1440, height: 900 } } );
		await context.addCookies( door.cookie.split( '; ' ).map( ( pair ) => ( { name: pair.slice( 0, pair.indexOf( '=' ) ), value: pair.slice( pair.indexOf( '=' ) + 1 ), url: door.url } ) ) );
		const page = await context.newPage();
		await page.addInitScript( watchKeys );
		/** @type {Record<string, number>} */
		const shift = {};
		const shifted = async ( /** @type {string} */ name, /** @type {string} */ path, /** @type {string} */ until ) => {
			await page.goto( 'about:blank' );
			await page.goto( door.url + path );
			await page.locator( until ).first().waitFor();
			await page.waitForTimeout( 1500 );
			shift[ name ] = await page.evaluate( () => /** @type {any} */ ( globalThis ).shift );
		};
		const at = '/wp-admin/admin.php?page=deskfold';
		await shifted( 'list', at, 'a.df-row' );
		const ticket = await page.locator( 'a.df-row' ).first().getAttribute( 'data-ticket' );
		await shifted( 'thread', `${ at }#/tickets/${ ticket }`, '.df-message' );
		await shifted( 'form', '/contact-us/', 'form' );
		await page.goto( door.url + at );
		await page.locator( 'a.df-row' ).first().waitFor();
		say( '  keys …' );
		const keys = await measureKeys( page, rounds );
		say( '  a long conversation …' );
		const thread = await scrollThread( door, page, 500 );
		say( '  a long list …' );
		const list = await scrollList( page, rows );
		const memory = await measureMemory( page );
		return { keys, list, thread, shift, memory, chunks: await weighChunks() };
	} finally {
		await browser.close();
	}
}
