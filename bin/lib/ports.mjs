// @ts-check
import { createConnection, createServer } from 'node:net';

/**
 * @param {number} port 0 asks for any
 * @return {Promise<number>} the port when it is free on loopback, else 0
 */
function tryPort( port ) {
	return new Promise( ( resolve ) => {
		const server = createServer();
		server.once( 'error', () => resolve( 0 ) );
		server.listen( { port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			server.close( () => resolve( typeof address === 'object' && address ? address.port : 0 ) );
		} );
	} );
}

/**
 * @param {number} port
 * @return {Promise<boolean>}
 */
export async function isFree( port ) {
	return ( await tryPort( port ) ) === port;
}

/**
 * @param {number} [wish] taken when it is free
 * @return {Promise<number>}
 */
export async function freePort( wish = 0 ) {
	return ( wish && ( await tryPort( wish ) ) ) || tryPort( 0 );
}

/**
 * Waits until somebody listens.
 *
 * @param {number}        port
 * @param {number}        [patience] milliseconds
 * @param {() => boolean} [isHopeless] asked between tries: ends the waiting early
 * @return {Promise<boolean>}
 */
export async function waitForPort( port, patience = 15_000, isHopeless = () => false ) {
	for ( const until = Date.now() + patience; Date.now() < until && ! isHopeless(); ) {
		const answered = await new Promise( ( resolve ) => {
			const socket = createConnection( { port, host: '127.0.0.1' } );
			socket.once( 'connect', () => resolve( true ) ).once( 'error', () => resolve( false ) );
			socket.setTimeout( 1000, () => resolve( false ) );
			socket.once( 'connect', () => socket.destroy() );
		} );
		if ( answered ) {
			return true;
		}
		await new Promise( ( done ) => setTimeout( done, 50 ) );
	}
	return false;
}
