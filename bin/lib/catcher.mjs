// @ts-check
// Catches what the site sends: an SMTP server on loopback that keeps every mail as a file.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ id: string, at: number, from: string, to: string[], subject: string }} Caught */
/** @typedef {{ list: () => Caught[], raw: (id: string) => Promise<Buffer>, close: () => Promise<void> }} Catcher */

const kept = 300;

/**
 * @param {import('node:stream').Readable} stream
 * @return {Promise<Buffer>}
 */
export async function drain( stream ) {
	/** @type {Buffer[]} */
	const chunks = [];
	for await ( const chunk of stream ) {
		chunks.push( chunk );
	}
	return Buffer.concat( chunks );
}

/**
 * @param {string} folder the mails, one file each; they stay from start to start
 * @param {number} port
 * @return {Promise<Catcher>}
 */
export async function startCatcher( folder, port ) {
	const { SMTPServer } = await import( 'smtp-server' );
	const { simpleParser } = await import( 'mailparser' );
	await mkdir( folder, { recursive: true } );
	const index = join( folder, 'index.json' );
	/** @type {Caught[]} */
	let caught = JSON.parse( await readFile( index, 'utf8' ).catch( () => '[]' ) );
	const there = new Set( await readdir( folder ) );
	caught = caught.filter( ( one ) => there.has( `${ one.id }.eml` ) );
	let last = Promise.resolve();

	/**
	 * @param {Buffer}   raw
	 * @param {string}   from
	 * @param {string[]} to
	 */
	async function keep( raw, from, to ) {
		const id = `${ Date.now() }-${ Math.random().toString( 16 ).slice( 2, 10 ) }`;
		const { subject } = await simpleParser( raw, { skipTextToHtml: true, skipImageLinks: true } );
		await writeFile( join( folder, `${ id }.part` ), raw );
		await rename( join( folder, `${ id }.part` ), join( folder, `${ id }.eml` ) );
		caught = [ { id, at: Date.now(), from, to, subject: subject ?? '' }, ...caught ];
		for ( const old of caught.splice( kept ) ) {
			await rm( join( folder, `${ old.id }.eml` ), { force: true } );
		}
		await writeFile( `${ index }.part`, JSON.stringify( caught ) );
		await rename( `${ index }.part`, index );
	}

	const server = new SMTPServer( {
		name: 'catcher.test', banner: 'mail catcher', authOptional: true, disabledCommands: [ 'STARTTLS' ], disableReverseLookup: true, closeTimeout: 500,
		// Whoever insists on signing in may.
		onAuth: ( auth, _session, answer ) => answer( null, { user: auth.username ?? 'anybody' } ),
		onData: ( stream, session, answer ) => {
			const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
			const to = session.envelope.rcptTo.map( ( one ) => one.address );
			last = last.then( async () => keep( await drain( stream ), from, to ) ).then( () => answer(), ( problem ) => answer( problem ) );
		},
	} );
	// A client that hangs up is no reason to end.
	server.on( 'error', () => {} );
	await new Promise( ( done, fail ) => {
		server.server.once( 'error', fail );
		server.listen( port, '127.0.0.1', () => done( undefined ) );
	} );
	return {
		list: () => caught,
		raw: ( id ) => readFile( join( folder, `${ caught.find( ( one ) => one.id === id )?.id ?? 'none' }.eml` ) ),
		close: () => new Promise( ( done ) => void server.close( () => done( undefined ) ) ),
	};
}
