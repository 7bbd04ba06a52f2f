// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const pause = ( /** @type {number} */ ms ) => new Promise( ( done ) => setTimeout( done, ms ) );

/** @param {number} pid */
export function isAlive( pid ) {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( problem ) {
		return /** @type {NodeJS.ErrnoException} */ ( problem ).code === 'EPERM';
	}
}

/**
 * Only one process at a time does this work; a lock left by a process that is gone is taken over.
 *
 * @template T
 * @param {string}           folder becomes the lock; its parent must exist
 * @param {() => Promise<T>} work
 * @return {Promise<T>}
 */
export async function alone( folder, work ) {
	const owner = join( folder, 'pid' );
	for ( let nobody = 0; ; ) {
		const taken = await mkdir( folder ).then( () => true, ( /** @type {NodeJS.ErrnoException} */ problem ) => {
			if ( problem.code !== 'EEXIST' ) {
				throw problem;
			}
			return false;
		} );
		if ( taken ) {
			break;
		}
		const pid = Number( await readFile( owner, 'utf8' ).catch( () => '' ) );
		nobody = pid && isAlive( pid ) ? 0 : nobody + 1;
		if ( nobody > 4 ) {
			await rm( folder, { recursive: true, force: true } );
		}
		await pause( 250 );
	}
	try {
		await writeFile( owner, String( process.pid ) );
		return await work();
	} finally {
		await rm( folder, { recursive: true, force: true } );
	}
}
