// @ts-check
// The pictures of docs/acceptance.md: our own screenshots, half as large, small enough for a repository.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { folder, shoot } from './shoot.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('./scenes.mjs').Scene} Scene */

/** Which scene stands for which lines of the list: name of the picture, scene, width, mode. */
export const wanted = /** @type {const} */ ( [
	[ 'desk-1600', 'thread-draft', 1600, 'light' ],
	[ 'desk-1600-dark', 'thread-draft', 1600, 'dark' ],
	[ 'desk-1280', 'thread-draft', 1280, 'light' ],
	[ 'desk-1024', 'thread-draft', 1024, 'light' ],
	[ 'desk-1440-rtl', 'thread-draft', 1440, 'rtl' ],
	[ 'late-first', 'list-waiting_on_us', 1600, 'light' ],
	[ 'selection', 'list-selection', 1440, 'light' ],
	[ 'shapes', 'thread-shapes', 1600, 'light' ],
	[ 'remote-images', 'thread-remote-images', 1280, 'light' ],
	[ 'note', 'thread-note', 1440, 'light' ],
	[ 'scripts', 'scripts-list', 1280, 'light' ],
	[ 'customer', 'scripts-customer', 1440, 'light' ],
	[ 'customer-drawer', 'thread-customer', 1024, 'light' ],
	[ 'phone-list', 'list-waiting_on_us', 390, 'light' ],
	[ 'phone-thread', 'thread-shapes', 390, 'light' ],
	[ 'phone-composer', 'thread-reply', 390, 'light' ],
	[ 'phone-customer', 'thread-customer', 390, 'light' ],
	[ 'empty', 'empty-mine', 1440, 'light' ],
	[ 'loading-list', 'state-list-loading', 1280, 'light' ],
	[ 'loading-thread', 'state-thread-loading', 1440, 'light' ],
	[ 'banner-mail', 'thread-automatic-mail-stopped', 1440, 'light' ],
	[ 'banner-offline', 'state-offline', 1440, 'light' ],
	[ 'banner-logged-out', 'state-logged-out', 1440, 'light' ],
	[ 'not-delivered', 'thread-not-delivered', 1440, 'light' ],
	[ 'gone', 'thread-not-there', 1280, 'light' ],
	[ 'palette', 'palette', 1280, 'light' ],
	[ 'keys', 'keys', 1280, 'light' ],
	[ 'merge', 'thread-merge', 1280, 'light' ],
	[ 'snooze', 'thread-snooze', 1280, 'light' ],
	[ 'wizard-1', 'wizard-1', 1280, 'light' ],
	[ 'wizard-2', 'wizard-2', 1280, 'light' ],
	[ 'wizard-3', 'wizard-3', 1280, 'light' ],
	[ 'wizard-4', 'wizard-4', 1280, 'light' ],
	[ 'saved-replies', 'settings-replies-open', 1440, 'light' ],
	[ 'saved-replies-slash', 'replies-slash', 1280, 'light' ],
	[ 'mailbox', 'settings-mailboxes-1', 1440, 'light' ],
	[ 'form', 'front-form', 1280, 'light' ],
	[ 'form-errors', 'front-form-errors', 1280, 'light' ],
	[ 'my-tickets', 'front-my-tickets', 1280, 'light' ],
] );

const MOST = 60_000;

/**
 * @param {Browser} browser
 * @param {string}  url
 * @param {Scene[]} known
 * @param {import('./shoot.mjs').What['state']} state
 */
export async function picturesOfDocs( browser, url, known, state ) {
	const target = join( root, 'docs/pictures/acceptance' );
	await mkdir( target, { recursive: true } );
	let bad = 0;
	for ( const [ name, sceneName, width, mode ] of wanted ) {
		const scene = known.find( ( one ) => one.name === sceneName );
		if ( ! scene ) {
			say( `${ name }: the demo has no scene “${ sceneName }”; its picture stays as it was.` );
			continue;
		}
		const shot = await shoot( browser, url, { scene, mode, width, state } );
		bad += shot.faults.length ? 1 : 0;
		shot.faults.forEach( ( fault ) => say( `${ name }: ${ fault }` ) );
		await writeFile( join( target, `${ name }.webp` ), await small( browser, join( folder, shot.file ), width <= 400 ? 1 : 0.6 ) );
	}
	say( `docs/pictures/acceptance/: ${ wanted.length } pictures.` );
	return bad ? 1 : 0;
}

/**
 * @param {Browser} browser
 * @param {string}  file a screenshot
 * @param {number}  scale
 */
async function small( browser, file, scale ) {
	const page = await browser.newPage();
	const source = `data:image/png;base64,${ ( await readFile( file ) ).toString( 'base64' ) }`;
	try {
		for ( const quality of [ 0.82, 0.7, 0.55, 0.4 ] ) {
			const answer = await page.evaluate( async ( given ) => {
				const { Image, document } = /** @type {any} */ ( globalThis );
				const picture = Object.assign( new Image(), { src: given.source } );
				await picture.decode();
				const canvas = Object.assign( document.createElement( 'canvas' ), { width: Math.round( picture.width * given.scale ), height: Math.round( picture.height * given.scale ) } );
				const paper = canvas.getContext( '2d' );
				paper.imageSmoothingQuality = 'high';
				paper.drawImage( picture, 0, 0, canvas.width, canvas.height );
				return /** @type {string} */ ( canvas.toDataURL( 'image/webp', given.quality ) );
			}, { source, scale, quality } );
			const bytes = Buffer.from( answer.split( ',' )[ 1 ] ?? '', 'base64' );
			if ( bytes.length <= MOST || quality === 0.4 ) {
				return bytes;
			}
		}
		throw new Error( 'No quality was tried.' );
	} finally {
		await page.close();
	}
}
