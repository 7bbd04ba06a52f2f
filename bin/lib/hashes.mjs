// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @return {Promise<string>} sha256, hex
 */
export async function hashOfFile( file ) {
	const hash = createHash( 'sha256' );
	await pipeline( createReadStream( file ), hash );
	return hash.digest( 'hex' );
}

/**
 * One hash of the names and contents of files and folders; what is missing counts as missing.
 *
 * @param {string}   base
 * @param {string[]} names relative to base
 * @return {Promise<string>}
 */
export async function hashOfSources( base, names ) {
	const hash = createHash( 'sha256' );
	for ( const name of names ) {
		const path = join( base, name );
		const info = await stat( path ).catch( () => undefined );
		if ( ! info ) {
			continue;
		}
		const inside = info.isDirectory() ? ( await readdir( path, { recursive: true } ) ).sort() : [ '' ];
		for ( const one of inside ) {
			const file = join( path, one );
			if ( ( await stat( file ) ).isFile() ) {
				hash.update( `${ name }/${ one }\0` ).update( await readFile( file ) );
			}
		}
	}
	return hash.digest( 'hex' );
}
