// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from './test-sites.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number, output: string, note?: string | undefined }} Result */
/**
 * @typedef {object} Job
 * @property {string}   name
 * @property {string[]} [needs]    names of jobs that must have ended well; those that are not run are ignored
 * @property {number}   [cost]     how many of the machine's cores it fills, 1 unless said
 * @property {boolean}  [isSetup]  a step on the way, not a suite: it shows up only when it fails
 * @property {() => Promise<Result>} run
 */
/** @typedef {Job & { result: Result, seconds: number, log: string }} Done */

/**
 * Runs jobs side by side as far as the machine goes, each after what it needs.
 *
 * @param {Job[]}  jobs     in the order of preference
 * @param {number} capacity
 * @param {(done: Done) => void} tell called when one has ended
 * @return {Promise<Done[]>} in the order of `jobs`
 */
export async function runJobs( jobs, capacity, tell ) {
	/** @type {Map<string, Done>} */
	const ended = new Map();
	const names = new Set( jobs.map( ( job ) => job.name ) );
	const waiting = [ ...jobs ];
	/** @type {Set<Promise<void>>} */
	const running = new Set();
	let free = capacity;
	while ( waiting.length > 0 || running.size > 0 ) {
		const at = waiting.findIndex( ( job ) => costOf( job, capacity ) <= free && needsOf( job, names ).every( ( name ) => ended.has( name ) ) );
		const job = at < 0 ? undefined : waiting.splice( at, 1 )[ 0 ];
		if ( ! job ) {
			await Promise.race( running );
			continue;
		}
		free -= costOf( job, capacity );
		const work = runOne( job, needsOf( job, names ).find( ( name ) => ( ended.get( name )?.result.failed ?? 0 ) > 0 ) ).then( ( done ) => {
			ended.set( job.name, done );
			free += costOf( job, capacity );
			running.delete( work );
			tell( done );
		} );
		running.add( work );
	}
	return jobs.map( ( job ) => /** @type {Done} */ ( ended.get( job.name ) ) );
}

/** @param {Job} job @param {number} capacity */
const costOf = ( job, capacity ) => Math.min( job.cost ?? 1, capacity );

/** @param {Job} job @param {Set<string>} names */
const needsOf = ( job, names ) => ( job.needs ?? [] ).filter( ( name ) => names.has( name ) );

/**
 * @param {Job}              job
 * @param {string|undefined} broken a job it needs that failed
 * @return {Promise<Done>}
 */
async function runOne( job, broken ) {
	const began = Date.now();
	/** @type {Result} */
	let result;
	if ( broken ) {
		result = { passed: 0, failed: 1, output: `Not run, because ${ broken } failed.` };
	} else {
		result = await job.run().catch( ( problem ) => ( { passed: 0, failed: 1, output: String( problem?.stack ?? problem ) } ) );
	}
	if ( result.passed + result.failed === 0 ) {
		result = { ...result, failed: 1, output: `${ result.output }\nNo test was run, so this counts as a failure.` };
	}
	const log = join( testFolder, 'logs', `${ job.name }.log` );
	await mkdir( join( testFolder, 'logs' ), { recursive: true } );
	await writeFile( log, result.output );
	return { ...job, result, seconds: ( Date.now() - began ) / 1000, log };
}
