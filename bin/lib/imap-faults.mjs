// @ts-check
// An IMAP server that keeps a real box and breaks the rules on demand: one fault at a time, each with its own transcript.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:tls';

/** What it can do wrong. */
export const faults = [
	'stall in a literal', 'cut in a literal', 'TLS dropped in a literal', 'literal longer than said', 'literal shorter than said', 'BYE after opening', 'BYE between mails', 'numbers anew', 'numbers anew in the middle',
	'the same UID twice', 'the same mail under two numbers', 'news in between', 'NO to a fetch', 'BAD to a fetch', 'mails out of order', 'a mail gone meanwhile', 'a line without end', 'NUL outside of a literal', 'no greeting', 'words that are no IMAP',
];

/** @typedef {Awaited<ReturnType<typeof startFaultyImap>>} FaultyImap */

/** @param {{ cert: string, key: string }} certificate paths: it speaks TLS from the first byte */
export async function startFaultyImap( { cert, key } ) {
	/** @type {Map<number, Buffer>} */
	const box = new Map();
	let validity = 1000;
	let next = 1;
	let fault = '';
	/** How often the fault still strikes. */
	let left = 0;

	/** @param {import('node:tls').TLSSocket} socket */
	function talk( socket ) {
		let heard = '';
		/** @param {string} name */
		const strikes = ( name ) => fault === name && left > 0 && left-- > 0;
		const say = ( /** @type {string | Buffer} */ text ) => socket.writable && socket.write( text );
		socket.on( 'error', () => {} );
		if ( strikes( 'no greeting' ) ) {
			return;
		}
		say( strikes( 'words that are no IMAP' ) ? '220 this is a mail server of another kind\r\n' : '* OK ready\r\n' );
		socket.on( 'data', ( bytes ) => {
			heard += bytes.toString( 'latin1' );
			for ( let end = heard.indexOf( '\r\n' ); end >= 0; end = heard.indexOf( '\r\n' ) ) {
				const [ tag = '', ...words ] = heard.slice( 0, end ).split( ' ' );
				heard = heard.slice( end + 2 );
				answer( tag, words.join( ' ' ) );
			}
		} );

		/** @param {string} tag @param {string} command */
		function answer( tag, command ) {
			const ok = () => say( `${ tag } OK done\r\n` );
			if ( command.startsWith( 'CAPABILITY' ) ) {
				say( '* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n' );
				ok();
			} else if ( command.startsWith( 'EXAMINE' ) ) {
				if ( strikes( 'numbers anew' ) ) {
					renumber();
				}
				say( `* ${ box.size } EXISTS\r\n* OK [UIDVALIDITY ${ validity }] lasting\r\n* OK [UIDNEXT ${ next }] next\r\n` );
				ok();
				if ( strikes( 'BYE after opening' ) ) {
					socket.end( '* BYE the server goes down\r\n' );
				}
			} else if ( command.startsWith( 'UID SEARCH' ) ) {
				const from = Number( command.match( /UID (\d+):/ )?.[ 1 ] ?? 1 );
				say( `* SEARCH ${ [ ...box.keys() ].filter( ( uid ) => uid >= from ).join( ' ' ) }\r\n` );
				if ( strikes( 'a line without end' ) ) {
					say( Buffer.alloc( 20_000_000, 'x' ) );
					return;
				}
				ok();
				if ( strikes( 'numbers anew in the middle' ) ) {
					renumber();
					say( `* OK [UIDVALIDITY ${ validity }] the folder was made anew\r\n` );
				}
			} else if ( command.startsWith( 'UID FETCH' ) ) {
				fetch( tag, command, ok );
			} else if ( command.startsWith( 'LOGOUT' ) ) {
				socket.end( `* BYE\r\n${ tag } OK\r\n` );
			} else {
				ok();
			}
		}

		/** @param {string} tag @param {string} command @param {() => void} ok */
		function fetch( tag, command, ok ) {
			const asked = uidsIn( command.split( ' ' )[ 2 ] ?? '' ).filter( ( uid ) => box.has( uid ) );
			if ( command.includes( 'RFC822.SIZE' ) ) {
				asked.forEach( ( uid, at ) => say( `* ${ at + 1 } FETCH (UID ${ uid } RFC822.SIZE ${ box.get( uid )?.length })\r\n` ) );
				if ( strikes( 'a mail gone meanwhile' ) ) {
					// It was seen a moment ago, and nobody will miss it: its twin has come in.
					const last = Math.max( ...box.keys() );
					box.set( next, box.get( last ) ?? Buffer.alloc( 0 ) );
					next++;
				}
				ok();
				return;
			}
			for ( const kind of [ 'NO', 'BAD' ] ) {
				if ( strikes( `${ kind } to a fetch` ) ) {
					say( `${ tag } ${ kind } not now\r\n` );
					return;
				}
			}
			const order = strikes( 'mails out of order' ) ? [ ...asked ].reverse() : asked;
			for ( const [ at, uid ] of order.entries() ) {
				const bytes = box.get( uid ) ?? Buffer.alloc( 0 );
				const mail = ( /** @type {number} */ size ) => Buffer.concat( [ Buffer.from( `* ${ at + 1 } FETCH (UID ${ uid } BODY[] {${ size }}\r\n` ), bytes, Buffer.from( ')\r\n' ) ] );
				const isSecond = at === 1;
				if ( isSecond && strikes( 'stall in a literal' ) ) {
					say( mail( bytes.length ).subarray( 0, 200 ) );
					return;
				}
				if ( isSecond && strikes( 'cut in a literal' ) ) {
					socket.end( mail( bytes.length ).subarray( 0, 200 ) );
					return;
				}
				if ( isSecond && strikes( 'TLS dropped in a literal' ) ) {
					// No goodbye: neither IMAP's nor TLS's.
					socket.write( mail( bytes.length ).subarray( 0, 200 ), () => socket.destroy() );
					return;
				}
				if ( isSecond && strikes( 'BYE between mails' ) ) {
					socket.end( '* BYE for today\r\n' );
					return;
				}
				if ( strikes( 'NUL outside of a literal' ) ) {
					say( `* ${ at + 1 } FETCH (UID \0${ uid }\0 FLAGS ())\r\n` );
				}
				if ( strikes( 'news in between' ) ) {
					say( `* 1 EXPUNGE\r\n* ${ box.size + 5 } EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 0 RECENT\r\n` );
				}
				say( mail( bytes.length + ( strikes( 'literal shorter than said' ) ? 50 : 0 ) - ( strikes( 'literal longer than said' ) ? 20 : 0 ) ) );
				if ( strikes( 'the same UID twice' ) ) {
					say( mail( bytes.length ) );
				}
			}
			ok();
		}
	}

	function renumber() {
		const mails = [ ...box.values() ];
		box.clear();
		validity++;
		next = 1;
		for ( const bytes of mails ) {
			box.set( next++, bytes );
		}
	}

	const server = createServer( { cert: await readFile( cert ), key: await readFile( key ) }, talk );
	await new Promise( ( done ) => server.listen( 0, '127.0.0.1', () => done( undefined ) ) );
	const at = server.address();
	/** @type {Set<import('node:net').Socket>} */
	const open = new Set();
	server.on( 'connection', ( /** @type {import('node:net').Socket} */ socket ) => {
		open.add( socket );
		socket.on( 'close', () => open.delete( socket ) );
	} );
	return {
		port: typeof at === 'object' && at ? at.port : 0,
		/** @param {Buffer} bytes */
		put( bytes ) {
			box.set( next++, bytes );
		},
		/** From now on this goes wrong, so often. @param {string} name @param {number} [times] */
		err( name, times = 1 ) {
			fault = name;
			left = times;
			if ( name === 'the same mail under two numbers' ) {
				box.set( next++, [ ...box.values() ].at( -1 ) ?? Buffer.alloc( 0 ) );
				left = 0;
			}
		},
		/** Whether it has. */
		erred: () => left === 0,
		async stop() {
			open.forEach( ( socket ) => socket.destroy() );
			await new Promise( ( done ) => server.close( () => done( undefined ) ) );
		},
	};
}

/** @param {string} set such as 1:3,7 @return {number[]} */
function uidsIn( set ) {
	return set.split( ',' ).flatMap( ( run ) => {
		const [ from = 0, to = from ] = run.split( ':' ).map( Number );
		return Array.from( { length: to - from + 1 }, ( _, at ) => from + at );
	} );
}
