#!/usr/bin/env node
// @ts-check
// npm run build: build/ from src/, blocks/ and php/ (class map). Options: --force, --classmap (only the class map).
import { build } from './lib/build.mjs';
import { writeClassmap } from './lib/classmap.mjs';
import { main, say } from './lib/say.mjs';

await main( async () => {
	if ( process.argv.includes( '--classmap' ) ) {
		say( `build/classmap.php: ${ await writeClassmap() } classes.` );
		return;
	}
	const built = await build( { force: process.argv.includes( '--force' ) } );
	say( built ? 'Built.' : 'Nothing to build: no source has changed (--force builds all the same).' );
} );
