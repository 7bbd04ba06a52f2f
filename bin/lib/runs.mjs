// @ts-check
// Which processes a start has running, kept in the site's folder: a start that was killed leaves nothing behind for the next.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './lock.mjs';
import { childGroups } from './processes.mjs';
import { Plain, say } from './say.mjs';

/** @typedef {{ pid: number, born: string, url: string, groups: { pid: number, born: string }[] }} Run */

/**
 * A pid is given again to others; together with its time of birth it names one process.
 *
 * @param {number} pid
 * @return {Promise<string>} '' when there is no such process, or no /proc to ask
 */
async function born( pid ) {
	const stat = await readFile( `/proc/${ pid }/stat`, 'utf8' ).catch( () => '' );
	return stat.slice( stat.lastIndexOf( ')' ) ).split( ' ' )[ 20 ] ?? '';
}

/**
 * @param {string} folder
 * @param {string} url
 */
export async function noteRun( folder, url ) {
	/** @type {Run} */
	const run = {
		pid: process.pid, born: await born( process.pid ), url,
		groups: await Promise.all( childGroups().map( async ( pid ) => ( { pid, born: await born( pid ) } ) ) ),
	};
	const part = join( folder, 'run.json.part' );
	await writeFile( part, JSON.stringify( run ) );
	await rename( part, join( folder, 'run.json' ) );
}

/**
 * Ends what a killed start left running.
 *
 * @param {string} folder
 */
export async function endLeftovers( folder ) {
	const text = await readFile( join( folder, 'run.json' ), 'utf8' ).catch( () => '' );
	if ( ! text ) {
		return;
	}
	/** @type {Run} */
	const run = JSON.parse( text );
	if ( isAlive( run.pid ) && run.born !== '' && ( await born( run.pid ) ) === run.born ) {
		throw new Plain( `This site is already running at ${ run.url } (process ${ run.pid }): please use that one, end it, or choose another folder with --site.` );
	}
	for ( const { pid, born: then } of run.groups ) {
		if ( then !== '' && ( await born( pid ) ) === then ) {
			say( `Ending process ${ pid }, which an earlier start left behind.` );
			process.kill( -pid, 'SIGTERM' );
			for ( const until = Date.now() + 10_000; isAlive( pid ) && Date.now() < until; ) {
				await new Promise( ( done ) => setTimeout( done, 50 ) );
			}
		}
	}
}
