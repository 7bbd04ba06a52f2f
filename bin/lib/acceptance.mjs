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
	[ 'desk-1600', 'desk', 1600, 'light' ],
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
