// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Plain, say } from './say.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Map<ChildProcess, { name: string, group: boolean }>} */
const children = new Map();
let ending = false;

/**
 * Pages of output about a server out of reach say one thing.
 *
 * @param {string} words
 * @return {string | undefined}
 */
function noNetwork( words ) {
	const code = words.match( /\b(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|Could not resolve host|Temporary failure resolving)\b/ )?.[ 1 ];
	return code && `no network: ${ code }`;
}

/**
 * Runs a program to its end.
 *
 * @param {string}   program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, input?: string | Buffer, stdio?: 'inherit' | 'pipe',
 *           failure?: string, allowFailure?: boolean, timeout?: number, onLine?: (line: string) => void }} [how] `timeout` in milliseconds;
 *           `failure` is the sentence before the program's own last words; `onLine` hears each line while the program runs
 * @return {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function run( program, args, how = {} ) {
	const { cwd, env = {}, input, stdio = 'pipe', failure, allowFailure = false, timeout, onLine } = how;
	return new Promise( ( resolve, reject ) => {
		const child = spawn( program, args, {
			...( cwd ? { cwd } : {} ),
			...( timeout ? { timeout, killSignal: 'SIGKILL' } : {} ),
			env: { ...process.env, ...env },
			stdio: [ input === undefined ? 'ignore' : 'pipe', stdio, stdio ],
		} );
		/** @type {Buffer[]} */ const out = [];
		/** @type {Buffer[]} */ const err = [];
		child.stdout?.on( 'data', ( chunk ) => out.push( chunk ) );
		child.stderr?.on( 'data', ( chunk ) => err.push( chunk ) );
		for ( const stream of [ child.stdout, child.stderr ] ) {
			if ( onLine && stream ) {
				createInterface( { input: stream } ).on( 'line', onLine );
			}
		}
		children.set( child, { name: program, group: false } );
		const text = ( /** @type {Buffer[]} */ chunks ) => Buffer.concat( chunks ).toString( 'utf8' );
		child.on( 'error', ( problem ) => {
			children.delete( child );
			const missing = /** @type {NodeJS.ErrnoException} */ ( problem ).code === 'ENOENT';
			reject( missing ? new Plain( `The program "${ program }" is missing: please install it and start again.` ) : problem );
		} );
		child.on( 'close', ( code, signal ) => {
			children.delete( child );
			const result = { code: code ?? ( signal ? 128 : 1 ), stdout: text( out ), stderr: text( err ) };
			if ( result.code === 0 || allowFailure ) {
				resolve( result );
				return;
			}
			const why = noNetwork( result.stderr + result.stdout );
			if ( failure && why ) {
				reject( new Plain( `${ failure } (${ why }).` ) );
				return;
			}
			const lines = ( result.stderr.trim() || result.stdout.trim() ).split( '\n' );
			const words = ( lines.length > 16 ? [ ...lines.slice( 0, 8 ), '…', ...lines.slice( -7 ) ] : lines ).join( '\n' );
			reject( new Plain( `${ failure ?? `${ program } ${ args.slice( 0, 3 ).join( ' ' ) } failed` } (exit code ${ result.code }).\n${ words }`.trim() ) );
		} );
		// A program that ends without reading all of its input answers by its exit code, not by EPIPE.
		child.stdin?.on( 'error', () => {} );
		child.stdin?.end( input );
	} );
}

/**
 * Starts a program that keeps running until `endAll()`; each of its lines is passed on.
 *
 * @param {string}   name short, printed before its lines
 * @param {string}   program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onLine?: (line: string) => void,
 *           onEnd?: (code: number | null) => void, uid?: number, gid?: number }} [how]
 * @return {ChildProcess & { pid: number }}
 */
export function start( name, program, args, how = {} ) {
	const { cwd, env = {}, onLine = ( line ) => say( `[${ name }] ${ line }` ), onEnd, uid, gid } = how;
	// A group of its own: `php -S` forks workers which do not end with their parent.
	const child = spawn( program, args, {
		...( cwd ? { cwd } : {} ), ...( uid ? { uid } : {} ), ...( gid ? { gid } : {} ),
		env: { ...process.env, ...env }, detached: true, stdio: [ 'ignore', 'pipe', 'pipe' ],
	} );
	if ( ! child.pid ) {
		child.on( 'error', () => {} );
		throw new Plain( `The program "${ program }" could not be started: please install it and start again.` );
	}
	children.set( child, { name, group: true } );
	createInterface( { input: /** @type {import('node:stream').Readable} */ ( child.stdout ) } ).on( 'line', onLine );
	createInterface( { input: /** @type {import('node:stream').Readable} */ ( child.stderr ) } ).on( 'line', onLine );
	child.on( 'exit', ( code ) => {
		// The group may still hold forked workers: it is forgotten only when it is empty, by endAll().
		if ( ! ending ) {
			signalGroup( /** @type {number} */ ( child.pid ), 'SIGTERM' );
			children.delete( child );
		}
		onEnd?.( code );
	} );
	return /** @type {ChildProcess & { pid: number }} */ ( child );
}

/** @return {number[]} the groups that `start()` has running, by the pid of their first process */
export function childGroups() {
	return [ ...children ].flatMap( ( [ child, { group } ] ) => ( group && child.pid ? [ child.pid ] : [] ) );
}

/**
 * @param {number}         pid
 * @param {NodeJS.Signals | 0} signal
 * @return {boolean} whether anybody was there to hear it
 */
function signalGroup( pid, signal ) {
	try {
		return process.kill( -pid, signal );
	} catch {
		return false;
	}
}

/**
 * Ends one program that `start()` started, with its workers.
 *
 * @param {ChildProcess} child
 * @param {number}       [patience] milliseconds before it is killed
 */
export async function end( child, patience = 8000 ) {
	const pid = child.pid;
	if ( ! pid ) {
		return;
	}
	const until = Date.now() + patience;
	signalGroup( pid, 'SIGTERM' );
	// Where nobody reaps orphans a group of zombies answers for ever: two seconds after the kill it counts as ended.
	while ( signalGroup( pid, 0 ) && Date.now() < until + 2000 ) {
		if ( Date.now() > until ) {
			signalGroup( pid, 'SIGKILL' );
		}
		await new Promise( ( done ) => setTimeout( done, 40 ) );
	}
	children.delete( child );
}

/** Ends everything this process started, newest first. */
export async function endAll() {
	ending = true;
	for ( const [ child, { group } ] of [ ...children ].reverse() ) {
		if ( group ) {
			await end( child );
		} else {
			child.kill( 'SIGTERM' );
		}
	}
	ending = false;
}

/**
 * Ctrl+C, SIGTERM and a closed terminal run the given work once, then end everything and leave.
 *
 * @param {() => Promise<void>} [work]
 */
export function endOnSignals( work = async () => {} ) {
	let asked = false;
	for ( const signal of /** @type {const} */ ( [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) ) {
		process.on( signal, async () => {
			if ( asked ) {
				return;
			}
			asked = true;
			await work().catch( () => {} );
			await endAll();
			process.exit( signal === 'SIGINT' ? 130 : 143 );
		} );
	}
}
