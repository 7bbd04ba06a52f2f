// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeClassmap } from './classmap.mjs';
import { hashOfSources } from './hashes.mjs';
import { alone } from './lock.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const sources = [ 'src', 'blocks', 'webpack.config.js', 'package-lock.json' ];
const stamp = join( root, 'build/.sources' );

/** @return {Promise<boolean>} whether build/ was made from the sources as they are now */
export async function isBuilt() {
	return ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === ( await hashOfSources( root, sources ) );
}

/**
 * Scripts, styles and blocks into build/, and the class map of php/.
 *
 * @param {{ force?: boolean, stdio?: 'inherit' | 'pipe' }} [how] `force` builds even when no source has changed
 * @return {Promise<boolean>} whether anything was built
 */
export async function build( { force = false, stdio = 'inherit' } = {} ) {
	await mkdir( join( root, 'build' ), { recursive: true } );
	await writeClassmap();
	return alone( join( root, 'node_modules/.deskfold-build' ), async () => {
		const hash = await hashOfSources( root, sources );
		if ( ! force && ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === hash ) {
			return false;
		}
		await rm( stamp, { force: true } );
		await run( join( root, 'node_modules/.bin/wp-scripts' ), [
			'build', '--source-path=blocks', '--experimental-modules', '--blocks-manifest',
		], { cwd: root, stdio, failure: 'The build failed' } );
		await writeFile( stamp, hash );
		return true;
	} );
}
