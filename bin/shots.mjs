#!/usr/bin/env node
// @ts-check
// npm run shots: every screen and state of the running demo into .shots/, with one contact sheet.
// Options: --only=TEXT (scenes whose name holds it), --widths=1600,390, --modes=light,dark,rtl
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureNpmPackages } from './lib/packages.mjs';
import { defaultSite, root } from './lib/paths.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { scenes } from './lib/scenes.mjs';
import { admin } from './lib/site.mjs';
import { ensureFonts, ensureSystem, findProgram } from './lib/system.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('./lib/scenes.mjs').Scene} Scene */
/** @typedef {{ scene: string, mode: string, width: number, file: string, faults: string[] }} Shot */

const folder = join( root, '.shots' );
/** @type {Record<number, number>} */
const heights = { 1600: 1000, 1280: 800, 1024: 768, 390: 844 };

async function launch() {
	await ensureNpmPackages();
	await ensureSystem( { programs: [ 'chromium' ] } );
	await ensureFonts();
	const { chromium } = await import( '@playwright/test' );
	return chromium.launch( {
		executablePath: ( await findProgram( 'chromium' ) ) ?? '',
		args: [ '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync' ],
	} );
}

/**
 * Signs in once; finds the tickets and pages that the scenes look at.
 *
 * @param {Browser} browser
 * @param {string}  url
 */
async function enter( browser, url ) {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto( `${ url }/wp-login.php` );
	await page.fill( '#user_login', admin.user );
	await page.fill( '#user_pass', admin.password );
	await Promise.all( [ page.waitForURL( /wp-admin/ ), page.click( '#wp-submit' ) ] );
	await page.goto( `${ url }/wp-admin/admin.php?page=deskfold` );
	const ask = ( /** @type {string} */ path ) => page.evaluate(
		// The desk's page has WordPress's own client, signed in.
		( asked ) => /** @type {any} */ ( globalThis ).wp.apiFetch( { path: asked } ), path
	);
	const { tickets } = await ask( '/deskfold/v1/tickets?view=all&limit=50' );
	// A ticket with a draft opens in its composer, where keys are letters: the menus are looked at in one without.
	const byLength = [ ...tickets ].sort( ( a, b ) => b.message_count - a.message_count ).slice( 0, 8 );
	for ( const one of byLength ) {
		one.has_draft = ( await ask( `/deskfold/v1/tickets/${ one.id }` ) ).drafts.length > 0;
	}
	/** @type {{ link: string, content: { raw: string } }[]} */
	const found = await ask( '/wp/v2/pages?context=edit&per_page=50' );
	const pageWith = ( /** @type {string} */ block ) => found.find( ( one ) => one.content.raw.includes( `wp:deskfold/${ block }` ) )?.link.replace( url, '' ) ?? '';
	const state = await context.storageState();
	await context.close();
	return { state, tickets, pages: { form: pageWith( 'contact-form' ), portal: pageWith( 'my-tickets' ) } };
}

/**
 * @param {Browser} browser
 * @param {string}  url
 * @param {{ scene: Scene, mode: string, width: number, state: Awaited<ReturnType<typeof enter>>['state'] }} what
 * @return {Promise<Shot>}
 */
async function shoot( browser, url, { scene, mode, width, state } ) {
	const context = await browser.newContext( {
		viewport: { width, height: heights[ width ] ?? 900 }, colorScheme: mode === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce',
		...( scene.signedOut ? {} : { storageState: state } ),
	} );
	if ( mode === 'rtl' ) {
		await context.addCookies( [ { name: 'deskfold_site_locale', value: 'ar', url } ] );
	}
	const page = await context.newPage();
	/** @type {string[]} */
	const faults = [];
	page.on( 'pageerror', ( problem ) => faults.push( problem.message ) );
	page.on( 'console', ( line ) => line.type() === 'error' && ! scene.expects?.test( line.text() ) && faults.push( line.text() ) );
	// Looking changes nothing: what would be marked as read or kept as a draft stays as it was.
	await page.route( /deskfold(\/|%2F)v1.*(\/|%2F)(read|drafts)/, ( route ) => ( route.request().method() === 'GET' ? route.continue() : route.fulfill( { json: {} } ) ) );
	const file = `${ scene.name }-${ width }-${ mode }.png`;
	try {
		await page.goto( scene.at.startsWith( '#' ) ? `${ url }/wp-admin/admin.php?page=deskfold${ scene.at }` : `${ url }${ scene.at }` );
		await page.waitForLoadState( 'networkidle', { timeout: 5000 } ).catch( () => {} );
		// The rows of the next page of a list load only when somebody scrolls to them.
		await page.waitForFunction( () => {
			const { document, innerHeight } = /** @type {any} */ ( globalThis );
			return ! [ ...document.querySelectorAll( '[aria-busy="true"], .df-skeleton' ) ].some( ( one ) => one.getBoundingClientRect().top < innerHeight && ! one.querySelector( '[role="option"]' ) );
		}, undefined, { timeout: 10_000 } );
		await scene.act?.( page );
		await page.waitForTimeout( 150 );
		const wide = await page.evaluate( () => {
			const { document, innerWidth } = /** @type {any} */ ( globalThis );
			return /** @type {number} */ ( document.documentElement.scrollWidth - innerWidth );
		} );
		if ( wide > 0 ) {
			faults.push( `scrolls sideways by ${ wide } px` );
		}
	} catch ( problem ) {
		faults.push( `could not be reached: ${ String( problem ).split( '\n' )[ 0 ] }` );
	}
	await page.screenshot( { path: join( folder, file ), fullPage: ! scene.at.startsWith( '#' ) } );
	await context.close();
	return { scene: scene.name, mode, width, file, faults: [ ...new Set( faults ) ] };
}

const escape = ( /** @type {string} */ text ) => text.replace( /[&<>"]/g, ( sign ) => `&#${ sign.charCodeAt( 0 ) };` );

/** @param {Shot[]} shots */
function sheet( shots ) {
	const names = [ ...new Set( shots.map( ( one ) => one.scene ) ) ];
	const rows = names.map( ( name ) => `<h2>${ name }</h2><div>${ shots.filter( ( one ) => one.scene === name ).map( ( one ) =>
		`<figure${ one.faults.length ? ' class="bad"' : '' }><a href="${ one.file }"><img src="${ one.file }" alt="${ one.scene }, ${ one.width } px, ${ one.mode }" loading="eager"></a><figcaption>${ one.width } ${ one.mode }${ one.faults.map( ( fault ) => `<br>${ escape( fault ) }` ).join( '' ) }</figcaption></figure>`
	).join( '' ) }</div>` );
	return `<!doctype html><meta charset="utf-8"><title>Deskfold: contact sheet</title><style>body{font:13px system-ui;margin:16px;background:#e9eaee;color:#222}h2{margin:18px 0 6px;font-size:15px}div{display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start}figure{margin:0;width:180px}img{width:100%;max-height:260px;object-fit:cover;object-position:top;border:1px solid #bbb;background:#fff}figcaption{color:#555;overflow-wrap:anywhere}.bad figcaption{color:#b00020}</style>${ rows.join( '' ) }`;
}

await main( async () => {
	const { values } = parseArgs( { options: {
		only: { type: 'string', default: '' },
		widths: { type: 'string', default: '1600,1280,1024,390' },
		modes: { type: 'string', default: 'light,dark,rtl' },
	} } );
	const run = JSON.parse( await readFile( join( defaultSite, 'run.json' ), 'utf8' ).catch( () => '{}' ) );
	if ( ! run.url || ! ( await fetch( run.url ).then( ( answer ) => answer.ok, () => false ) ) ) {
		throw new Plain( 'The demo is not running: please start it with `npm start` in another terminal.' );
	}
	const browser = await launch();
	try {
		const { state, tickets, pages } = await enter( browser, run.url );
		const all = scenes( tickets, pages ).filter( ( one ) => one.name.includes( values.only ) );
		const wanted = all.flatMap( ( scene ) => values.modes.split( ',' ).flatMap( ( mode ) => values.widths.split( ',' ).map( ( width ) => ( { scene, mode, width: Number( width ), state } ) ) ) );
		if ( ! values.only ) {
			await rm( folder, { recursive: true, force: true } );
		}
		await mkdir( folder, { recursive: true } );
		/** @type {Shot[]} */
		const shots = [];
		const queue = wanted.entries();
		await Promise.all( [ 1, 2, 3 ].map( async () => {
			for ( const [ n, what ] of queue ) {
				shots[ n ] = await shoot( browser, run.url, what );
				if ( ( n + 1 ) % 25 === 0 ) {
					say( `${ n + 1 } of ${ wanted.length } …` );
				}
			}
		} ) );
		await writeFile( join( folder, 'index.html' ), sheet( shots ) );
		const page = await browser.newPage( { viewport: { width: 2300, height: 1000 } } );
		await page.goto( `file://${ join( folder, 'index.html' ) }` );
		await page.screenshot( { path: join( folder, 'contact-sheet.png' ), fullPage: true } );
		const bad = shots.filter( ( one ) => one.faults.length );
		for ( const one of bad.slice( 0, 30 ) ) {
			say( `${ one.file }: ${ one.faults.join( '; ' ) }` );
		}
		say( `.shots/: ${ shots.length } pictures of ${ all.length } scenes, ${ bad.length } with something wrong; see .shots/index.html and .shots/contact-sheet.png.` );
		return bad.length ? 1 : 0;
	} finally {
		await browser.close();
	}
} );
