#!/usr/bin/env node
// @ts-check
// npm run wp -- <args>: WP-CLI in the site of `npm start`; DESKFOLD_SITE names the folder of another.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exists } from './lib/cache.mjs';
import { defaultSite } from './lib/paths.mjs';
import { main, Plain } from './lib/say.mjs';
import { wpCommand } from './lib/wpcli.mjs';

await main( async () => {
	if ( ! ( await exists( join( defaultSite, 'wordpress/wp-config.php' ) ) ) ) {
		throw new Plain( `There is no site in ${ defaultSite }: please run \`npm start\` first, or name another folder in DESKFOLD_SITE.` );
	}
	const { program, args, env } = await wpCommand( defaultSite, process.argv.slice( 2 ) );
	return new Promise( ( done ) => {
		const child = spawn( program, args, { stdio: 'inherit', env: { ...process.env, ...env } } );
		// Ctrl+C reaches WP-CLI by itself; we stay until it has ended.
		process.on( 'SIGINT', () => {} );
		child.on( 'error', () => done( 127 ) );
		child.on( 'exit', ( code, signal ) => done( code ?? ( signal ? 130 : 1 ) ) );
	} );
} );
