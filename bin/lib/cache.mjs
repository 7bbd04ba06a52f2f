// @ts-check
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfFile } from './hashes.mjs';
import { alone } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { run } from './processes.mjs';
import { Plain, step } from './say.mjs';

/** @typedef {'7.1.1' | '6.6'} WordPressVersion */

const studio = {
	spec: 'wp-studio@1.22.0',
	file: 'wp-studio-1.22.0.tgz',
	size: '67 MB',
	sha256: 'eca448e9240e391045441f79541268fcccbd78169dfb6cf04b3c3d304492e661',
};
const builds = {
	spec: '@wp-playground/wordpress-builds@0.9.19',
	file: 'wp-playground-wordpress-builds-0.9.19.tgz',
	size: '158 MB',
	sha256: 'e62ccde83c48571e7f38b46030f13a9a868e42086b1c7c80b54cde535edd114d',
};

export const exists = ( /** @type {string} */ path ) => stat( path ).then( () => true, () => false );

/**
 * @param {typeof studio} source
 * @return {Promise<string>} the verified tarball in the cache
 */
async function download( source ) {
	const target = join( cacheFolder, source.file );
	if ( await exists( target ) && ( await hashOfFile( target ) ) === source.sha256 ) {
		return target;
	}
	const part = await mkdtemp( join( cacheFolder, 'part-' ) );
	try {
		await step( `Downloading ${ source.spec } (${ source.size }, once)`, () =>
			run( 'npm', [ 'pack', source.spec, '--pack-destination', part, '--silent' ], {
				cwd: part,
				failure: `${ source.spec } could not be downloaded: please check the network and the npm registry, then start again`,
			} )
		);
		const file = join( part, source.file );
		if ( ( await hashOfFile( file ) ) !== source.sha256 ) {
			throw new Plain( `${ source.spec } arrived damaged or changed (its sha256 is not the known one): please start again, and look at your npm registry when it happens twice.` );
		}
		await rename( file, target );
	} finally {
		await rm( part, { recursive: true, force: true } );
	}
	return target;
}

/**
 * Makes a folder of the cache once; half-made ones never carry its name.
 *
 * @param {string} name
 * @param {(part: string) => Promise<void>} fill
 * @return {Promise<string>}
 */
async function once( name, fill ) {
	const target = join( cacheFolder, name );
	if ( await exists( target ) ) {
		return target;
	}
	await mkdir( cacheFolder, { recursive: true } );
	return alone( join( cacheFolder, `${ name }.lock` ), async () => {
		if ( ! ( await exists( target ) ) ) {
			const part = `${ target }.part`;
			await rm( part, { recursive: true, force: true } );
			await mkdir( part, { recursive: true } );
			await fill( part );
			await rename( part, target );
		}
		return target;
	} );
}

/** @return {Promise<string>} the folder with latest/wordpress, latest/languages, sqlite-database-integration and wp-cli */
function studioFiles() {
	return once( 'wp-studio-1.22.0', async ( part ) => {
		const tarball = await download( studio );
		const inside = 'package/dist/cli/wp-files';
		await step( 'Unpacking WordPress 7.1.1', () =>
			run( 'tar', [
				'xzf', tarball, '-C', part, '--no-same-owner', '--strip-components=4',
				...[ 'latest', 'sqlite-database-integration', 'wp-cli' ].map( ( name ) => `${ inside }/${ name }` ),
			], { failure: 'WordPress could not be unpacked' } )
		);
	} );
}

/** @return {Promise<string>} WordPress 6.6-RC3, whole */
function olderWordpress() {
	return once( 'wordpress-6.6-RC3', async ( part ) => {
		const tarball = await download( builds );
		await step( 'Unpacking WordPress 6.6', async () => {
			const raw = join( part, 'raw' );
			await mkdir( raw );
			await run( 'tar', [
				'xzf', tarball, '-C', raw, '--no-same-owner', '--strip-components=1',
				'package/src/wordpress/wp-beta.zip', 'package/public/wp-beta',
			], { failure: 'WordPress 6.6 could not be unpacked' } );
			await run( 'php', [
				'-r', '$z = new ZipArchive(); exit( true === $z->open( $argv[1] ) && $z->extractTo( $argv[2] ) ? 0 : 1 );',
				join( raw, 'src/wordpress/wp-beta.zip' ), part,
			], { failure: 'WordPress 6.6 could not be unpacked' } );
			await cp( join( raw, 'public/wp-beta' ), part, { recursive: true } );
			// The archive is of a finished site: its configuration and database are not wanted.
			for ( const name of [ 'raw', 'wp-config.php', 'wp-content/database', 'wp-content/db.php', 'wp-content/mu-plugins', 'wordpress-remote-asset-paths' ] ) {
				await rm( join( part, name ), { recursive: true, force: true } );
			}
		} );
	} );
}

/**
 * @param {WordPressVersion} [version]
 * @return {Promise<string>} a folder with a whole WordPress, to copy from
 */
export async function wordpressFolder( version = '7.1.1' ) {
	return version === '6.6' ? olderWordpress() : join( await studioFiles(), 'latest/wordpress' );
}

/** @return {Promise<string>} WordPress's own translations, to copy from */
export async function languagesFolder() {
	return join( await studioFiles(), 'latest/languages' );
}

/** @return {Promise<string>} the SQLite driver plugin */
export async function sqliteFolder() {
	return join( await studioFiles(), 'sqlite-database-integration' );
}

/** @return {Promise<string>} */
export async function wpCliPhar() {
	return join( await studioFiles(), 'wp-cli/wp-cli.phar' );
}

/** @return {Promise<string | undefined>} WooCommerce, when this machine has it */
export async function woocommerceFolder() {
	for ( const folder of [ process.env.WOOCOMMERCE_DIR, join( cacheFolder, 'woocommerce-10.9.1' ) ] ) {
		if ( folder && ( await exists( join( folder, 'woocommerce.php' ) ) ) ) {
			return folder;
		}
	}
	return undefined;
}
