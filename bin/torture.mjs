#!/usr/bin/env node
// @ts-check
// npm run torture: processes, database and disk are killed, filled and broken under a real site; afterwards a ledger that was
// written before says whether anything was lost, came twice, or was damaged.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, isBuilt } from './lib/build.mjs';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { main, Plain, say, step } from './lib/say.mjs';
import { ensureSystem, siteExtensions } from './lib/system.mjs';
import { Ledger } from './lib/torture-ledger.mjs';
import { judgeReplies, modes, recover } from './lib/torture-modes.mjs';
import { tortureSite } from './lib/torture-site.mjs';

const usage = `Use: npm run torture -- [--only=${ modes.map( ( { name } ) => name ).join( ',' ) }] [--quick] [--count=N] [--out=docs/torture.md]`;

/** @typedef {{ name: string, words: string, blows: number, struck: number, mails: number, lost: number, twice: number, damaged: number, orphans: number, parked: number, replies: string, counters: string, seconds: number, note: string, what: string[] }} Row */

/** @param {Awaited<ReturnType<typeof tortureSite>>} site */
async function counters( site ) {
	const { stdout } = await site.act( [ 'doctor', '--offline', '--format=json' ] );
	/** @type {{ check: string, state: string, message: string }[]} */
	const findings = JSON.parse( stdout.slice( stdout.indexOf( '[' ) ) );
	return findings.filter( ( { check, state } ) => [ 'counters', 'files' ].includes( check ) && state !== 'ok' ).map( ( { message } ) => message ).join( ' ' ) || 'right';
}

/**
 * @param {string} name of its folder
 * @return {Promise<{ site: Awaited<ReturnType<typeof tortureSite>>, ledger: Ledger }>}
 */
async function victim( name ) {
	const folder = join( root, '.cache/torture', name );
	const site = await tortureSite( folder );
	const ledger = new Ledger( join( folder, 'ledger.jsonl' ) );
	// Something to answer to, before the blows begin.
	await site.put( await ledger.mail() );
	await site.act( [ 'mail', 'fetch' ] );
	return { site, ledger };
}

/**
 * @param {Awaited<ReturnType<typeof victim>>} victim_ @param {typeof modes[number]} mode @param {number} count
 * @return {Promise<Row>}
 */
async function suffer( { site, ledger }, mode, count ) {
	const began = Date.now();
	const before = ledger.lines.length;
	const { blows, struck, note = '' } = await mode.deal( site, ledger, count );
	await recover( site );
	const verdict = ledger.judge( await site.found() );
	const replies = await judgeReplies( site );
	return {
		name: mode.name, words: mode.words, blows, struck, mails: ledger.lines.length - before, lost: verdict.lost + replies.lost, twice: verdict.twice + replies.twice, damaged: verdict.damaged + verdict.strange,
		orphans: verdict.orphans, parked: verdict.parked, replies: replies.sent ? `${ replies.sent }, ${ replies.uncertain } uncertain` : '', counters: await counters( site ), seconds: ( Date.now() - began ) / 1000, note, what: verdict.what,
	};
}

const isClean = ( /** @type {Row} */ row ) => row.lost + row.twice + row.damaged + row.orphans === 0 && row.counters === 'right';

/** @param {Row[]} rows */
function table( rows ) {
	const head = [ 'what was done', 'blows', 'struck', 'mails', 'lost', 'twice', 'damaged', 'orphans', 'in quarantine', 'replies', 'counters', 'seconds', 'remarks' ];
	const lines = rows.map( ( row ) => [ row.words, row.blows, row.struck, row.mails, row.lost, row.twice, row.damaged, row.orphans, row.parked, row.replies, row.counters, row.seconds.toFixed( 0 ), row.note ].map( String ) );
	return [ head, head.map( () => '---' ), ...lines ].map( ( line ) => `| ${ line.join( ' | ' ) } |` ).join( '\n' );
}

const words = ( /** @type {string} */ shown, /** @type {boolean} */ quick ) => `# The torture table

Written by \`npm run torture\` on ${ new Date().toISOString().slice( 0, 10 ) }${ quick ? ' in its short form' : '' }. A generator gives each mail an id, writes it with its hashes into a
ledger, and only then lets it loose. After the blows the ordinary jobs run, some simulated hours later; then a judge outside of WordPress
compares. A blow has "struck" when it found its process alive, or made it fail. One mail in ten or so has no sender: it must lie in quarantine. Every mail of the ledger must be one message or lie in
quarantine, exactly once, with the raw copy and the attachments byte for byte; no row and no file may be left over; the counters must agree.
What an SMTP server can do wrong at its nine stages, every fault followed by every other, takes longer than all this and has a run of its
own: \`DESKFOLD_TORTURE=1 npm test -- wp-mariadb --filter=FaultySmtpTest\`.

${ shown }
`;

async function torture() {
	const { values } = parseArgs( { options: { only: { type: 'string', default: '' }, quick: { type: 'boolean', default: false }, count: { type: 'string', default: '' }, out: { type: 'string', default: '' }, json: { type: 'boolean', default: false } } } );
	const only = values.only.split( ',' ).filter( Boolean );
	const unknown = only.filter( ( name ) => ! modes.some( ( mode ) => mode.name === name ) );
	if ( unknown.length ) {
		throw new Plain( usage );
	}
	const toResult = process.stdout.write.bind( process.stdout );
	if ( values.json ) {
		process.stdout.write = process.stderr.write.bind( process.stderr );
	}
	await ensureSystem( { extensions: [ ...siteExtensions, 'posix' ], programs: [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'openssl', 'dovecot' ] } );
	await Promise.all( [ ensureNpmPackages(), ensureComposerPackages() ] );
	if ( ! ( await isBuilt() ) ) {
		await step( 'Building the scripts, styles and blocks', () => build( { stdio: 'pipe' } ) );
	}
	await mkdir( join( root, '.cache/torture' ), { recursive: true } );
	/** @type {Row[]} */
	const rows = [];
	// What one mode breaks must not be told of another; in the short form they share a site, because a site takes its time.
	const shared = values.quick ? await victim( 'short' ) : undefined;
	for ( const mode of modes.filter( ( { name } ) => only.length === 0 || only.includes( name ) ) ) {
		const one = shared ?? ( await victim( mode.name ) );
		const row = await suffer( one, mode, Number( values.count ) || ( values.quick ? mode.quick : mode.full ) );
		rows.push( row );
		say( `${ isClean( row ) ? '✓' : '✗' } ${ row.words }: ${ row.struck } of ${ row.blows }, ${ row.mails } mails (${ row.seconds.toFixed( 0 ) } s)${ row.what.map( ( line ) => `\n  ${ line }` ).join( '' ) }` );
		if ( ! shared ) {
			await one.site.stop();
		}
	}
	await shared?.site.stop();
	say( `\n${ table( rows ) }\n` );
	if ( values.json ) {
		toResult( `${ JSON.stringify( rows ) }\n` );
	}
	const whole = only.length === 0 && ! values.quick && ! values.count;
	const out = values.out || ( whole ? join( root, 'docs/torture.md' ) : '' );
	if ( out ) {
		await writeFile( out, words( table( rows ), values.quick ) );
	}
	return rows.every( isClean ) ? 0 : 1;
}

await main( async () => {
	endOnSignals();
	try {
		return await torture();
	} finally {
		await endAll();
	}
} );
