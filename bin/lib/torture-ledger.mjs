// @ts-check
// Mails with an id of their own, written down before they are sent: the ledger, not the plugin, says what must be there.
import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ id: string, raw: string, files: string[] }} Line hashes of the whole mail and of its attachments */
/** @typedef {{ messages: { ids: string[], raw: string, said: string, files: string[] }[], parked: { ids: string[], raw: string }[], broken: Record<string, number>, replies: { id: string, state: string, message_id: string, uncertain: string }[], tables: { tickets: number, raws: number } }} Found */

const sha256 = ( /** @type {Buffer} */ bytes ) => createHash( 'sha256' ).update( bytes ).digest( 'hex' );

export class Ledger {
	/** @type {Line[]} */
	lines = [];

	/** @param {string} path of the file that is written before each mail leaves */
	constructor( path ) {
		this.path = path;
	}

	/**
	 * @param {{ attachments?: number, size?: number, odd?: boolean }} [how] `odd`: nobody can be answered, so it must lie in quarantine
	 * @return {Promise<Buffer>}
	 */
	async mail( { attachments = 1, size = 3000, odd = false } = {} ) {
		const id = `ledger-${ randomBytes( 8 ).toString( 'hex' ) }`;
		const files = Array.from( { length: attachments }, () => randomBytes( size ) );
		const head = [
			...( odd ? [] : [ `From: Ann <ann-${ id }@shopper.test>` ] ), 'To: support@demo.test', `Subject: Parcel ${ id }`, `Message-ID: <${ id }@shopper.test>`,
			'Date: Mon, 02 Feb 2026 10:00:00 +0000', `X-Ledger: ${ id }`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/plain', '', `Where is my parcel? ${ id }`, '',
		];
		const parts = files.flatMap( ( bytes, at ) => [ '--b', 'Content-Type: application/octet-stream', `Content-Disposition: attachment; filename="${ at }.bin"`, 'Content-Transfer-Encoding: base64', '', ...( bytes.toString( 'base64' ).match( /.{1,76}/g ) ?? [] ) ] );
		const mail = Buffer.from( [ ...head, ...parts, '--b--', '' ].join( '\r\n' ) );
		const line = { id, raw: sha256( mail ), files: files.map( sha256 ).sort() };
		await appendFile( this.path, `${ JSON.stringify( line ) }\n` );
		this.lines.push( line );
		return mail;
	}

	/**
	 * A folder of mails for `wp deskfold mail import`.
	 *
	 * @param {string} folder @param {number} count @param {Parameters<Ledger['mail']>[0]} [how]
	 */
	async folder( folder, count, how = {} ) {
		await mkdir( folder, { recursive: true } );
		for ( let at = 0; at < count; at++ ) {
			await writeFile( join( folder, `${ String( at ).padStart( 5, '0' ) }.eml` ), await this.mail( { ...how, odd: at % 10 === 9 } ) );
		}
		return folder;
	}

	/**
	 * @param {Found} found
	 * @return {{ lost: number, twice: number, damaged: number, strange: number, parked: number, orphans: number, what: string[] }}
	 */
	judge( found ) {
		/** @type {Map<string, Found['messages'][number][]>} */
		const by = new Map();
		for ( const one of [ ...found.messages, ...found.parked.map( ( parked ) => ( { ...parked, said: parked.raw, files: [ '-' ] } ) ) ] ) {
			for ( const id of one.ids.length ? one.ids : [ '?' ] ) {
				by.set( id, [ ...( by.get( id ) ?? [] ), one ] );
			}
		}
		const lines = new Map( this.lines.map( ( line ) => [ line.id, line ] ) );
		const lost = this.lines.filter( ( { id } ) => ! by.has( id ) );
		const twice = this.lines.filter( ( { id } ) => ( by.get( id )?.length ?? 0 ) > 1 );
		const damaged = this.lines.filter( ( { id, raw, files } ) => by.get( id )?.some( ( one ) => one.raw !== raw || one.said !== raw || ( one.files[ 0 ] !== '-' && [ ...one.files ].sort().join() !== files.join() ) ) );
		const strange = [ ...by.keys() ].filter( ( id ) => ! lines.has( id ) );
		const broken = Object.entries( found.broken ).filter( ( [ , count ] ) => count > 0 );
		return {
			lost: lost.length, twice: twice.length, damaged: damaged.length, strange: strange.length, parked: found.parked.length,
			orphans: broken.reduce( ( sum, [ , count ] ) => sum + count, 0 ),
			what: [
				...lost.map( ( { id } ) => `lost: ${ id }` ), ...twice.map( ( { id } ) => `twice: ${ id }` ), ...damaged.map( ( { id } ) => `damaged: ${ id }` ),
				...strange.map( ( id ) => `in no ledger: ${ id }` ), ...broken.map( ( [ name, count ] ) => `${ name }: ${ count }` ),
			].slice( 0, 12 ),
		};
	}
}
