// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { startMariadb } from './mariadb.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { makeSite, readNote, refreshSite, writeNote } from './site.mjs';
import { wp } from './wpcli.mjs';

/** @typedef {import('./mariadb.mjs').Mariadb} Mariadb */
/** @typedef {import('./cache.mjs').WordPressVersion} WordPressVersion */

export const testFolder = join( root, '.cache' );

/** @type {Promise<Mariadb> | undefined} */
let running;
/** @type {() => void} */
let letGo = () => {};
/** @type {Promise<void>} */
let held = Promise.resolve();

/**
 * One private MariaDB for all suites that ask for it, each with a database of its own. Two runs side by side take turns:
 * a data folder has one server.
 */
export function testMariadb() {
	running ??= new Promise( ( resolve, reject ) => {
		held = mkdir( testFolder, { recursive: true } ).then( () => alone( join( testFolder, 'test-db.lock' ), async () => {
			const server = await startMariadb( join( testFolder, 'test-db' ), { databases: [ 'test_mariadb', 'test_66', 'test_e2e' ], durable: false } );
			const over = new Promise( ( done ) => ( letGo = () => done( undefined ) ) );
			resolve( server );
			await over;
			await server.stop();
		} ) );
		held.catch( reject );
	} );
	return running;
}

export async function stopTestMariadb() {
	await running?.catch( () => undefined );
	running = undefined;
	letGo();
	await held.catch( () => undefined );
}

/** A site made for other tables, or by another site maker, is made anew. */
async function fingerprint() {
	const hash = createHash( 'sha256' );
	const rooms = await readdir( join( root, 'php' ), { recursive: true } );
	const tables = rooms.filter( ( name ) => /Tables\.php$/.test( name ) ).map( ( name ) => `php/${ name }` );
	for ( const name of [ ...tables.sort(), 'bin/lib/site.mjs', 'bin/lib/site-files.mjs', 'bin/lib/test-sites.mjs' ] ) {
		hash.update( name ).update( await readFile( join( root, name ) ) );
	}
	return hash.digest( 'hex' );
}

/**
 * A WordPress with Deskfold for tests, kept between runs.
 *
 * @param {string} name its folder is .cache/test-<name>, its MariaDB database test_<name>
 * @param {{ db: 'sqlite' | 'mariadb', version?: WordPressVersion, url?: string, smtpPort?: number, fresh?: boolean }} how
 *        `fresh`: made anew each time
 * @return {Promise<{ folder: string, wordpress: string }>}
 */
export async function testSite( name, { db, version = '7.1.1', url = 'http://shop.test', smtpPort, fresh = false } ) {
	const folder = join( testFolder, `test-${ name }` );
	const server = db === 'mariadb' ? await testMariadb() : undefined;
	const options = {
		folder, url, version, db, title: 'A shop',
		...( server ? { server, databaseName: `test_${ name }` } : {} ),
		...( smtpPort ? { smtpPort } : {} ),
		constants: { DESKFOLD_STORAGE: join( folder, 'storage' ), DISABLE_WP_CRON: true },
	};
	await mkdir( folder, { recursive: true } );
	const stamp = join( folder, 'made-from' );
	const wanted = await fingerprint();
	const kept = ! fresh && ( await readNote( folder ) ) && ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === wanted;
	if ( kept ) {
		await refreshSite( options );
	} else {
		if ( server ) {
			await emptyDatabase( server, `test_${ name }` );
		}
		await rm( stamp, { force: true } );
		await makeSite( options );
		await writeFile( stamp, wanted );
		await writeNote( folder, { version, db, woocommerce: false, demo: false } );
	}
	return { folder, wordpress: join( folder, 'wordpress' ) };
}

/**
 * A WordPress on which Deskfold lies and was never switched on, made anew each time.
 *
 * @param {string} url
 * @return {Promise<{ folder: string }>}
 */
export async function bareSite( url ) {
	const folder = join( testFolder, 'test-bare' );
	await mkdir( folder, { recursive: true } );
	await makeSite( { folder, url, version: '7.1.1', db: 'sqlite', title: 'A new shop', activate: false, constants: { DESKFOLD_STORAGE: join( folder, 'storage' ) } } );
	return { folder };
}

/**
 * A network of sites with Deskfold switched on for all of them, made anew each time.
 *
 * @return {Promise<{ wordpress: string }>}
 */
export async function testNetwork() {
	const folder = join( testFolder, 'test-network' );
	const constants = { DESKFOLD_STORAGE: join( folder, 'storage' ), DISABLE_WP_CRON: true };
	const options = /** @type {const} */ ( { folder, url: 'http://shop.test', version: '7.1.1', db: 'sqlite', activate: false } );
	await mkdir( folder, { recursive: true } );
	await makeSite( { ...options, constants } );
	await wp( folder, [ 'core', 'multisite-convert', '--title=Network', '--skip-config' ] );
	const network = { MULTISITE: true, SUBDOMAIN_INSTALL: false, DOMAIN_CURRENT_SITE: 'shop.test', PATH_CURRENT_SITE: '/', SITE_ID_CURRENT_SITE: 1, BLOG_ID_CURRENT_SITE: 1 };
	await refreshSite( { ...options, constants: { ...constants, ...network } } );
	await wp( folder, [ 'plugin', 'activate', 'deskfold', '--network' ] );
	return { wordpress: join( folder, 'wordpress' ) };
}

/**
 * @param {Mariadb} server
 * @param {string}  name
 */
async function emptyDatabase( server, name ) {
	const code = '$db = new mysqli( "localhost", $argv[1], $argv[2], "", 0, $argv[3] ); $db->query( "DROP DATABASE IF EXISTS `$argv[4]`" ); $db->query( "CREATE DATABASE `$argv[4]` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci" );';
	await run( 'php', [ '-r', code, server.user, server.password, server.socket, name ], { failure: 'The test database could not be emptied' } );
}
