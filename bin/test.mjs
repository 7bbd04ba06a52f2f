#!/usr/bin/env node
// @ts-check
// npm test: sets up what it needs and runs every suite. npm test -- <suite>...: only those; what follows in options
// (--filter=…, --grep=…) is handed to the tool of a single suite.
import { availableParallelism } from 'node:os';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { ensureSystem, siteExtensions } from './lib/system.mjs';

/** @typedef {import('./lib/test-run.mjs').Done} Done */

const chosen = process.argv.slice( 2 ).filter( ( word ) => ! word.startsWith( '-' ) );
const more = process.argv.slice( 2 ).filter( ( word ) => word.startsWith( '-' ) );

/** What suites have to say besides their counts; printed at the end. @type {string[]} */
const notes = [];

/** @param {number} n @param {number} width */
const column = ( n, width ) => ( n === 0 ? '·' : String( n ) ).padStart( width );

/** @param {Done[]} suites */
function table( suites ) {
	const width = Math.max( ...suites.map( ( suite ) => suite.name.length ), 5 );
	say( `\n${ 'suite'.padEnd( width ) }  passed  failed  skipped  seconds` );
	for ( const { name, result, seconds } of suites ) {
		say( `${ name.padEnd( width ) }  ${ column( result.passed, 6 ) }  ${ column( result.failed, 6 ) }  ${ column( result.skipped ?? 0, 7 ) }  ${ seconds.toFixed( 1 ).padStart( 7 ) }` );
	}
}

/** @param {Done} done */
function tell( { name, result, seconds, isSetup, log } ) {
	const mark = result.failed ? '✗' : '✓';
	if ( result.note ) {
		notes.push( result.note );
	}
	if ( result.failed ) {
		say( `\n${ mark } ${ name } failed after ${ seconds.toFixed( 1 ) } s. ${ log }:` );
		say( result.output.split( '\n' ).slice( -250 ).map( ( line ) => `  ${ line }` ).join( '\n' ) );
		say( '' );
	} else {
		say( `${ mark } ${ name }${ isSetup ? '' : `: ${ result.passed } passed` } (${ seconds.toFixed( 1 ) } s)` );
	}
}

await main( async () => {
	endOnSignals();
	const began = Date.now();
	// The lists of suites import packages, so what they need of the machine is known only to the names here.
	await ensureSystem( { extensions: [ ...siteExtensions, 'sodium', 'tokenizer', 'xmlwriter' ] } );
	await Promise.all( [ ensureNpmPackages(), ensureComposerPackages() ] );
	const { allSuites, programsOf } = await import( './lib/test-suites.mjs' );
	const { runJobs } = await import( './lib/test-run.mjs' );
	const { stopTestMariadb } = await import( './lib/test-sites.mjs' );

	const all = allSuites( chosen.length === 1 ? more : [] );
	const unknown = chosen.filter( ( name ) => ! all.some( ( suite ) => suite.name === name && ! suite.isSetup ) );
	if ( unknown.length ) {
		throw new Plain( `There is no suite ${ unknown.join( ', ' ) }. There are: ${ all.filter( ( suite ) => ! suite.isSetup ).map( ( suite ) => suite.name ).join( ', ' ) }.` );
	}
	const suites = all.filter( ( suite ) => chosen.length === 0 || chosen.includes( suite.name ) );
	const needed = new Set( suites.flatMap( ( suite ) => suite.needs ?? [] ) );
	const jobs = all.filter( ( suite ) => suites.includes( suite ) || needed.has( suite.name ) );
	await ensureSystem( { extensions: [], programs: [ ...new Set( jobs.flatMap( ( job ) => programsOf[ job.name ] ?? [] ) ) ] } );
	try {
		const done = await runJobs( jobs, Math.max( 2, availableParallelism() ), tell );
		const shown = done.filter( ( one ) => ! one.isSetup || one.result.failed );
		table( shown );
		for ( const note of notes ) {
			say( `\n${ note }` );
		}
		const sum = ( /** @type {'passed' | 'failed' | 'skipped'} */ what ) => shown.reduce( ( total, one ) => total + ( one.result[ what ] ?? 0 ), 0 );
		say( `\nin ${ ( ( Date.now() - began ) / 1000 ).toFixed( 0 ) } s` );
		say( `${ sum( 'passed' ) } passed, ${ sum( 'failed' ) } failed${ sum( 'skipped' ) ? `, ${ sum( 'skipped' ) } skipped` : '' }` );
		return sum( 'failed' ) ? 1 : 0;
	} finally {
		await stopTestMariadb();
		await endAll();
	}
} );
