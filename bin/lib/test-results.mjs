// @ts-check
// What the tools say, as counts.
import { readFile, rm } from 'node:fs/promises';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** @typedef {import('./test-run.mjs').Result} Result */

const minutes = 60_000;

/**
 * @param {string}   program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export async function runTool( program, args, env = {} ) {
	const { code, stdout, stderr } = await run( program, args, {
		cwd: root, allowFailure: true, timeout: 25 * minutes,
		env: { FORCE_COLOR: '0', NO_COLOR: '1', DESKFOLD_SITE: undefined, ...env },
	} );
	return { code, stdout, stderr, output: [ stdout, stderr ].map( ( text ) => text.trim() ).filter( Boolean ).join( '\n' ) };
}

/**
 * A tool that only says yes or no.
 *
 * @param {{ code: number, output: string }} ran
 * @return {Result}
 */
export function yesOrNo( { code, output } ) {
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/**
 * A tool that reads files: each file is a test.
 *
 * @param {number}   files
 * @param {string[]} faulty  paths, twins allowed
 * @param {{ code: number, output: string }} ran
 * @return {Result}
 */
export function byFile( files, faulty, { code, output } ) {
	const failed = new Set( faulty ).size;
	return code !== 0 && failed === 0 ? { passed: 0, failed: 1, output } : { passed: files - failed, failed, output };
}

/**
 * PHPUnit's report. A run that ended without one has crashed.
 *
 * @param {string} report path of the JUnit file
 * @param {{ code: number, output: string }} ran
 * @return {Promise<Result>}
 */
export async function fromJunit( report, { code, output } ) {
	const xml = await readFile( report, 'utf8' ).catch( () => '' );
	await rm( report, { force: true } );
	const whole = xml.match( /<testsuite [^>]*>/ )?.[ 0 ] ?? '';
	const number = ( /** @type {string} */ name ) => Number( whole.match( new RegExp( ` ${ name }="(\\d+)"` ) )?.[ 1 ] ?? 0 );
	const failed = number( 'errors' ) + number( 'failures' );
	const skipped = number( 'skipped' );
	const passed = number( 'tests' ) - failed - skipped;
	// Risky tests, warnings and deprecations fail a run without failing a test.
	return { passed, skipped, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

/**
 * @param {string} report path of Jest's JSON
 * @param {{ code: number, output: string }} ran
 * @return {Promise<Result>}
 */
export async function fromJest( report, { code, output } ) {
	const json = JSON.parse( await readFile( report, 'utf8' ).catch( () => '{}' ) );
	await rm( report, { force: true } );
	const failed = ( json.numFailedTests ?? 0 ) + ( json.numRuntimeErrorTestSuites ?? 0 );
	return { passed: json.numPassedTests ?? 0, skipped: json.numPendingTests ?? 0, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

/**
 * @param {string} report path of Playwright's JSON
 * @param {{ code: number, output: string }} ran
 * @return {Promise<Result>}
 */
export async function fromPlaywright( report, { code, output } ) {
	const { stats = {} } = JSON.parse( await readFile( report, 'utf8' ).catch( () => '{}' ) );
	const failed = stats.unexpected ?? 0;
	return { passed: ( stats.expected ?? 0 ) + ( stats.flaky ?? 0 ), skipped: stats.skipped ?? 0, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}
