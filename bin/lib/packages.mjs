// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { step } from './say.mjs';

/**
 * @param {string} what   the folder that holds the packages
 * @param {string} wanted the file that says which
 */
async function isCurrent( what, wanted ) {
	const sum = createHash( 'sha256' ).update( await readFile( join( root, wanted ) ) ).digest( 'hex' );
	const stamp = join( root, what, '.deskfold-installed' );
	return {
		current: ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === sum,
		done: () => writeFile( stamp, sum ),
	};
}

const advice = 'please check the network, then start again';

/** npm's packages, when they are missing or package-lock.json has changed. */
export async function ensureNpmPackages() {
	const { current, done } = await isCurrent( 'node_modules', 'package-lock.json' );
	if ( current ) {
		return;
	}
	const hidden = join( root, 'node_modules/.package-lock.json' );
	const byHand = existsSync( hidden ) && ( await isSameLock( hidden ) );
	if ( ! byHand ) {
		await step( 'Installing npm packages (one to three minutes the first time)', () =>
			run( 'npm', [ 'ci', '--no-audit', '--no-fund', '--loglevel=error' ], {
				cwd: root,
				env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1' },
				failure: `npm's packages could not be installed: ${ advice }`,
			} )
		);
	}
	await done();
}

/**
 * Somebody ran `npm install`: nothing to do when it left what the lock file asks for.
 *
 * @param {string} hidden npm's own note of what it installed
 */
async function isSameLock( hidden ) {
	const [ here, wanted ] = await Promise.all( [ hidden, join( root, 'package-lock.json' ) ].map( async ( file ) =>
		/** @type {Record<string, { version?: string, optional?: boolean }>} */ ( JSON.parse( await readFile( file, 'utf8' ) ).packages )
	) );
	return Object.entries( wanted ?? {} ).every( ( [ name, one ] ) => ! name || one.optional || here?.[ name ]?.version === one.version );
}

/** Composer's packages, when they are missing or composer.json has changed. */
export async function ensureComposerPackages() {
	const { current, done } = await isCurrent( 'vendor', 'composer.json' );
	if ( current && existsSync( join( root, 'vendor/autoload.php' ) ) ) {
		return;
	}
	await step( 'Installing Composer packages', () =>
		run( 'composer', [ 'install', '--no-interaction', '--no-progress', '--prefer-dist' ], {
			cwd: root,
			env: { COMPOSER_ALLOW_SUPERUSER: '1' },
			failure: `Composer's packages could not be installed: ${ advice }`,
		} )
	);
	await done();
}
