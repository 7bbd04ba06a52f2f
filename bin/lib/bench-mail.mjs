// @ts-check
// How fast mail comes in from the command line, and with how many statements a mail.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { wp } from './wpcli.mjs';

/** @typedef {{ mails: number, seconds: number, perSecond: number, statements: number }} Import `statements`: SQL a mail, start of WordPress not counted */

const count = `$db = new mysqli( 'localhost', $argv[1], $argv[2], '', 0, $argv[3] ); echo $db->query( "SHOW GLOBAL STATUS LIKE 'Questions'" )->fetch_row()[1];`;
const words = 'the order arrived late and one bowl is chipped could you send another or tell me how to return it thank you for the quick answer last time we liked the blue glaze most'.split( ' ' );

/** @param {number} at @param {number} bytes */
function prose( at, bytes ) {
	let text = '';
	for ( let line = 0; text.length < bytes; line++ ) {
		text += `${ words.slice( ( at + line * 7 ) % 20, ( at + line * 7 ) % 20 + 12 ).join( ' ' ) }.\r\n`;
	}
	return text;
}

/**
 * An ordinary mail of 20 KB: text and HTML, an answer above a long quote. Every third one answers an earlier mail of its sender.
 *
 * @param {string} salt makes this run's mails differ from those of every other
 * @param {number} at
 */
export function ordinaryMail( salt, at ) {
	const sender = `person${ at % 200 }@customers.example`;
	const id = ( /** @type {number} */ n ) => `<${ salt }.${ n }@customers.example>`;
	const answers = at % 3 === 2 && at >= 200 ? `In-Reply-To: ${ id( at - 200 ) }\r\nReferences: ${ id( at - 200 ) }\r\n` : '';
	const body = prose( at, 900 );
	const quote = prose( at + 3, 6200 ).split( '\r\n' );
	const plain = `${ body }\r\nOn Tue, 3 Nov 2026 at 10:12, Shop <support@shop.example> wrote:\r\n\r\n${ quote.map( ( line ) => `> ${ line }` ).join( '\r\n' ) }\r\n`;
	const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div dir="ltr">${ body.split( '\r\n' ).map( ( line ) => `<div>${ line }</div>` ).join( '\r\n' ) }</div><br>`
		+ `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, 3 Nov 2026 at 10:12, Shop &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt; wrote:<br></div>`
		+ `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${ quote.map( ( line ) => `<p style="margin:0">${ line }</p>` ).join( '\r\n' ) }</blockquote></div></body></html>\r\n`;
	return `Received: from mail.customers.example (mail.customers.example [192.0.2.7])\r\n\tby mx.shop.example with ESMTPS id ${ salt }${ at }\r\n\tfor <support@shop.example>; Tue, 3 Nov 2026 11:00:00 +0100 (CET)\r\n`
		+ `From: Person ${ at % 200 } <${ sender }>\r\nTo: Support <support@shop.example>\r\nSubject: ${ answers ? 'Re: ' : '' }My order ${ at }\r\nDate: Tue, 3 Nov 2026 11:00:00 +0100\r\nMessage-ID: ${ id( at ) }\r\n${ answers }MIME-Version: 1.0\r\n`
		+ `Content-Type: multipart/alternative; boundary="b-${ salt }-${ at }"\r\n\r\n--b-${ salt }-${ at }\r\nContent-Type: text/plain; charset="UTF-8"\r\n\r\n${ plain }\r\n--b-${ salt }-${ at }\r\nContent-Type: text/html; charset="UTF-8"\r\n\r\n${ html }\r\n--b-${ salt }-${ at }--\r\n`;
}

/**
 * @param {{ folder: string, server: import('./mariadb.mjs').Mariadb }} site
 * @param {number} mails
 * @return {Promise<Import>}
 */
export async function measureImport( { folder, server }, mails ) {
	const box = join( folder, 'import-mails' );
	const salt = Date.now().toString( 36 );
	const asked = async () => Number( ( await run( 'php', [ '-r', count, server.user, server.password, server.socket ] ) ).stdout );
	await rm( box, { recursive: true, force: true } );
	await mkdir( join( box, 'none' ), { recursive: true } );
	await Promise.all( Array.from( { length: mails }, ( _, at ) => writeFile( join( box, `${ String( at ).padStart( 6, '0' ) }.eml` ), ordinaryMail( salt, at ) ) ) );
	const before = await asked();
	await wp( folder, [ 'deskfold', 'mail', 'import', join( box, 'none' ) ] );
	const start = await asked();
	const began = Date.now();
	const { stdout } = await wp( folder, [ 'deskfold', 'mail', 'import', box ] );
	const seconds = ( Date.now() - began ) / 1000;
	const statements = ( await asked() - start - ( start - before ) ) / mails;
	const bad = stdout.trim().split( '\n' ).filter( ( line ) => ! /"result":"(created|appended)"/.test( line ) );
	if ( bad.length ) {
		throw new Error( `${ bad.length } of ${ mails } mails did not come in: ${ bad[ 0 ] }` );
	}
	await rm( box, { recursive: true, force: true } );
	return { mails, seconds, perSecond: mails / seconds, statements };
}

/**
 * How fast one process reads such mails, without storing them.
 *
 * @return {Promise<{ perSecond: number, ratio: number }>} `ratio`: mails read in the time of one fixed piece of work
 */
export async function measureReading() {
	const box = join( root, '.cache/bench-mails' );
	await rm( box, { recursive: true, force: true } );
	await mkdir( box, { recursive: true } );
	await Promise.all( Array.from( { length: 300 }, ( _, at ) => writeFile( join( box, `${ at }.eml` ), ordinaryMail( 'read', at ) ) ) );
	const { stdout } = await run( 'php', [ '-d', 'xdebug.mode=off', join( root, 'bin/lib/read-speed.php' ), box ] );
	await rm( box, { recursive: true, force: true } );
	/** @type {{ perSecond: number, fixedPerSecond: number }} */
	const found = JSON.parse( stdout );
	return { perSecond: found.perSecond, ratio: found.perSecond / found.fixedPerSecond };
}
