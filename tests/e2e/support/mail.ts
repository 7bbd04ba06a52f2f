import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { world } from './world';

type Headers = Map< string, string >;
export type Part = { headers: Headers; type: string; name: string; body: Buffer; text: string };
export type Mail = { from: string; to: string[]; headers: Headers; parts: Part[]; text: string; html: string; user: string; secure: boolean };

let count = 0;

/** A mail as a customer's program would write it. */
export function written( headers: Record< string, string >, body: string ): string {
	const all = { 'Date': new Date().toUTCString().replace( 'GMT', '+0000' ), 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers };
	return `${ Object.entries( all ).map( ( [ name, value ] ) => `${ name }: ${ value }` ).join( '\r\n' ) }\r\n\r\n${ body.replace( /\r?\n/g, '\r\n' ) }\r\n`;
}

/** Lays a mail into the mailbox on the IMAP server, as its delivery agent would. */
export async function deliver( bytes: string, user = world.imap.user ): Promise< void > {
	const home = join( world.imap.mail, user, 'Maildir' );
	const name = `${ Date.now() }.e2e${ count++ }.localhost`;
	await writeFile( join( home, 'tmp', name ), bytes, { mode: 0o644 } );
	await rename( join( home, 'tmp', name ), join( home, 'new', name ) );
}

/** The files of the mailbox; ":2,S" at the end of one says that it was read. */
export async function mailbox(): Promise< string[] > {
	const home = join( world.imap.mail, world.imap.user, 'Maildir' );
	return ( await Promise.all( [ 'cur', 'new' ].map( ( name ) => readdir( join( home, name ) ) ) ) ).flat();
}

/** What the SMTP receiver has got, oldest first. */
export async function received(): Promise< Mail[] > {
	const names = ( await readdir( world.sink ) ).filter( ( name ) => /^\d+\.json$/.test( name ) ).sort();
	return Promise.all( names.map( async ( name ) => {
		const envelope = JSON.parse( await readFile( join( world.sink, name ), 'utf8' ) ) as Pick< Mail, 'from' | 'to' | 'user' | 'secure' >;
		const { headers, parts } = read( await readFile( join( world.sink, name.replace( '.json', '.eml' ) ) ) );
		const first = ( type: string ) => parts.find( ( part ) => part.type === type && ! part.name )?.text ?? '';
		return { ...envelope, headers, parts, text: first( 'text/plain' ), html: first( 'text/html' ) };
	} ) );
}

/** What somebody has got. */
export async function receivedBy( address: string ): Promise< Mail[] > {
	return ( await received() ).filter( ( mail ) => mail.to.includes( address ) );
}

/** Head and leaves of a mail. Our own mails are well made, so this is short. */
export function read( bytes: Buffer ): { headers: Headers; parts: Part[] } {
	const source = bytes.toString( 'latin1' );
	const [ head = '', body = '' ] = split( source );
	const headers = headersOf( head );
	const type = headers.get( 'content-type' ) ?? 'text/plain';
	const boundary = /boundary="?([^";]+)"?/i.exec( type )?.[ 1 ];
	if ( boundary ) {
		const pieces = body.split( `--${ boundary }` ).slice( 1, -1 );
		return { headers, parts: pieces.flatMap( ( piece ) => read( Buffer.from( piece.replace( /^\r?\n/, '' ), 'latin1' ) ).parts ) };
	}
	const encoding = ( headers.get( 'content-transfer-encoding' ) ?? '' ).toLowerCase();
	const plain = encoding === 'base64' ? Buffer.from( body, 'base64' ) : Buffer.from( encoding === 'quoted-printable' ? unquoted( body ) : body, 'latin1' );
	const name = /name="?([^";]+)"?/i.exec( `${ headers.get( 'content-disposition' ) ?? '' };${ type }` )?.[ 1 ] ?? '';
	return { headers, parts: [ { headers, type: type.split( ';' )[ 0 ]?.trim().toLowerCase() ?? '', name, body: plain, text: plain.toString( 'utf8' ) } ] };
}

function split( source: string ): string[] {
	const at = source.search( /\r?\n\r?\n/ );
	return at < 0 ? [ source, '' ] : [ source.slice( 0, at ), source.slice( at ).replace( /^\r?\n\r?\n/, '' ) ];
}

function headersOf( head: string ): Headers {
	const lines = head.replace( /\r?\n[ \t]+/g, ' ' ).split( /\r?\n/ );
	return new Map( lines.map( ( line ) => [ line.slice( 0, line.indexOf( ':' ) ).toLowerCase(), decoded( line.slice( line.indexOf( ':' ) + 1 ).trim() ) ] as const ) );
}

const unquoted = ( text: string ): string => text.replace( /=\r?\n/g, '' ).replace( /=([0-9A-F]{2})/gi, ( _, hex: string ) => String.fromCharCode( parseInt( hex, 16 ) ) );

/** Encoded words of RFC 2047, in UTF-8. */
function decoded( value: string ): string {
	return value.replace( /\?=\s+=\?/g, '?==?' ).replace( /=\?utf-8\?([bq])\?([^?]*)\?=/gi, ( _, how: string, text: string ) =>
		( how.toLowerCase() === 'b' ? Buffer.from( text, 'base64' ) : Buffer.from( unquoted( text.replace( /_/g, ' ' ) ), 'latin1' ) ).toString( 'utf8' )
	);
}
