// @ts-check
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, languagesFolder, sqliteFolder, woocommerceFolder, wordpressFolder } from './cache.mjs';
import { pluginParts } from './parts.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { Plain, say, step } from './say.mjs';
import { afterInstall, muPlugin, wpConfig } from './site-files.mjs';
import { wp } from './wpcli.mjs';

/** @typedef {import('./cache.mjs').WordPressVersion} WordPressVersion */
/** @typedef {{ host: string, user: string, password: string }} DatabaseServer */
/**
 * @typedef {object} SiteOptions
 * @property {string}           folder         holds wordpress/, database/, log/ and site.json
 * @property {string}           url            e.g. http://127.0.0.1:8080, without a slash at the end
 * @property {WordPressVersion} [version]
 * @property {'sqlite' | 'mariadb'} [db]
 * @property {DatabaseServer}   [server]       for mariadb: what `startMariadb()` answered
 * @property {string}           [databaseName] for mariadb; it must exist
 * @property {number}           [smtpPort]     where wp_mail() delivers, on loopback
 * @property {string}           [title]
 * @property {boolean}          [languages]    whether WordPress's own translations come along (34 MB)
 * @property {boolean}          [woocommerce]  whether WooCommerce joins when it is found
 * @property {boolean}          [activate]     whether Deskfold is switched on
 * @property {Record<string, string | number | boolean>} [constants] more constants for the configuration
 */
/**
 * @typedef {object} Site
 * @property {string}  folder
 * @property {string}  wordpress   its document root
 * @property {string}  url
 * @property {boolean} woocommerce
 */
/** @typedef {{ version: WordPressVersion, db: 'sqlite' | 'mariadb', woocommerce: boolean, demo: boolean }} SiteNote */

export const admin = { user: 'admin', password: 'password', email: 'admin@demo.test' };

/**
 * What a finished site says of itself.
 *
 * @param {string} folder
 * @return {Promise<SiteNote | undefined>} undefined when there is none or its making never came to its end
 */
export async function readNote( folder ) {
	const text = await readFile( join( folder, 'site.json' ), 'utf8' ).catch( () => '' );
	return text ? JSON.parse( text ) : undefined;
}

/**
 * @param {string}   folder
 * @param {SiteNote} note
 */
export async function writeNote( folder, note ) {
	const part = join( folder, 'site.json.part' );
	await writeFile( part, `${ JSON.stringify( note, null, '\t' ) }\n` );
	await rename( part, join( folder, 'site.json' ) );
}

const marker = '.deskfold-site';

/**
 * An empty folder of our own; a half-finished site is cleared, anybody else's files are not.
 *
 * @param {string}   folder
 * @param {string[]} [keep] names inside that stay: the data of a running server
 * @return {Promise<boolean>} whether something half-finished was cleared
 */
export async function clearSite( folder, keep = [] ) {
	const inside = await readdir( folder ).catch( () => /** @type {string[]} */ ( [] ) );
	if ( inside.length > 0 && ! inside.includes( marker ) ) {
		throw new Plain( `${ folder } holds files that are not a site of ours: please choose an empty folder with --site.` );
	}
	// site.json goes first: a clearing that is interrupted leaves an unfinished site, not a broken one.
	await rm( join( folder, 'site.json' ), { force: true } );
	const old = inside.filter( ( one ) => one !== marker && ! keep.includes( one ) );
	for ( const name of old ) {
		await rm( join( folder, name ), { recursive: true, force: true } );
	}
	await mkdir( folder, { recursive: true } );
	await writeFile( join( folder, marker ), 'Made by Deskfold: everything in this folder may be deleted.\n' );
	return old.length > 0;
}

/**
 * What changes from start to start: the address, the database server, the mail catcher; and the links to the plugin.
 *
 * @param {SiteOptions} options
 */
export async function refreshSite( options ) {
	const { folder, url, db = 'sqlite', server, databaseName = 'wordpress', smtpPort, constants = {} } = options;
	/** @type {Record<string, string | number | boolean>} */
	const all = {
		WP_HOME: url,
		WP_SITEURL: url,
		DB_NAME: databaseName,
		DB_USER: server?.user ?? '',
		DB_PASSWORD: server?.password ?? '',
		DB_HOST: server?.host ?? '',
		...( db === 'sqlite' ? { DB_DIR: join( folder, 'database' ), DB_FILE: 'site.sqlite' } : {} ),
		...( smtpPort ? { DESKFOLD_SITE_SMTP_PORT: smtpPort } : {} ),
		WP_DEBUG: true,
		WP_DEBUG_DISPLAY: false,
		WP_DEBUG_LOG: join( folder, 'log/debug.log' ),
		WP_ENVIRONMENT_TYPE: 'local',
		...constants,
	};
	const quote = ( /** @type {string} */ text ) => `'${ text.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`;
	const lines = Object.entries( all ).map( ( [ name, value ] ) =>
		`defined( '${ name }' ) || define( '${ name }', ${ typeof value === 'string' ? quote( value ) : value } );`
	);
	await writeFile( join( folder, 'site.php' ), `<?php\n// Written anew at every start.\n${ lines.join( '\n' ) }\n`, { mode: 0o600 } );
	await writeFile( join( folder, 'wordpress/wp-content/mu-plugins/deskfold-site.php' ), muPlugin );
	await linkPlugin( join( folder, 'wordpress/wp-content/plugins/deskfold' ) );
}

/**
 * The plugin as a site sees it: only what the zip would hold, each part a link into this repository.
 *
 * @param {string} target
 */
async function linkPlugin( target ) {
	await mkdir( target, { recursive: true } );
	const parts = await pluginParts();
	for ( const name of new Set( [ ...parts, ...( await readdir( target ) ) ] ) ) {
		const link = join( target, name );
		const to = ( await lstat( link ).catch( () => undefined ) )?.isSymbolicLink() ? await readlink( link ) : undefined;
		if ( to !== undefined && ( to !== join( root, name ) || ! parts.includes( name ) ) ) {
			await unlink( link );
		}
		if ( parts.includes( name ) && to !== join( root, name ) ) {
			await symlink( join( root, name ), link );
		}
	}
}

/** @param {SiteOptions} options */
async function placeFiles( { folder, version = '7.1.1', db = 'sqlite', languages = false } ) {
	const wordpress = join( folder, 'wordpress' );
	const content = join( wordpress, 'wp-content' );
	await run( 'cp', [ '-R', await wordpressFolder( version ), wordpress ], { failure: 'WordPress could not be copied' } );
	for ( const name of [ 'mu-plugins', 'uploads' ] ) {
		await mkdir( join( content, name ), { recursive: true } );
	}
	for ( const name of [ 'database', 'log' ] ) {
		await mkdir( join( folder, name ), { recursive: true } );
	}
	for ( const name of [ 'akismet', 'hello.php' ] ) {
		await rm( join( content, 'plugins', name ), { recursive: true, force: true } );
	}
	if ( languages && version !== '6.6' ) {
		await run( 'cp', [ '-R', await languagesFolder(), join( content, 'languages' ) ] );
	}
	if ( db === 'sqlite' ) {
		// Beside the plugins, not among them: nobody needs to see the driver in the list of plugins.
		const driver = join( content, 'mu-plugins/sqlite-database-integration' );
		await run( 'cp', [ '-R', await sqliteFolder(), driver ] );
		const dropIn = await readFile( join( driver, 'db.copy' ), 'utf8' );
		await writeFile( join( content, 'db.php' ), dropIn
			.replaceAll( '{SQLITE_IMPLEMENTATION_FOLDER_PATH}', driver )
			.replaceAll( '{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php' ) );
	}
	await writeFile( join( wordpress, 'wp-config.php' ), wpConfig( () => randomBytes( 48 ).toString( 'base64' ) ) );
}

/**
 * WooCommerce, where this machine has it or can fetch it.
 *
 * @param {string}           folder
 * @param {WordPressVersion} version
 * @return {Promise<boolean>}
 */
async function joinWoocommerce( folder, version ) {
	if ( version === '6.6' ) {
		return false;
	}
	const found = await woocommerceFolder();
	if ( found ) {
		await symlink( found, join( folder, 'wordpress/wp-content/plugins/woocommerce' ) );
		await wp( folder, [ 'plugin', 'activate', 'woocommerce' ] );
		return true;
	}
	const reachable = await fetch( 'https://api.wordpress.org/plugins/info/1.0/woocommerce.json', { signal: AbortSignal.timeout( 4000 ) } )
		.then( ( answer ) => answer.ok, () => false );
	if ( reachable ) {
		const { code } = await wp( folder, [ 'plugin', 'install', 'woocommerce', '--activate' ], { allowFailure: true, timeout: 120_000, env: { DESKFOLD_SITE_ONLINE: '1' } } );
		if ( code === 0 ) {
			return true;
		}
	}
	say( '  WooCommerce is not on this machine and wordpress.org is out of reach: the site goes without it (WOOCOMMERCE_DIR names a copy).' );
	return false;
}

/**
 * Makes a WordPress site with Deskfold in an empty or half-finished folder. It is finished when `writeNote()` was called:
 * the caller does that after its own last step.
 *
 * @param {SiteOptions} options
 * @return {Promise<Site>}
 */
export async function makeSite( options ) {
	const { folder, url, version = '7.1.1', db = 'sqlite', title = 'Deskfold', activate = true, woocommerce = false } = options;
	if ( await clearSite( folder, [ 'mariadb', 'mail', 'files', 'run.json' ] ) ) {
		say( 'Cleared what an earlier start left behind.' );
	}
	await step( `Putting WordPress ${ version } with ${ db === 'sqlite' ? 'SQLite' : 'MariaDB' } into ${ folder }`, async () => {
		await placeFiles( options );
		await refreshSite( options );
		await wp( folder, [
			'core', 'install', `--url=${ url }`, `--title=${ title }`, '--skip-email',
			`--admin_user=${ admin.user }`, `--admin_password=${ admin.password }`, `--admin_email=${ admin.email }`,
		] );
		await wp( folder, [ 'eval-file', '-' ], { input: afterInstall } );
	} );
	let joined = false;
	if ( woocommerce ) {
		joined = await step( 'Looking for WooCommerce', () => joinWoocommerce( folder, version ) );
	}
	if ( activate && ( await exists( join( root, 'plugin.php' ) ) ) ) {
		await step( 'Switching Deskfold on', async () => void ( await wp( folder, [ 'plugin', 'activate', 'deskfold' ] ) ) );
	}
	return { folder, wordpress: join( folder, 'wordpress' ), url, woocommerce: joined };
}
