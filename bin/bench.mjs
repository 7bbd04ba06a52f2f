#!/usr/bin/env node
// @ts-check
// npm run bench: what the desk costs on a small host (MariaDB, PHP-FPM with two workers, nginx) with many tickets.
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBrowser } from './lib/bench-browser.mjs';
import { measureDesk } from './lib/bench-desk.mjs';
import { closeConnections, median } from './lib/bench-http.mjs';
import { measureImport, measureReading } from './lib/bench-mail.mjs';
import { benchSite } from './lib/bench-site.mjs';
import { measureTax, weigh } from './lib/bench-tax.mjs';
import { startWeb } from './lib/bench-web.mjs';
import { build, isBuilt } from './lib/build.mjs';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { main, Plain, say, step } from './lib/say.mjs';
import { ensureSystem, siteExtensions } from './lib/system.mjs';

const usage = 'Use: npm run bench -- [--json] [--tickets=100000] [--rounds=31] [--fresh] [--no-browser]';

/** Largest ratio to the empty request, by act. */
const goals = { list: 1.2, list_all: 1.2, list_deep: 1.25, open: 1.25, create: 1.4, reply: 1.4 };
const words = {
	empty: 'empty request (E)', list: 'list, waiting on us', list_all: 'list, all', list_deep: 'list, page 100 deep', open: 'open a ticket', news: 'ask for news',
	create: 'create a ticket', reply: 'reply',
};
const taxGoals = { 'front page': { ms: 1, queries: 1, memory: 0.3 }, REST: { ms: 1, queries: 1, memory: 0.3 }, 'admin page': { ms: 1.5, queries: 2, memory: 0.3 } };
const weightGoals = { 'agent desk': 160, 'contact form': 15, 'my requests': 15, 'any other page': 0 };
/** Mails of 20 KB that come in by command line: at least so many a second, with at most so many statements each, and hardly fewer among many tickets. */
const mailGoals = { perSecond: 150, statements: 15, growth: 1.1 };
/** Mails of 20 KB that one process reads in a second. */
const readingGoal = 3000;
/** Milliseconds from the key to the painted frame. */
const feltGoal = 100;
const fewTickets = 1000;
const mega = 1024 * 1024;

/** @param {string[]} head @param {string[][]} rows the first column is text, the others are numbers */
function table( head, rows ) {
	const all = [ head, ...rows ];
	const wide = head.map( ( _, at ) => Math.max( ...all.map( ( row ) => ( row[ at ] ?? '' ).length ) ) );
	for ( const row of all ) {
		say( row.map( ( cell, at ) => ( at === 0 ? cell.padEnd( wide[ at ] ?? 0 ) : cell.padStart( wide[ at ] ?? 0 ) ) ).join( '  ' ).trimEnd() );
	}
	say( '' );
}

/** @param {number} value @param {number | undefined} goal @param {number} [digits] */
const judged = ( value, goal, digits = 2 ) => `${ value.toFixed( digits ) }${ goal !== undefined && value > goal ? ' !' : '' }`;

/** @param {Awaited<ReturnType<typeof measureBrowser>>} felt */
function printFelt( { keys, list, thread, shift, memory, chunks } ) {
	const named = /** @type {Record<string, string>} */ ( { nothing: 'a key that does nothing', next: 'next ticket', previous: 'previous ticket', choose: 'choose', resolve: 'resolve, and the next one' } );
	table(
		[ 'from key to painted frame', 'ms', '95 %', 'goal', 'x nothing' ],
		Object.entries( keys ).map( ( [ name, one ] ) => [ named[ name ] ?? name, one.median.toFixed( 1 ), judged( one.p95, feltGoal, 1 ), String( feltGoal ), one.ratio.toFixed( 2 ) ] )
	);
	table(
		[ 'scrolled through', 'rows', 'frames', '% over 16.7 ms', '% over two', 'longest ms', 'elements' ],
		Object.entries( { list, conversation: thread } ).map( ( [ name, one ] ) => [ name, String( one.rows ), String( one.frames ), ( one.slow * 100 ).toFixed( 1 ), ( one.missed * 100 ).toFixed( 1 ), one.longest.toFixed( 0 ), String( one.elements ) ] )
	);
	table( [ 'layout shift', 'CLS', 'goal' ], Object.entries( shift ).map( ( [ name, value ] ) => [ name, judged( value, 0, 4 ), '0' ] ) );
	table( [ 'what comes later, compressed', 'KB' ], Object.entries( chunks ).map( ( [ name, bytes ] ) => [ name, ( bytes / 1024 ).toFixed( 1 ) ] ) );
	say( `Memory after an hour of news: ${ memory.toFixed( 1 ) } MB more.` );
	say( '' );
}

/** @param {{ tickets: number, seeded: number, desk: Awaited<ReturnType<typeof measureDesk>>, tax: Awaited<ReturnType<typeof measureTax>>, weight: Awaited<ReturnType<typeof weigh>>, felt: Awaited<ReturnType<typeof measureBrowser>> | null, mail: Awaited<ReturnType<typeof bringMail>>, reading: Awaited<ReturnType<typeof measureReading>> }} found */
function print( { tickets, seeded, desk, tax, weight, felt, mail, reading } ) {
	say( '' );
	say( `${ tickets.toLocaleString( 'en' ) } tickets${ seeded ? `, seeded in ${ seeded.toFixed( 0 ) } s` : '' }. Medians; E is an empty signed-in REST request; "!" is above its goal.` );
	say( '' );
	const load = loadavg()[ 0 ] ?? 0;
	if ( load > availableParallelism() ) {
		say( `The machine was busy with other things (load ${ load.toFixed( 1 ) } on ${ availableParallelism() } cores): trust the counted columns, not the milliseconds.` );
		say( '' );
	}
	table(
		[ 'request', 'ms', 'x E', 'goal', 'queries', 'ours', 'rows over E', 'MB over E', 'bytes' ],
		Object.entries( desk ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, number>} */ ( goals )[ name ];
			return [
				/** @type {Record<string, string>} */ ( words )[ name ] ?? name, one.ms.toFixed( 1 ), judged( one.ratio, goal ), goal?.toFixed( 2 ) ?? '', String( one.queries ), String( one.ours ),
				String( one.rows ), judged( one.memory / mega, 1 ), String( one.bytes ),
			];
		} )
	);
	table(
		[ 'what it costs others', 'ms without', 'ms more', 'queries more', 'MB more' ],
		Object.entries( tax ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, { ms: number, queries: number, memory: number }>} */ ( taxGoals )[ name ];
			return [ name, one.base.toFixed( 1 ), judged( one.ms, goal?.ms ), judged( one.queries, goal?.queries, 0 ), judged( one.memory / mega, goal?.memory ) ];
		} )
	);
	table(
		[ 'weight, compressed', 'js KB', 'css KB', 'files', 'goal KB' ],
		Object.entries( weight ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, number>} */ ( weightGoals )[ name ] ?? 0;
			return [ name, ( one.js / 1024 ).toFixed( 1 ), `${ ( one.css / 1024 ).toFixed( 1 ) }${ ( one.js + one.css ) / 1024 > goal ? ' !' : '' }`, String( one.files ), String( goal ) ];
		} )
	);
	if ( felt ) {
		printFelt( felt );
	}
	table(
		[ 'mail is read (20 KB each)', 'a second', 'goal', 'x a fixed loop' ],
		[ [ 'by one process', `${ reading.perSecond.toFixed( 0 ) }${ reading.perSecond < readingGoal ? ' !' : '' }`, `≥ ${ readingGoal }`, reading.ratio.toFixed( 2 ) ] ]
	);
	table(
		[ 'mail comes in (20 KB each)', 'a second', 'goal', 'statements', 'goal', 'growth', 'goal' ],
		mail.map( ( one, at ) => [
			`among ${ one.tickets.toLocaleString( 'en' ) } tickets`, `${ one.perSecond.toFixed( 0 ) }${ one.perSecond < mailGoals.perSecond ? ' !' : '' }`, `≥ ${ mailGoals.perSecond }`,
			judged( one.statements, mailGoals.statements, 1 ), String( mailGoals.statements ), at ? judged( one.growth, mailGoals.growth ) : '', at ? mailGoals.growth.toFixed( 2 ) : '',
		] )
	);
}

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
	const { values } = parseArgs( { options: { json: { type: 'boolean', default: false }, tickets: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '31' }, fresh: { type: 'boolean', default: false }, 'no-browser': { type: 'boolean', default: false } } } );
	const tickets = Number( values.tickets );
	const rounds = Number( values.rounds );
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
		const desk = await step( 'Measuring the desk', () => measureDesk( door, rounds ) );
		const tax = await step( 'Measuring what other requests pay', () => measureTax( door, rounds ) );
		const weight = await weigh( door, site.wordpress );
		const felt = values[ 'no-browser' ] ? null : await step( 'Measuring the desk in a browser', () => measureBrowser( door, { rounds: Math.min( rounds, 15 ), rows: 10_000 } ) );
		const mail = await step( 'Bringing mail in', () => bringMail( [ { ...small, tickets: fewTickets }, { ...site, tickets } ], 5 ) );
		const reading = await step( 'Reading mail', measureReading );
		const found = { tickets, seeded: site.seconds, desk, tax, weight, felt, mail, reading };
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
