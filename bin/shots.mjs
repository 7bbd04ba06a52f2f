#!/usr/bin/env node
// @ts-check
// npm run shots: every screen and state of the running demo into .shots/, with one contact sheet.
// Options: --only=TEXT[,TEXT] (scenes whose name holds it), --widths=1600,390, --modes=light,dark,rtl,forced,
// --looks (cut and overlapping text, edges, targets), --axe (in nine colour schemes), --docs (the pictures of docs/acceptance.md)
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { picturesOfDocs } from './lib/acceptance.mjs';
import { defaultSite } from './lib/paths.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { scenes } from './lib/scenes.mjs';
import { enter, folder, launch, shoot } from './lib/shoot.mjs';

/** @typedef {import('./lib/shoot.mjs').Shot} Shot */

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
		looks: { type: 'boolean', default: false },
		axe: { type: 'boolean', default: false },
		docs: { type: 'boolean', default: false },
	} } );
	const run = JSON.parse( await readFile( join( defaultSite, 'run.json' ), 'utf8' ).catch( () => '{}' ) );
	if ( ! run.url || ! ( await fetch( run.url ).then( ( answer ) => answer.ok, () => false ) ) ) {
		throw new Plain( 'The demo is not running: please start it with `npm start` in another terminal.' );
	}
	const browser = await launch();
	try {
		const { state, tickets, pages } = await enter( browser, run.url );
		const known = scenes( tickets, pages );
		if ( values.docs ) {
			await mkdir( folder, { recursive: true } );
			return await picturesOfDocs( browser, run.url, known, state );
		}
		const all = known.filter( ( one ) => values.only.split( ',' ).some( ( name ) => one.name.includes( name ) ) );
		const wanted = all.flatMap( ( scene ) => values.modes.split( ',' ).flatMap( ( mode ) => values.widths.split( ',' ).map( ( width ) => ( { scene, mode, width: Number( width ), state, looks: values.looks, axe: values.axe } ) ) ) );
		if ( ! values.only ) {
			await rm( folder, { recursive: true, force: true } );
		}
		await mkdir( folder, { recursive: true } );
		/** @type {Shot[]} */
		const shots = [];
		const queue = wanted.entries();
		await Promise.all( [ 1, 2 ].map( async () => {
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
