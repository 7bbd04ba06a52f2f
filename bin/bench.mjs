#!/usr/bin/env node
// @ts-check
// npm run bench: what the desk costs on a small host (MariaDB, PHP-FPM with two workers, nginx) with many tickets.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBrowser } from './lib/bench-browser.mjs';
import { measureDesk } from './lib/bench-desk.mjs';
import { closeConnections, median } from './lib/bench-http.mjs';
import { measureImport, measureReading } from './lib/bench-mail.mjs';
import { print } from './lib/bench-print.mjs';
import { benchSite } from './lib/bench-site.mjs';
import { measureTax, weigh } from './lib/bench-tax.mjs';
import { startWeb } from './lib/bench-web.mjs';
import { build, isBuilt } from './lib/build.mjs';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { main, Plain, step } from './lib/say.mjs';
import { ensureSystem, siteExtensions } from './lib/system.mjs';

const usage = 'Use: npm run bench -- [--json] [--tickets=100000] [--rounds=31] [--fresh] [--only=desk,tax,browser,mail]';

const parts = [ 'desk', 'tax', 'browser', 'mail' ];

const fewTickets = 1000;

/**
 * Brings mail into a site with few tickets and one with many, in turns.
 *
 * @param {{ folder: string, server: import('./lib/mariadb.mjs').Mariadb, tickets: number }[]} sites the smaller first
 * @param {number} rounds
 * @return {Promise<{ tickets: number, perSecond: number, statements: number, growth: number }[]>} medians; `growth`: how much longer a mail takes than among few
 */
async function bringMail( sites, rounds ) {
	/** @type {import('./lib/bench-mail.mjs').Import[][]} */
	const found = sites.map( () => [] );
	for ( let round = 0; round < rounds; round++ ) {
		for ( const at of round % 2 ? [ 1, 0 ] : [ 0, 1 ] ) {
			const site = sites[ at ];
			if ( site ) {
				found[ at ]?.push( await measureImport( site, 600 ) );
			}
		}
	}
	const speeds = found.map( ( runs ) => median( runs.map( ( one ) => one.perSecond ) ) );
	return sites.map( ( { tickets }, at ) => ( {
		tickets, perSecond: speeds[ at ] ?? NaN, statements: median( ( found[ at ] ?? [] ).map( ( one ) => one.statements ) ), growth: ( speeds[ 0 ] ?? NaN ) / ( speeds[ at ] ?? NaN ),
	} ) );
}

async function bench() {
	const { values } = parseArgs( { options: { json: { type: 'boolean', default: false }, tickets: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '31' }, fresh: { type: 'boolean', default: false }, only: { type: 'string', default: parts.join() } } } );
	const tickets = Number( values.tickets );
	const rounds = Number( values.rounds );
	const only = values.only.split( ',' );
	if ( only.some( ( part ) => ! parts.includes( part ) ) ) {
		throw new Plain( usage );
	}
	if ( ! Number.isInteger( tickets ) || tickets < 3000 || ! Number.isInteger( rounds ) || rounds < 5 ) {
		throw new Plain( `${ usage }\nThe list is measured 100 pages deep: it takes at least 3000 tickets.` );
	}
	const toResult = process.stdout.write.bind( process.stdout );
	if ( values.json ) {
		// Progress goes beside the result.
		process.stdout.write = process.stderr.write.bind( process.stderr );
	}
	await ensureSystem( { extensions: siteExtensions, programs: [ 'composer', 'tar', 'chromium', 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'php-fpm%v', 'nginx' ] } );
	await ensureNpmPackages();
	await ensureComposerPackages();
	if ( ! ( await isBuilt() ) ) {
		await step( 'Building the scripts, styles and blocks', () => build( { stdio: 'pipe' } ) );
	}
	const port = await freePort();
	const url = `http://127.0.0.1:${ port }`;
	const site = await benchSite( { folder: join( root, '.cache/bench' ), url, tickets, fresh: values.fresh } );
	const small = await benchSite( { folder: join( root, '.cache/bench-few' ), url, tickets: fewTickets, fresh: values.fresh } );
	const web = await startWeb( site.wordpress, port );
	try {
		const door = { url, cookie: site.cookie, nonce: site.nonce };
		/** @type {<Found>( part: string, title: string, act: () => Promise<Found> ) => Promise<Found | null>} */
		const measure = async ( part, title, act ) => ( only.includes( part ) ? step( title, act ) : null );
		const desk = await measure( 'desk', 'Measuring the desk', () => measureDesk( door, rounds ) );
		const tax = await measure( 'tax', 'Measuring what other requests pay', () => measureTax( door, rounds ) );
		const weight = await weigh( door, site.wordpress );
		const felt = await measure( 'browser', 'Measuring the desk in a browser', () => measureBrowser( door, { rounds: Math.min( rounds, 15 ), rows: 10_000 } ) );
		const mail = await measure( 'mail', 'Reading mail and bringing it in', async () => ( { coming: await bringMail( [ { ...small, tickets: fewTickets }, { ...site, tickets } ], 5 ), reading: await measureReading() } ) );
		const found = { tickets, seeded: site.seconds, weight, desk, tax, felt, mail };
		if ( values.json ) {
			toResult( `${ JSON.stringify( found ) }\n` );
		} else {
			print( found );
		}
	} finally {
		closeConnections();
		await web.stop();
		await site.stop();
		await small.stop();
	}
}

endOnSignals();
await main( bench );
await endAll();
