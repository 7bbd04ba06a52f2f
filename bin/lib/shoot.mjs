// @ts-check
// Opens the running demo as somebody sees it: one scene, one width, one mode; and finds what is wrong with it.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOfEdges, faultsOfTargets, faultsOfText } from './looks.mjs';
import { ensureNpmPackages } from './packages.mjs';
import { root } from './paths.mjs';
import { admin } from './site.mjs';
import { ensureFonts, ensureSystem, findProgram } from './system.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./scenes.mjs').Scene} Scene */
/** @typedef {{ scene: string, mode: string, width: number, file: string, faults: string[] }} Shot */
/** @typedef {{ scene: Scene, mode: string, width: number, state: Awaited<ReturnType<typeof enter>>['state'], looks?: boolean, axe?: boolean }} What */

export const folder = join( root, '.shots' );
/** @type {Record<number, number>} */
const heights = { 1600: 1000, 1440: 900, 1280: 800, 1024: 768, 390: 844, 320: 640 };

/** WordPress's own nine. */
export const schemes = [ 'modern', 'fresh', 'light', 'blue', 'coffee', 'ectoplasm', 'midnight', 'ocean', 'sunrise' ];

export async function launch() {
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
export async function enter( browser, url ) {
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
 * @param {What} what
 * @return {Promise<Shot>}
 */
export async function shoot( browser, url, { scene, mode, width, state, looks = false, axe = false } ) {
	const context = await browser.newContext( {
		viewport: { width, height: heights[ width ] ?? 900 }, colorScheme: mode === 'dark' ? 'dark' : 'light', forcedColors: mode === 'forced' ? 'active' : 'none', reducedMotion: 'reduce',
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
		await scene.before?.( page );
		await page.goto( scene.at.startsWith( '#' ) ? `${ url }/wp-admin/admin.php?page=deskfold${ scene.at }` : `${ url }${ scene.at }` );
		await ( scene.isLoading ? page.waitForTimeout( 2500 ) : settle( page ) );
		await scene.act?.( page );
		await page.waitForTimeout( 150 );
		faults.push( ...( await wide( page ) ) );
		if ( looks && scene.at.startsWith( '#' ) ) {
			faults.push( ...( await page.evaluate( faultsOfText, '.df-app' ) ), ...( await page.evaluate( faultsOfEdges ) ), ...( await page.evaluate( faultsOfTargets, '.df-app' ) ) );
		}
		if ( axe && scene.at.startsWith( '#' ) ) {
			faults.push( ...( await barriers( page ) ) );
		}
	} catch ( problem ) {
		faults.push( `could not be reached: ${ String( problem ).split( '\n' )[ 0 ] }` );
	}
	await page.screenshot( { path: join( folder, file ), fullPage: ! scene.at.startsWith( '#' ) } );
	const seen = [ ...new Set( faults ) ];
	// Answers that are still on their way are nobody's any more; and what a page keeps while it closes, like a draft, stays here.
	await context.setOffline( true );
	await page.unrouteAll( { behavior: 'ignoreErrors' } );
	await context.close();
	return { scene: scene.name, mode, width, file, faults: seen };
}

/**
 * The rows of the next page of a list load only when somebody scrolls to them.
 *
 * @param {Page} page
 */
async function settle( page ) {
	await page.waitForLoadState( 'networkidle', { timeout: 5000 } ).catch( () => {} );
	await page.waitForFunction( () => {
		const { document, innerHeight } = /** @type {any} */ ( globalThis );
		return ! [ ...document.querySelectorAll( '[aria-busy="true"], .df-skeleton' ) ].some( ( one ) => one.getBoundingClientRect().top < innerHeight && ! one.querySelector( '[role="option"]' ) );
	}, undefined, { timeout: 10_000 } );
}

/** @param {Page} page */
async function wide( page ) {
	const over = await page.evaluate( () => {
		const { document, innerWidth } = /** @type {any} */ ( globalThis );
		return /** @type {number} */ ( document.documentElement.scrollWidth - innerWidth );
	} );
	return over > 0 ? [ `scrolls sideways by ${ over } px` ] : [];
}

/**
 * Everything axe sees, in the first colour scheme; in the other eight what colours change.
 *
 * @param {Page} page
 */
async function barriers( page ) {
	const source = await readFile( createRequire( import.meta.url ).resolve( 'axe-core/axe.min.js' ), 'utf8' );
	await page.evaluate( source );
	/** @type {string[]} */
	const found = [];
	for ( const [ at, scheme ] of schemes.entries() ) {
		const seen = await page.evaluate( async ( { name, all, names } ) => {
			const { document, axe } = /** @type {any} */ ( globalThis );
			document.body.classList.remove( ...names.map( ( one ) => `admin-color-${ one }` ) );
			document.body.classList.add( `admin-color-${ name }` );
			const { violations } = await axe.run( '#deskfold-desk', all ? { runOnly: [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice' ], rules: { region: { enabled: false } } } : { runOnly: [ 'color-contrast' ] } );
			return violations.map( ( /** @type {any} */ one ) => `${ one.id }: ${ one.nodes.slice( 0, 3 ).map( ( /** @type {any} */ node ) => `${ node.target.join( ' ' ) } ${ node.any[ 0 ]?.data?.contrastRatio ?? '' }` ).join( '; ' ) }` );
		}, { name: scheme, all: at === 0, names: schemes } );
		found.push( ...seen.map( ( /** @type {string} */ one ) => `${ scheme }: ${ one }` ) );
	}
	return found;
}
