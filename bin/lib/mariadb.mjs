// @ts-check
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exists } from './cache.mjs';
import { freePort, waitForPort } from './ports.mjs';
import { end, run, start } from './processes.mjs';
import { Plain, step } from './say.mjs';
import { findProgram } from './system.mjs';

/** @typedef {{ host: string, port: number, socket: string, user: string, password: string, pid: number, stop: () => Promise<void> }} Mariadb */

/**
 * As root the server runs as "mysql" where that user can reach the folder, else as root.
 *
 * @param {string} folder
 * @return {Promise<{ name: string, uid: number, gid: number } | undefined>} undefined for an ordinary user
 */
async function serverUser( folder ) {
	if ( process.getuid?.() !== 0 ) {
		return undefined;
	}
	const line = ( await readFile( '/etc/passwd', 'utf8' ) ).split( '\n' ).find( ( one ) => one.startsWith( 'mysql:' ) );
	const [ , , uid = '0', gid = '0' ] = line?.split( ':' ) ?? [];
	if ( line ) {
		await chown( folder, Number( uid ), Number( gid ) );
		const reach = await run( 'php', [ '-r', 'posix_setgid( (int) $argv[2] ); posix_setuid( (int) $argv[1] ); exit( is_writable( $argv[3] ) ? 0 : 1 );', uid, gid, folder ], { allowFailure: true } );
		if ( reach.code === 0 ) {
			return { name: 'mysql', uid: Number( uid ), gid: Number( gid ) };
		}
		await chown( folder, 0, 0 );
	}
	return { name: 'root', uid: 0, gid: 0 };
}

/**
 * A private MariaDB on loopback with its data in `folder`, utf8mb4; the same folder keeps its data and password.
 *
 * @param {string} folder made when missing
 * @param {{ databases?: string[], args?: string[], durable?: boolean, onLine?: (line: string) => void, sockets?: string }} [how]
 *        `databases` are created when missing; `durable: false` is for tests: no flush at every commit; `sockets` is a folder
 *        of the caller's with a short name, for a server that comes back at the same place
 * @return {Promise<Mariadb>}
 */
export async function startMariadb( folder, { databases = [ 'wordpress' ], args = [], durable = true, onLine = () => {}, sockets: place } = {} ) {
	const server = await findProgram( 'mariadbd' );
	const installer = await findProgram( 'mariadb-install-db' );
	if ( ! server || ! installer ) {
		throw new Plain( 'MariaDB is missing: please install mariadb-server and start again, or choose `--db sqlite`.' );
	}
	await mkdir( folder, { recursive: true } );
	const user = await serverUser( folder );
	const asUser = user ? [ `--user=${ user.name }` ] : [];
	const data = join( folder, 'data' );
	if ( ! ( await exists( data ) ) ) {
		const part = join( folder, 'data.part' );
		await rm( part, { recursive: true, force: true } );
		await step( 'Making a private MariaDB', () =>
			run( installer, [ '--no-defaults', `--datadir=${ part }`, '--auth-root-authentication-method=normal', '--skip-test-db', ...asUser ], { failure: 'MariaDB could not make its data folder' } )
		);
		await run( 'mv', [ part, data ] );
	}
	const secret = join( folder, 'password' );
	if ( ! ( await exists( secret ) ) ) {
		await writeFile( secret, randomBytes( 16 ).toString( 'hex' ), { mode: 0o600 } );
	}
	const password = await readFile( secret, 'utf8' );

	// Sockets have short paths; the folder is ours alone but must let the server's user in.
	const sockets = place ?? await mkdtemp( join( tmpdir(), 'deskfold-db-' ) );
	const socket = join( sockets, 'mariadb.sock' );
	const init = join( sockets, 'init.sql' );
	await writeFile( init, [
		...databases.map( ( name ) => `CREATE DATABASE IF NOT EXISTS \`${ name }\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;` ),
		...[ 'localhost', '127.0.0.1' ].flatMap( ( from ) => [
			`CREATE USER IF NOT EXISTS 'deskfold'@'${ from }' IDENTIFIED BY '${ password }';`,
			`GRANT ALL PRIVILEGES ON *.* TO 'deskfold'@'${ from }' WITH GRANT OPTION;`,
		] ),
		`ALTER USER 'root'@'localhost' IDENTIFIED BY '${ password }';`,
	].join( '\n' ) );
	if ( user ) {
		await chown( sockets, user.uid, user.gid );
		await chown( init, user.uid, user.gid );
	}
	await chmod( sockets, 0o711 );
	await chmod( init, 0o600 );

	const port = await freePort();
	/** @type {string[]} */
	const words = [];
	let ended = false;
	const child = start( 'mariadb', server, [
		'--no-defaults', `--basedir=${ dirname( dirname( server ) ) }`, `--datadir=${ data }`, `--socket=${ socket }`, `--port=${ port }`, `--init-file=${ init }`, ...asUser,
		'--bind-address=127.0.0.1', '--skip-name-resolve', '--character-set-server=utf8mb4', '--collation-server=utf8mb4_unicode_520_ci', `--pid-file=${ join( sockets, 'pid' ) }`,
		'--innodb-buffer-pool-size=256M', '--max-allowed-packet=64M', ...( durable ? [] : [ '--innodb-flush-log-at-trx-commit=0', '--sync-binlog=0', '--skip-innodb-doublewrite' ] ), ...args,
	], {
		onLine: ( line ) => {
			words.push( line );
			onLine( line );
		},
		onEnd: () => {
			ended = true;
		},
	} );
	if ( ! ( await waitForPort( port, 60_000, () => ended ) ) ) {
		await end( child );
		throw new Plain( `MariaDB did not start in ${ folder }:\n${ words.filter( ( line ) => /error/i.test( line ) ).slice( -5 ).join( '\n' ) }` );
	}
	const stop = async () => {
		await end( child, 15_000 );
		if ( ! place ) {
			await rm( sockets, { recursive: true, force: true } );
		}
	};
	return { host: `localhost:${ socket }`, port, socket, user: 'deskfold', password, pid: child.pid, stop };
}
