#!/usr/bin/env node
// @ts-check
// npm start: everything, from a fresh clone to a running shop's desk. Ctrl+C ends all of it.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, isBuilt } from './lib/build.mjs';
import { startCatcherPage } from './lib/catcher-page.mjs';
import { startCatcher } from './lib/catcher.mjs';
import { startDoor } from './lib/door.mjs';
import { startMariadb } from './lib/mariadb.mjs';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { defaultSite } from './lib/paths.mjs';
import { freePort, isFree } from './lib/ports.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { endLeftovers, noteRun } from './lib/runs.mjs';
import { main, Plain, say, step } from './lib/say.mjs';
import { serve } from './lib/server.mjs';
import { admin, clearSite, makeSite, readNote, refreshSite, writeNote } from './lib/site.mjs';
import { ensureSystem } from './lib/system.mjs';
import { startWorker } from './lib/worker.mjs';
import { wp } from './lib/wpcli.mjs';

const mailbox = 'support@demo.test';
const usage = 'Use: npm start -- [--port N] [--site DIR] [--db sqlite|mariadb] [--fresh] [--no-demo]';

function readOptions() {
	try {
		const { values } = parseArgs( { options: {
			port: { type: 'string', default: '8080' },
			site: { type: 'string', default: defaultSite },
			db: { type: 'string' },
			fresh: { type: 'boolean', default: false },
			'no-demo': { type: 'boolean', default: false },
		} } );
		const port = Number( values.port );
		if ( ! Number.isInteger( port ) || port < 1 || port > 65_000 || ! [ undefined, 'sqlite', 'mariadb' ].includes( values.db ) ) {
			throw new Plain( usage );
		}
		return {
			port, folder: resolve( values.site ), fresh: values.fresh, demo: ! values[ 'no-demo' ],
			db: /** @type {'sqlite' | 'mariadb' | undefined} */ ( values.db ),
		};
	} catch ( problem ) {
		throw problem instanceof Plain ? problem : new Plain( `${ /** @type {Error} */ ( problem ).message }\n${ usage }` );
	}
}

/**
 * Packages and build: nothing is printed when nothing is to do.
 *
 * @param {'sqlite' | 'mariadb'} db
 */
async function prepare( db ) {
	await ensureSystem( { programs: [ 'composer', 'tar', ...( db === 'mariadb' ? [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults' ] : [] ) ] } );
	await ensureNpmPackages();
	await ensureComposerPackages();
	if ( await isBuilt() ) {
		await build();
		return;
	}
	await step( 'Building the scripts, styles and blocks', () => build( { stdio: 'pipe' } ) );
}

/**
 * The site must answer: one request, which is all that a second start asks of WordPress.
 *
 * @param {string} url
 * @param {string} folder
 */
async function check( url, folder ) {
	const { status } = await fetch( `${ url }/`, { redirect: 'manual', signal: AbortSignal.timeout( 30_000 ) } );
	if ( status !== 200 ) {
		const log = await readFile( join( folder, 'log/debug.log' ), 'utf8' ).catch( () => '' );
		const last = log.split( '\n' ).filter( ( line ) => /fatal|uncaught/i.test( line ) ).at( -1 );
		throw new Plain( `The site answers with ${ status } instead of its front page.${ last ? `\n${ last }` : '' }\nPlease look at ${ join( folder, 'log' ) }, or start with --fresh.` );
	}
}

async function start() {
	if ( Number( process.versions.node.split( '.' )[ 0 ] ) < 20 ) {
		throw new Plain( `Node ${ process.versions.node } is too old: Deskfold needs Node 20 or newer. Please install it and start again.` );
	}
	const { port, folder, fresh, demo, db: wanted } = readOptions();
	const url = `http://127.0.0.1:${ port }`;

	await endLeftovers( folder );
	if ( ! ( await isFree( port ) ) ) {
		throw new Plain( `Port ${ port } is taken by another program: please end that, or choose another port with \`npm start -- --port ${ port + 10 }\`.` );
	}
	let note = fresh ? undefined : await readNote( folder );
	const db = wanted ?? note?.db ?? 'sqlite';
	if ( note && note.db !== db ) {
		throw new Plain( `The site in ${ folder } keeps its data in ${ note.db }: please start without --db, add --fresh to begin anew, or choose another folder with --site.` );
	}
	await prepare( db );

	if ( ! note && ( await clearSite( folder ) ) ) {
		say( fresh ? 'Cleared the old site.' : 'An earlier start did not finish: making the site again.' );
	}
	await noteRun( folder, url );
	const server = db === 'mariadb' ? await startMariadb( join( folder, 'mariadb' ) ) : undefined;
	const smtpPort = await freePort( port + 2 );
	const catcher = await startCatcher( join( folder, 'mail' ), smtpPort );
	await mkdir( join( folder, 'files' ), { recursive: true } );
	const options = {
		folder, url, db, smtpPort, ...( server ? { server } : {} ), title: 'Northbay Ceramics', languages: true, woocommerce: true,
		constants: { DESKFOLD_STORAGE: join( folder, 'files' ) },
	};
	if ( note ) {
		await refreshSite( options );
	} else {
		const { woocommerce } = await makeSite( options );
		note = { version: '7.1.1', db, woocommerce, demo: false };
		if ( ! demo ) {
			await writeNote( folder, note );
		}
	}
	if ( demo && ! note.demo ) {
		// Unfinished until the shop is complete: half a shop is made again, with its site.
		await rm( join( folder, 'site.json' ), { force: true } );
		await step( 'Filling the demo shop’s desk', () => wp( folder, [ 'deskfold', 'demo', 'shop', '--user=admin', '--yes' ], { onLine: say } ) );
		note = { ...note, demo: true };
		await writeNote( folder, note );
	}

	const { stop: stopServing } = await serve( folder, port );
	const doorPort = await freePort( port + 3 );
	const door = await startDoor( folder, doorPort, ( line ) => say( `[door] ${ line }` ) );
	const pagePort = await freePort( port + 1 );
	const page = await startCatcherPage( catcher, pagePort, door.take );
	await noteRun( folder, url );
	await check( url, folder );
	const worker = await startWorker( folder );
	await noteRun( folder, url );
	ending = async () => {
		await Promise.all( [ page.close(), door.close(), stopServing(), worker.stop() ] );
		await catcher.close();
		await endAll();
		await server?.stop();
		await rm( join( folder, 'run.json' ), { force: true } );
	};

	const desk = `${ url }/wp-admin/admin.php?page=deskfold`;
	say( '' );
	say( `Site           ${ url }/` );
	say( `Desk           ${ desk }` );
	say( `Sign in as     ${ admin.user } / ${ admin.password }` );
	if ( note.demo ) {
		say( `Mailbox        ${ mailbox }` );
	}
	say( `SMTP door      127.0.0.1:${ doorPort } (a mail to ${ note.demo ? mailbox : 'the address of any mailbox you add' } becomes a ticket)` );
	say( `Mail catcher   http://127.0.0.1:${ pagePort }/ (what the site sends)` );
	say( `WP-CLI         ${ folder === defaultSite ? '' : `DESKFOLD_SITE=${ folder } ` }npm run wp -- deskfold ticket list` );
	say( 'Ctrl+C ends everything; the data stays for the next start.' );
	say( `Ready: ${ desk }` );
}

/** @type {() => Promise<void>} */
let ending = async () => {};
endOnSignals( () => ending() );
await main( start );
if ( process.exitCode ) {
	await endAll();
	process.exit();
}
