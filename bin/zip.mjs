#!/usr/bin/env node
// @ts-check
// npm run zip: dist/deskfold.zip, the plugin as a site installs it.
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { ensureNpmPackages } from './lib/packages.mjs';
import { pluginParts } from './lib/parts.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { main, Plain, say } from './lib/say.mjs';
import { ensureSystem } from './lib/system.mjs';

/** Sources of translations, source maps and the build's own notes stay at home. */
const isWanted = ( /** @type {string} */ name ) => ! /(^|\/)\.|\.(map|po|pot)$/.test( name );

/** The version must be the same wherever it is written. */
async function agreedVersion() {
	const read = ( /** @type {string} */ name ) => readFile( join( root, name ), 'utf8' ).catch( () => '' );
	const found = {
		'package.json': JSON.parse( await read( 'package.json' ) ).version,
		'plugin.php': ( await read( 'plugin.php' ) ).match( /^ \* Version:\s*(\S+)/m )?.[ 1 ],
		'readme.txt': ( await read( 'readme.txt' ) ).match( /^Stable tag:\s*(\S+)/m )?.[ 1 ],
	};
	if ( new Set( Object.values( found ) ).size !== 1 ) {
		throw new Plain( `The version differs: ${ Object.entries( found ).map( ( [ file, version ] ) => `${ file } says ${ version ?? 'nothing' }` ).join( ', ' ) }. Please make them the same.` );
	}
	return found[ 'package.json' ];
}

await main( async () => {
	await ensureSystem( { extensions: [ 'zip' ], programs: [ 'git' ] } );
	const version = await agreedVersion();
	await ensureNpmPackages();
	await build();
	/** @type {string[]} */
	const files = [];
	for ( const part of await pluginParts() ) {
		const inside = ( await stat( join( root, part ) ) ).isDirectory() ? await readdir( join( root, part ), { recursive: true } ) : [ '' ];
		for ( const name of inside.map( ( one ) => ( one ? `${ part }/${ one }` : part ) ).filter( isWanted ).sort() ) {
			if ( ( await stat( join( root, name ) ) ).isFile() ) {
				files.push( name );
			}
		}
	}
	const { stdout: committed } = await run( 'git', [ 'log', '-1', '--format=%ct' ], { cwd: root, allowFailure: true } );
	const target = join( root, 'dist/deskfold.zip' );
	await mkdir( join( root, 'dist' ), { recursive: true } );
	await run( 'php', [ join( root, 'bin/lib/zip.php' ), `${ target }.part`, committed.trim() || '315532800' ], {
		input: files.map( ( name ) => `${ join( root, name ) }\tdeskfold/${ name }` ).join( '\n' ),
		failure: 'The archive could not be written',
	} );
	await rename( `${ target }.part`, target );
	say( `dist/deskfold.zip: Deskfold ${ version }, ${ files.length } files, ${ Math.round( ( await stat( target ) ).size / 1024 ) } kB.` );
} );
