// @ts-check
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from './ports.mjs';

/** What a received mail is recorded as, in NNNNNN.json beside NNNNNN.eml. @typedef {{ from: string, to: string[], user: string, secure: boolean, at: number }} Envelope */
/** What a stage is to answer: { "rcpt": { "code": 450, "message": "Later", "times": 2 } }. @typedef {Partial<Record<'connect' | 'auth' | 'mail' | 'rcpt' | 'data', { code: number, message: string, times?: number }>>} Faults */

/**
 * @typedef {object} SmtpSink
 * @property {string} host
 * @property {number} port   plain, with STARTTLS
 * @property {number} secure TLS from the first byte
 * @property {string} folder holds the mails
 * @property {() => Promise<void>} stop
 */

/**
 * A real SMTP receiver on loopback that keeps what it gets as files, so that any process can read them. AUTH is asked
 * for only when users are given. Faults are read from faults.json in its folder at every stage.
 *
 * @param {string} folder
 * @param {{ users?: Record<string, string>, takes?: (user: string, token: string) => boolean, requireAuth?: boolean, certificate?: { cert: string, key: string }, port?: number }} [how]
 * @return {Promise<SmtpSink>}
 */
export async function startSmtpSink( folder, { users, takes, requireAuth = true, certificate, port = 0 } = {} ) {
	await rm( folder, { recursive: true, force: true } );
	await mkdir( folder, { recursive: true } );
	const { SMTPServer } = createRequire( import.meta.url )( 'smtp-server' );
	const tls = certificate ? { cert: await readFile( certificate.cert ), key: await readFile( certificate.key ) } : {};
	let last = 0;
	const options = {
		...tls,
		authOptional: ! users || ! requireAuth,
		allowInsecureAuth: true,
		disabledCommands: [ ...( certificate ? [] : [ 'STARTTLS' ] ), ...( users ? [] : [ 'AUTH' ] ) ],
		authMethods: [ 'PLAIN', 'LOGIN', ...( takes ? [ 'XOAUTH2' ] : [] ) ],
		disableReverseLookup: true,
		logger: false,
		closeTimeout: 500,
		size: 60_000_000,
		onConnect: stage( folder, 'connect' ),
		onMailFrom: stage( folder, 'mail' ),
		onRcptTo: stage( folder, 'rcpt' ),
		async onAuth( /** @type {any} */ auth, /** @type {any} */ _session, /** @type {any} */ done ) {
			const fault = await faultAt( folder, 'auth' );
			if ( fault ) {
				done( fault );
			} else if ( auth.method === 'XOAUTH2' ) {
				// Google's way to say no: a challenge with the reason, and the refusal once that is answered.
				done( null, takes?.( auth.username, auth.accessToken ) ? { user: auth.username } : { data: { status: '401', schemes: 'bearer', scope: 'https://mail.google.com/' } } );
			} else if ( users?.[ auth.username ] === auth.password ) {
				done( null, { user: auth.username } );
			} else {
				done( Object.assign( new Error( 'Authentication credentials invalid' ), { responseCode: 535 } ) );
			}
		},
		onData( /** @type {any} */ stream, /** @type {any} */ session, /** @type {any} */ done ) {
			/** @type {Buffer[]} */
			const chunks = [];
			stream.on( 'data', ( /** @type {Buffer} */ chunk ) => chunks.push( chunk ) );
			stream.on( 'end', async () => {
				const fault = await faultAt( folder, 'data' );
				if ( fault ) {
					done( fault );
					return;
				}
				const name = String( ++last ).padStart( 6, '0' );
				await keep( folder, name, Buffer.concat( chunks ), {
					from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
					to: session.envelope.rcptTo.map( ( /** @type {{ address: string }} */ one ) => one.address ),
					user: session.user ?? '', secure: session.secure, at: Date.now(),
				} );
				done( null, `kept as ${ name }` );
			} );
		},
	};
	const [ open, closed ] = await Promise.all( [
		listen( new SMTPServer( options ), port || await freePort() ),
		listen( new SMTPServer( { ...options, secure: Boolean( certificate ) } ), await freePort() ),
	] );
	return { host: '127.0.0.1', port: open.port, secure: closed.port, folder, stop: async () => void ( await Promise.all( [ open.close(), closed.close() ] ) ) };
}

/**
 * @param {any}    server
 * @param {number} port
 * @return {Promise<{ port: number, close: () => Promise<void> }>}
 */
function listen( server, port ) {
	return new Promise( ( resolve, reject ) => {
		server.on( 'error', () => {} );
		server.server.once( 'error', reject );
		server.listen( port, '127.0.0.1', () => resolve( { port, close: () => new Promise( ( done ) => server.close( () => done() ) ) } ) );
	} );
}

/**
 * The json comes last: who sees it finds a whole eml.
 *
 * @param {string}   folder
 * @param {string}   name
 * @param {Buffer}   bytes
 * @param {Envelope} envelope
 */
async function keep( folder, name, bytes, envelope ) {
	await writeFile( join( folder, `${ name }.eml` ), bytes );
	await writeFile( join( folder, `${ name }.part` ), JSON.stringify( envelope ) );
	await rename( join( folder, `${ name }.part` ), join( folder, `${ name }.json` ) );
}

/**
 * @param {string}       folder
 * @param {keyof Faults} name
 */
function stage( folder, name ) {
	return async ( /** @type {any[]} */ ...args ) => args[ args.length - 1 ]( await faultAt( folder, name ) );
}

/**
 * @param {string}       folder
 * @param {keyof Faults} name
 * @return {Promise<Error | undefined>}
 */
async function faultAt( folder, name ) {
	/** @type {Faults} */
	const faults = JSON.parse( await readFile( join( folder, 'faults.json' ), 'utf8' ).catch( () => '{}' ) );
	const fault = faults[ name ];
	if ( ! fault || fault.times === 0 ) {
		return undefined;
	}
	if ( fault.times !== undefined ) {
		fault.times--;
		await setFaults( folder, faults );
	}
	return Object.assign( new Error( fault.message ), { responseCode: fault.code } );
}

/**
 * @param {string} folder the sink's
 * @param {Faults} faults {} for none
 */
export async function setFaults( folder, faults ) {
	await writeFile( join( folder, 'faults.json.part' ), JSON.stringify( faults ) );
	await rename( join( folder, 'faults.json.part' ), join( folder, 'faults.json' ) );
}

/**
 * @param {string} folder the sink's
 * @return {Promise<(Envelope & { name: string, bytes: Buffer })[]>} oldest first
 */
export async function readMails( folder ) {
	const names = ( await readdir( folder ) ).filter( ( name ) => /^\d+\.json$/.test( name ) ).sort();
	return Promise.all( names.map( async ( name ) => ( {
		name: name.replace( '.json', '' ),
		bytes: await readFile( join( folder, name.replace( '.json', '.eml' ) ) ),
		.../** @type {Envelope} */ ( JSON.parse( await readFile( join( folder, name ), 'utf8' ) ) ),
	} ) ) );
}
