// @ts-check
import { constants } from 'node:fs';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { Plain, say, step } from './say.mjs';

/** Programs we may need, and the Debian package each comes in; "%v" is the version of PHP. @type {Record<string, string>} */
const programPackages = {
	composer: 'composer',
	git: 'git',
	tar: 'tar',
	mariadbd: 'mariadb-server-core',
	'mariadb-install-db': 'mariadb-server-core',
	// What mariadb-install-db calls; its package does not ask for this one.
	my_print_defaults: 'mariadb-client-core',
	'php-fpm%v': 'php%v-fpm',
	nginx: 'nginx-light',
	dovecot: 'dovecot-imapd',
	chromium: 'chromium',
	'redis-server': 'redis-server',
	orca: 'orca',
	'speech-dispatcher': 'speech-dispatcher',
	Xvfb: 'xvfb',
	openbox: 'openbox',
	'dbus-run-session': 'dbus',
	gdbus: 'libglib2.0-bin',
};

/** PHP extensions we may need, and what Debian calls their package. @type {Record<string, string>} */
const extensionPackages = {
	curl: 'curl', dom: 'xml', gd: 'gd', intl: 'intl', mbstring: 'mbstring', mysqli: 'mysql', pdo_sqlite: 'sqlite3', sqlite3: 'sqlite3', zip: 'zip',
};

/** What a site on SQLite needs. */
export const siteExtensions = [ 'curl', 'dom', 'gd', 'intl', 'mbstring', 'mysqli', 'pdo_sqlite', 'sqlite3', 'zip' ];

/**
 * @param {string} name
 * @return {Promise<string | undefined>} where the program is
 */
export async function findProgram( name ) {
	const folders = [ ...( process.env.PATH ?? '' ).split( delimiter ), '/usr/sbin', '/usr/local/sbin', '/sbin' ];
	for ( const folder of folders.filter( Boolean ) ) {
		const path = join( folder, name );
		if ( await access( path, constants.X_OK ).then( () => true, () => false ) ) {
			return path;
		}
	}
	return undefined;
}

/** @return {Promise<{ version: string, extensions: string[] } | undefined>} undefined when there is no PHP at all */
export async function findPhp() {
	if ( ! ( await findProgram( 'php' ) ) ) {
		return undefined;
	}
	const { stdout } = await run( 'php', [ '-r', 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION, " ", strtolower( implode( " ", get_loaded_extensions() ) );' ] );
	const [ version = '', ...extensions ] = stdout.split( ' ' );
	return { version, extensions };
}

/**
 * What is missing, as words for a person and as Debian packages.
 *
 * @param {{ extensions: string[], programs: string[] }} needs
 */
async function findMissing( { extensions, programs } ) {
	const php = await findPhp();
	/** @type {Map<string, string>} */
	const missing = new Map();
	const version = php?.version ?? '';
	if ( ! php ) {
		missing.set( 'php', 'php-cli' );
	} else if ( Number( version ) < 8.1 ) {
		throw new Plain( `PHP ${ version } is too old: Deskfold needs PHP 8.1 or newer. Please install it and start again.` );
	}
	for ( const name of extensions.filter( ( one ) => ! php?.extensions.includes( one ) ) ) {
		missing.set( `the PHP extension ${ name }`, `php${ version }-${ extensionPackages[ name ] ?? name }` );
	}
	for ( const wanted of programs ) {
		const name = wanted.replace( '%v', version );
		if ( ! ( await findProgram( name ) ) ) {
			missing.set( name, ( programPackages[ wanted ] ?? wanted ).replace( '%v', version ) );
		}
	}
	return missing;
}

async function isDebian() {
	const release = await readFile( '/etc/os-release', 'utf8' ).catch( () => '' );
	return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test( release ) && Boolean( await findProgram( 'apt-get' ) );
}

/** @param {string[]} packages */
async function aptInstall( packages ) {
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const failure = `The system packages ${ packages.join( ', ' ) } could not be installed: please check the network, then start again`;
	await step( `Installing system packages: ${ packages.join( ', ' ) }`, async () => {
		// We start servers ourselves, on loopback: what is installed here must not start as a service of the machine.
		const policy = '/usr/sbin/policy-rc.d';
		const ours = await writeFile( policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' } ).then( () => true, () => false );
		try {
			await run( 'apt-get', [ 'update', '-qq' ], { env, failure } );
			await run( 'apt-get', [ 'install', '-y', '-qq', '--no-install-recommends', ...packages ], { env, failure } );
		} finally {
			if ( ours ) {
				await rm( policy, { force: true } );
			}
		}
	} );
}

/**
 * Makes sure that programs and PHP extensions are there: installs them as root on Debian and Ubuntu, else says what to install.
 *
 * @param {{ extensions?: string[], programs?: string[] }} [needs] a program's name may hold "%v" for PHP's version: `php-fpm%v`
 */
export async function ensureSystem( { extensions = siteExtensions, programs = [ 'composer', 'tar' ] } = {} ) {
	for ( let tries = 0; ; tries++ ) {
		const missing = await findMissing( { extensions, programs } );
		if ( missing.size === 0 ) {
			return;
		}
		const names = [ ...missing.keys() ].join( ', ' );
		const packages = [ ...new Set( missing.values() ) ];
		const debian = await isDebian();
		// The second round is for extensions: their packages are known only once PHP is there.
		if ( ! debian || process.getuid?.() !== 0 || tries > 1 ) {
			const how = debian ? `run \`sudo apt-get install ${ packages.join( ' ' ) }\`` : 'install them';
			throw new Plain( `Missing on this machine: ${ names }. Please ${ how } and start again.` );
		}
		say( `Missing on this machine: ${ names }.` );
		await aptInstall( missing.has( 'php' ) ? [ 'php-cli', ...packages.filter( ( one ) => ! one.startsWith( 'php' ) ) ] : packages );
	}
}

/** Pictures of Chinese, Japanese, Korean and Thai words need letters; without them they only look worse. */
export async function ensureFonts() {
	const has = async ( /** @type {string} */ language ) =>
		( await run( 'fc-list', [ `:lang=${ language }`, 'family' ], { allowFailure: true } ).catch( () => ( { stdout: '' } ) ) ).stdout.trim() !== '';
	const packages = [ ...( ( await has( 'ja' ) ) ? [] : [ 'fonts-noto-cjk' ] ), ...( ( await has( 'th' ) ) ? [] : [ 'fonts-noto-core' ] ) ];
	if ( packages.length === 0 ) {
		return;
	}
	if ( process.getuid?.() === 0 && ( await isDebian() ) ) {
		await aptInstall( [ 'fontconfig', ...packages ] );
	} else {
		say( `Some letters will be empty boxes: this machine lacks fonts (${ packages.join( ', ' ) }).` );
	}
}
