// @ts-check
// Jobs run without visitors: `wp deskfold worker`, started again whenever it ends.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { end, start } from './processes.mjs';
import { say } from './say.mjs';
import { wpCommand } from './wpcli.mjs';

/**
 * @param {string} folder the site's folder
 * @return {Promise<{ stop: () => Promise<void> }>}
 */
export async function startWorker( folder ) {
	const command = await wpCommand( folder, [ 'deskfold', 'worker', '--interval=1' ] );
	const log = createWriteStream( join( folder, 'log/worker.log' ) );
	let stopped = false;
	let failures = 0;
	/** @type {NodeJS.Timeout | undefined} */
	let again;
	/** @type {ReturnType<typeof start>} */
	let child;
	const begin = () => {
		const began = Date.now();
		child = start( 'worker', command.program, command.args, {
			env: command.env,
			onLine: ( line ) => void log.write( `${ line }\n` ),
			onEnd: ( code ) => {
				if ( stopped ) {
					return;
				}
				failures = code && Date.now() - began < 10_000 ? failures + 1 : 0;
				if ( failures === 3 ) {
					say( `[worker] it keeps ending early (exit code ${ code }): please look at ${ join( folder, 'log/worker.log' ) }.` );
				}
				again = setTimeout( begin, Math.min( 1000 * 2 ** failures, 30_000 ) );
			},
		} );
	};
	begin();
	return {
		stop: async () => {
			stopped = true;
			clearTimeout( again );
			await end( child );
			log.end();
		},
	};
}
