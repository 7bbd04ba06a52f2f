// @ts-check
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { writeClassmap } from './classmap.mjs';
import { hashOfSources } from './hashes.mjs';
import { alone } from './lock.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const sources = [ 'src', 'blocks', 'webpack.config.js', 'package-lock.json' ];

/** Built here first: build/ is whole at any moment and holds nothing of an earlier build. */
const part = join( root, '.cache/build' );

const builtFrom = () => readFile( join( root, 'build/.sources' ), 'utf8' ).catch( () => '' );

/** @return {Promise<boolean>} whether build/ was made from the sources as they are now */
export async function isBuilt() {
	return ( await builtFrom() ) === ( await hashOfSources( root, sources ) );
}

/**
 * Scripts, styles and blocks into build/, and the class map of php/.
 *
 * @param {{ force?: boolean, stdio?: 'inherit' | 'pipe' }} [how] `force` builds even when no source has changed
 * @return {Promise<boolean>} whether anything was built
 */
export async function build( { force = false, stdio = 'inherit' } = {} ) {
	await mkdir( join( root, '.cache' ), { recursive: true } );
	await writeClassmap();
	return alone( join( root, '.cache/build.lock' ), async () => {
		const hash = await hashOfSources( root, sources );
		if ( ! force && ( await builtFrom() ) === hash ) {
			return false;
		}
		await rm( part, { recursive: true, force: true } );
		await run( join( root, 'node_modules/.bin/wp-scripts' ), [
			'build', '--source-path=blocks', `--output-path=${ relative( root, part ) }`, '--experimental-modules', '--blocks-manifest',
		], { cwd: root, stdio, failure: 'The build failed' } );
		await writeClassmap( part );
		await writeFile( join( part, '.sources' ), hash );
		const old = `${ part }.old`;
		await rm( old, { recursive: true, force: true } );
		await rename( join( root, 'build' ), old );
		await rename( part, join( root, 'build' ) );
		await rm( old, { recursive: true, force: true } );
		return true;
	} );
}
