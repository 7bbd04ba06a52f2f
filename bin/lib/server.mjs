// @ts-check
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { waitForPort } from './ports.mjs';
import { end, start } from './processes.mjs';
import { Plain } from './say.mjs';

/**
 * Serves a site with PHP's own server.
 *
 * @param {string} folder the site's folder
 * @param {number} port
 * @param {{ workers?: number, log?: string }} [how] `log`: where its lines go
 * @return {Promise<{ pid: number, stop: () => Promise<void> }>}
 */
export async function serve( folder, port, { workers = 4, log = join( folder, 'log/server.log' ) } = {} ) {
	await mkdir( dirname( log ), { recursive: true } );
	const file = createWriteStream( log );
	/** @type {string[]} */
	let last = [];
	let ended = false;
	const child = start( 'php', 'php', [
		'-d', 'memory_limit=256M', '-d', 'upload_max_filesize=30M', '-d', 'post_max_size=32M', '-d', 'opcache.enable=1', '-d', 'opcache.memory_consumption=192',
		'-d', 'display_errors=0', '-d', 'realpath_cache_size=8M',
		'-S', `127.0.0.1:${ port }`, '-t', join( folder, 'wordpress' ), join( root, 'bin/lib/router.php' ),
	], {
		cwd: join( folder, 'wordpress' ),
		env: { PHP_CLI_SERVER_WORKERS: String( workers ) },
		onLine: ( line ) => {
			last = [ ...last.slice( -4 ), line ];
			file.write( `${ line }\n` );
		},
		onEnd: () => {
			ended = true;
			file.end();
		},
	} );
	if ( ! ( await waitForPort( port, 15_000, () => ended ) ) || ended ) {
		await end( child );
		throw new Plain( `PHP's server did not start on port ${ port }:\n${ last.join( '\n' ) }` );
	}
	return { pid: child.pid, stop: () => end( child ) };
}
