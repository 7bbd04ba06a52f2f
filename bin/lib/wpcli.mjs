// @ts-check
import { join } from 'node:path';
import { wpCliPhar } from './cache.mjs';
import { run } from './processes.mjs';

const env = {
	// Nobody's personal configuration or packages change what happens here.
	WP_CLI_CONFIG_PATH: '/dev/null',
	WP_CLI_DISABLE_AUTO_CHECK_UPDATE: '1',
};

/**
 * The program, arguments and environment that run WP-CLI in a site made by `makeSite()`.
 *
 * @param {string}   folder the site's folder (the one with wordpress/ in it)
 * @param {string[]} args
 * @return {Promise<{ program: string, args: string[], env: Record<string, string> }>}
 */
export async function wpCommand( folder, args ) {
	return {
		program: 'php',
		args: [ '-d', 'memory_limit=512M', await wpCliPhar(), '--allow-root', `--path=${ join( folder, 'wordpress' ) }`, ...args ],
		env,
	};
}

/**
 * Runs WP-CLI to its end.
 *
 * @param {string}   folder the site's folder
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export async function wp( folder, args, how = {} ) {
	const command = await wpCommand( folder, args );
	return run( command.program, command.args, {
		failure: `wp ${ args.slice( 0, 4 ).join( ' ' ) } failed`, ...how, env: { ...command.env, ...how.env },
	} );
}

/**
 * WP-CLI without any site: for `i18n`.
 *
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [how]
 */
export async function wpAlone( args, how = {} ) {
	return run( 'php', [ '-d', 'memory_limit=512M', await wpCliPhar(), '--allow-root', ...args ], {
		...how, env: { ...env, ...how.env },
	} );
}
