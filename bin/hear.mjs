#!/usr/bin/env node
// @ts-check
// npm run hear: what a screen reader says on a walk through the running demo. Orca listens to a real Chromium on a screen that nobody sees.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSite, root } from './lib/paths.mjs';
import { endAll, endOnSignals, run, start } from './lib/processes.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { enter, launch } from './lib/shoot.mjs';
import { ensureSystem, findProgram } from './lib/system.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {[ title: string, act: (page: Page) => Promise<unknown> ]} Step */

const folder = join( root, '.cache/hear' );
const log = join( folder, 'orca.log' );
const press = ( /** @type {string[]} */ ...keys ) => async ( /** @type {Page} */ page ) => {
	for ( const key of keys ) {
		await page.keyboard.press( key );
	}
};

/** @param {string} url @return {Step[]} */
const walkOfDesk = ( url ) => [
	[ 'the desk opens', async ( page ) => {
		await page.goto( `${ url }/wp-admin/admin.php?page=deskfold#/views/all` );
		await page.locator( 'a.df-row' ).first().waitFor();
	} ],
	[ 'j: next ticket', press( 'j' ) ],
	[ 'j again', press( 'j' ) ],
	[ 'x: choose', press( 'x' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ 'Enter: into the conversation', press( 'Enter' ) ],
	[ 'e: resolve', press( 'e' ) ],
	[ 'Ctrl+Z: take it back', press( 'Control+z' ) ],
	[ 'r: reply', press( 'r' ) ],
	[ 'Escape: leave the reply', press( 'Escape' ) ],
	[ 'n: internal note', press( 'n' ) ],
	[ 'Escape: leave the note', press( 'Escape' ) ],
	[ 'a: assign', press( 'a' ) ],
	[ 'arrow down', press( 'ArrowDown' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ 'z: snooze', press( 'z' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ 'm: merge', press( 'm' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ '?: the keys', press( '?' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ '/: search', press( '/' ) ],
	[ 'nothing that exists', async ( page ) => page.keyboard.type( 'qqzz' ) ],
	[ 'Escape', press( 'Escape' ) ],
	[ 'g s: snoozed', press( 'g', 's' ) ],
];

/** @param {string} url @return {Step[]} */
const walkOfForm = ( url ) => [
	[ 'the form opens', ( page ) => page.goto( url ) ],
	[ 'the first field', ( page ) => page.locator( 'form.deskfold-form input:visible, form input[type=text]:visible' ).first().focus() ],
	[ 'Tab', press( 'Tab' ) ],
	[ 'Tab', press( 'Tab' ) ],
	[ 'sent without words', ( page ) => page.locator( 'form button[type=submit]:visible' ).first().click() ],
	[ 'Enter: to the first fault', press( 'Tab', 'Enter' ) ],
];

/** What was said since, once Orca has been silent for a moment. @param {number} from */
async function said( from ) {
	let text = '';
	for ( let still = 0; still < 8; ) {
		await wait( 250 );
		const now = ( await readFile( log, 'utf8' ) ).slice( from );
		still = now === text ? still + 1 : 0;
		text = now;
	}
	const words = [ ...text.matchAll( /SPEECH OUTPUT: '(.*?)'(?=[\[{\n]|$)/gm ) ].map( ( [ , spoken = '' ] ) => spoken.trim() );
	return { words: words.filter( Boolean ), end: from + text.length };
}

/** A voice without a sound: Orca begins only where something could speak. */
async function makeVoice() {
	const place = join( folder, '.config/speech-dispatcher' );
	await mkdir( join( place, 'modules' ), { recursive: true } );
	await writeFile( join( folder, '.asoundrc' ), 'pcm.!default { type null }\nctl.!default { type null }\n' );
	await writeFile( join( place, 'speechd.conf' ), 'AudioOutputMethod "alsa"\nAudioALSADevice "default"\nAddModule "silent" "sd_generic" "silent.conf"\nDefaultModule silent\n' );
	await writeFile( join( place, 'modules/silent.conf' ), 'GenericExecuteSynth "true"\nGenericLanguage "en" "en" "utf-8"\nAddVoice "en" "MALE1" "silent"\n' );
}

/** Runs in a session bus of its own, because what speaks and what is heard meet there. */
async function inside() {
	const { url } = JSON.parse( await readFile( join( defaultSite, 'run.json' ), 'utf8' ).catch( () => '{}' ) );
	if ( ! url || ! ( await fetch( url ).then( ( answer ) => answer.ok, () => false ) ) ) {
		throw new Plain( 'The demo is not running: please start it with `npm start` in another terminal.' );
	}
	const quiet = await launch();
	const { state, pages } = await enter( quiet, url );
	await quiet.close();
	await rm( folder, { recursive: true, force: true } );
	await mkdir( join( folder, 'run' ), { recursive: true, mode: 0o700 } );
	await makeVoice();
	Object.assign( process.env, { DISPLAY: ':77', HOME: folder, XDG_RUNTIME_DIR: join( folder, 'run' ) } );
	const quietly = { onLine: () => {} };
	start( 'screen', 'Xvfb', [ ':77', '-screen', '0', '1500x1000x24' ], quietly );
	for ( const name of [ 'IsEnabled', 'ScreenReaderEnabled' ] ) {
		await run( 'gdbus', [ 'call', '--session', '--dest', 'org.a11y.Bus', '--object-path', '/org/a11y/bus', '--method', 'org.freedesktop.DBus.Properties.Set', 'org.a11y.Status', name, '<true>' ] );
	}
	start( 'windows', 'openbox', [], quietly );
	start( 'orca', 'orca', [ '--replace', `--debug-file=${ log }` ], quietly );
	while ( ! ( await readFile( log, 'utf8' ).catch( () => '' ) ).includes( 'Screen reader on' ) ) {
		await wait( 250 );
	}
	const { chromium } = await import( '@playwright/test' );
	const browser = await chromium.launch( { headless: false, executablePath: ( await findProgram( 'chromium' ) ) ?? '', args: [ '--no-sandbox', '--disable-gpu', '--force-renderer-accessibility', '--window-size=1440,900', '--no-first-run' ] } );
	try {
		const context = await browser.newContext( { viewport: null, storageState: state } );
		const page = await context.newPage();
		let { end } = await said( 0 );
		for ( const [ title, act ] of [ ...walkOfDesk( url ), ...walkOfForm( url + pages.form ) ] ) {
			await act( page );
			const heard = await said( end );
			end = heard.end;
			say( `${ title }\n${ heard.words.map( ( words ) => `    ${ words }` ).join( '\n' ) || '    (nothing)' }` );
		}
	} finally {
		await browser.close();
	}
}

async function outside() {
	await ensureSystem( { programs: [ 'chromium', 'orca', 'speech-dispatcher', 'Xvfb', 'openbox', 'dbus-run-session', 'gdbus' ] } );
	const { code } = await run( 'dbus-run-session', [ '--', process.execPath, join( root, 'bin/hear.mjs' ), '--inside' ], { stdio: 'inherit', allowFailure: true } );
	return code;
}

endOnSignals();
await main( process.argv.includes( '--inside' ) ? inside : outside );
await endAll();
