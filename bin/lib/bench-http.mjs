// @ts-check
import { Agent, request } from 'node:http';

/** @typedef {{ status: number, body: string, ms: number, bytes: number, bench: number[] }} Answer `bench`: queries, our queries, rows read, peak bytes */

const agent = new Agent( { keepAlive: true, maxSockets: 1 } );

/**
 * One request over a connection that stays open, with the time until its last byte.
 *
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} [how]
 * @return {Promise<Answer>}
 */
export function ask( url, { method = 'GET', headers = {}, body } = {} ) {
	return new Promise( ( resolve, reject ) => {
		const began = performance.now();
		const asked = request( url, { method, agent, headers: { ...headers, ...( body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String( Buffer.byteLength( body ) ) } ) } }, ( answer ) => {
			/** @type {Buffer[]} */
			const chunks = [];
			answer.on( 'data', ( chunk ) => chunks.push( chunk ) );
			answer.on( 'error', reject );
			answer.on( 'end', () => {
				const all = Buffer.concat( chunks );
				resolve( {
					status: answer.statusCode ?? 0, body: all.toString( 'utf8' ), bytes: all.length, ms: performance.now() - began,
					bench: String( answer.headers[ 'x-bench' ] ?? '' ).split( ' ' ).map( Number ),
				} );
			} );
		} );
		asked.on( 'error', reject );
		asked.end( body );
	} );
}

export function closeConnections() {
	agent.destroy();
}

/** @param {number[]} numbers */
export function median( numbers ) {
	const sorted = [ ...numbers ].sort( ( a, b ) => a - b );
	const middle = Math.floor( sorted.length / 2 );
	return sorted.length % 2 ? sorted[ middle ] ?? NaN : ( ( sorted[ middle - 1 ] ?? NaN ) + ( sorted[ middle ] ?? NaN ) ) / 2;
}
