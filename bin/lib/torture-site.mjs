// @ts-check
// A private site to be ill-treated: WordPress on MariaDB, a mailbox on a real Dovecot, replies to a real SMTP receiver, and a
// listener at the plugin's milestones that kills.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDovecot } from './dovecot.mjs';
import { startFaultyImap } from './imap-faults.mjs';
import { startMariadb } from './mariadb.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { makeSite } from './site.mjs';
import { startSmtpSink } from './smtp-sink.mjs';
import { makeCertificate } from './test-cert.mjs';
import { wp, wpCommand } from './wpcli.mjs';

export const address = 'support@demo.test';
const password = 'secret';

/** What the environment asks for: death at a milestone, a failing write, a later hour, a note of what was passed. */
const muPlugin = `<?php
/**
 * Plugin Name: Torture
 */

declare( strict_types=1 );

add_action(
	'plugins_loaded',
	static function (): void {
		$point = (string) getenv( 'TORTURE_KILL_AT' );
		$nth   = max( 1, (int) getenv( 'TORTURE_KILL_NTH' ) );
		$note  = (string) getenv( 'TORTURE_NOTE' );
		if ( '' !== $point || '' !== $note ) {
			Deskfold\\Core\\Milestone::listen(
				static function ( string $name ) use ( $point, &$nth, $note ): void {
					if ( '' !== $note ) {
						file_put_contents( $note, "$name\\n", FILE_APPEND );
					}
					if ( $name === $point && 0 === --$nth ) {
						posix_kill( getmypid(), SIGKILL );
					}
				}
			);
		}
		$later = (int) getenv( 'TORTURE_LATER' );
		if ( $later > 0 ) {
			Deskfold\\Plugin::container()->get( Deskfold\\Core\\Clock::class )->fix( (int) ( microtime( true ) * 1000 ) + $later );
		}
	}
);

$fail = (int) getenv( 'TORTURE_FAIL_WRITE' );
if ( $fail > 0 ) {
	add_filter(
		'query',
		static function ( string $sql ) use ( &$fail ): string {
			$is_write = 1 === preg_match( '/^\\\\s*(INSERT|UPDATE|DELETE|START TRANSACTION|COMMIT|SAVEPOINT|RELEASE)/i', $sql ) && ( str_contains( $sql, 'deskfold_' ) || ! str_contains( $sql, 'wp_' ) );
			if ( $is_write && 0 === --$fail ) {
				file_put_contents( (string) getenv( 'TORTURE_FAILED' ), $sql );
				return 'SELECT broken FROM nowhere';
			}
			return $sql;
		}
	);
}
`;

const mailbox = ( /** @type {string} */ whose, /** @type {number} */ imap, /** @type {number} */ smtp, /** @type {'none' | 'tls'} */ security = 'none' ) => `
$get = array( Deskfold\\Plugin::container(), 'get' );
$get( Deskfold\\Email\\SaveMailbox::class )( new Deskfold\\Email\\Mailbox(
	0, '${ whose }', is_default: ${ whose === address },
	incoming: new Deskfold\\Email\\Incoming( 'imap', new Deskfold\\Email\\MailServer( '127.0.0.1', ${ imap }, '${ security }', '${ whose }', false ) ),
	outgoing: new Deskfold\\Email\\Outgoing( 'smtp', new Deskfold\\Email\\MailServer( '127.0.0.1', ${ smtp }, 'none', '' ) )
), '${ password }' );
`;

/** @typedef {Awaited<ReturnType<typeof tortureSite>>} TortureSite */

/** @param {string} folder emptied first */
export async function tortureSite( folder ) {
	// A run that was cut off may have left a small disk mounted.
	await run( 'umount', [ join( folder, 'files' ) ], { allowFailure: true } ).catch( () => {} );
	await rm( folder, { recursive: true, force: true } );
	await mkdir( folder, { recursive: true } );
	const sockets = await mkdtemp( join( tmpdir(), 'dft-' ) );
	const data = join( folder, 'mariadb' );
	const begin = () => startMariadb( data, { databases: [ 'torture' ], sockets } );
	let server = await begin();
	const dovecot = await startDovecot( { users: { [ address ]: password } } );
	const sink = await startSmtpSink( join( folder, 'sent' ) );
	const storage = join( folder, 'files' );
	const site = join( folder, 'site' );
	await makeSite( { folder: site, url: 'http://torture.test', db: 'mariadb', server, databaseName: 'torture', title: 'Torture', constants: { DESKFOLD_STORAGE: storage, DISABLE_WP_CRON: true, DESKFOLD_MAIL_PATIENCE: 2, WP_DEBUG: false, WP_DEBUG_LOG: false } } );
	await writeFile( join( site, 'wordpress/wp-content/mu-plugins/torture.php' ), muPlugin );
	await wp( site, [ 'eval', mailbox( address, dovecot.imap, sink.port ) ] );

	/** A second mailbox, whose server misbehaves. */
	const faulty = await startFaultyImap( await makeCertificate( folder ) );
	await wp( site, [ 'eval', mailbox( 'sales@demo.test', faulty.port, sink.port, 'tls' ) ] );

	/** Simulated hours go on from act to act: a lease that a dead process left has run out by the next. */
	let later = 0;
	const env = () => ( { TORTURE_LATER: String( later ) } );

	return {
		folder, storage, sink, faulty, put: ( /** @type {Buffer} */ bytes ) => dovecot.put( address, bytes ),
		/** @param {number} minutes */
		wait: ( minutes ) => void ( later += minutes * 60_000 ),
		/** Runs `wp deskfold …` to its end. @param {string[]} args @param {Record<string, string>} [more] */
		act: ( args, more = {} ) => wp( site, [ 'deskfold', ...args ], { allowFailure: true, env: { ...env(), ...more } } ),
		/** @param {string[]} args */
		wp: ( args ) => wp( site, args, { env: env() } ),
		/**
		 * Starts `wp deskfold …` in a group of its own and kills the group after so many milliseconds.
		 *
		 * @param {string[]} args @param {number} ms
		 * @return {Promise<boolean>} whether it was still alive
		 */
		async kill( args, ms ) {
			const command = await wpCommand( site, [ 'deskfold', ...args ] );
			const child = spawn( command.program, command.args, { detached: true, stdio: 'ignore', env: { ...process.env, ...command.env, ...env() } } );
			const ended = new Promise( ( done ) => child.on( 'exit', () => done( true ) ) );
			const timer = setTimeout( () => child.pid && killGroup( child.pid ), ms );
			await ended;
			clearTimeout( timer );
			return child.signalCode === 'SIGKILL';
		},
		/** The database server dies without a word and comes back at the same place. */
		async killDatabase() {
			process.kill( server.pid, 'SIGKILL' );
			await server.stop();
			server = await begin();
		},
		/** What a judge outside of WordPress finds. @return {Promise<import('./torture-ledger.mjs').Found>} */
		async found() {
			const { stdout } = await run( 'php', [ '-d', 'memory_limit=1G', join( root, 'bin/lib/torture-judge.php' ), server.user, server.password, server.socket, 'torture', storage ], { failure: 'The state could not be read' } );
			return JSON.parse( stdout );
		},
		async stop() {
			await Promise.all( [ dovecot.stop(), faulty.stop(), sink.stop() ] );
			await server.stop();
			await rm( sockets, { recursive: true, force: true } );
		},
	};
}

/** @param {number} pid */
function killGroup( pid ) {
	try {
		process.kill( -pid, 'SIGKILL' );
	} catch {
		// It has just ended by itself.
	}
}
