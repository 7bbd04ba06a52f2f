// @ts-check
// The mail catcher's web page: what the site has sent, and an answer as the customer would write it.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { drain } from './catcher.mjs';

/** @typedef {import('./catcher.mjs').Catcher} Catcher */
/** @typedef {import('mailparser').ParsedMail} ParsedMail */
/** @typedef {(raw: Buffer, from: string, to: string) => Promise<import('./door.mjs').Answer>} Take */

const escape = ( /** @type {string} */ text ) =>
	text.replace( /[&<>"']/g, ( sign ) => `&#${ sign.charCodeAt( 0 ) };` );

const style = `
:root { color-scheme: light dark; --line: #d8dbe2; --soft: #f4f5f8; --ink: #1c2130; --dim: #5b6274; --mark: #2f5bea; --paper: #fff }
@media (prefers-color-scheme: dark) { :root { --line: #333a4a; --soft: #1b202c; --ink: #e8eaf1; --dim: #9aa3b8; --mark: #8aa5ff; --paper: #12151d } }
* { box-sizing: border-box } body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
header { padding: 14px 20px; border-bottom: 1px solid var(--line) } h1 { font-size: 17px; margin: 0 } header p { margin: 2px 0 0; color: var(--dim); font-size: 13px }
.both { display: grid; grid-template-columns: minmax(260px, 380px) 1fr; min-height: calc(100vh - 66px) } @media (max-width: 760px) { .both { grid-template-columns: 1fr } }
nav { border-inline-end: 1px solid var(--line) } nav a { display: block; padding: 10px 20px; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none }
nav a:hover, nav a[aria-current] { background: var(--soft) } nav a:focus-visible, button:focus-visible, textarea:focus-visible { outline: 2px solid var(--mark); outline-offset: -2px }
nav b, nav span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } nav span { color: var(--dim); font-size: 13px }
main { padding: 20px; min-width: 0 } h2 { margin: 0 0 8px; font-size: 19px } dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; margin: 0 0 14px; font-size: 14px } dt { color: var(--dim) } dd { margin: 0; overflow-wrap: anywhere }
iframe { width: 100%; height: 46vh; border: 1px solid var(--line); border-radius: 8px; background: #fff } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 12px; border-radius: 8px }
textarea { width: 100%; min-height: 90px; font: inherit; padding: 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: inherit } button { font: inherit; margin-top: 8px; padding: 7px 14px; border: 0; border-radius: 8px; background: var(--mark); color: var(--paper) }
a { color: var(--mark) } .none { color: var(--dim) } form { margin-top: 18px }`;

/** Shows new mail without a reload; leaves a person alone who is writing. */
const script = `
const count = document.body.dataset.newest;
setInterval( async () => {
	const [ first ] = await ( await fetch( '/mails.json' ) ).json();
	const field = document.querySelector( 'textarea' );
	if ( ( first?.id ?? '' ) !== count && ! field?.value ) location.reload();
}, 3000 );`;

/**
 * @param {Catcher} catcher
 * @param {string}  chosen
 * @param {string}  content
 */
function page( catcher, chosen, content ) {
	const mails = catcher.list();
	const items = mails.map( ( one ) => `<a href="/mail/${ one.id }"${ one.id === chosen ? ' aria-current="true"' : '' }><b>${ escape( one.subject || '(no subject)' ) }</b><span>${ escape( one.to.join( ', ' ) ) } · ${ new Date( one.at ).toISOString().slice( 0, 16 ).replace( 'T', ' ' ) }</span></a>` );
	return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mail catcher</title><style>${ style }</style>
<body data-newest="${ mails[ 0 ]?.id ?? '' }"><header><h1>Mail catcher</h1><p>${ mails.length } ${ mails.length === 1 ? 'mail' : 'mails' } sent by the demo site. None of them left this machine.</p></header>
<div class="both"><nav aria-label="Mails">${ items.join( '' ) || '<p class="none" style="padding:0 20px">Nothing yet. Answer a ticket in the desk.</p>' }</nav><main>${ content }</main></div><script>${ script }</script>`;
}

/**
 * @param {string}     id
 * @param {ParsedMail} mail
 * @param {import('./catcher.mjs').Caught} caught
 * @param {string}     notice
 */
function showMail( id, mail, caught, notice ) {
	const names = [ 'From', 'To', 'Cc', 'Reply-To', 'Message-ID', 'In-Reply-To', 'References' ];
	const lines = mail.headerLines.filter( ( one ) => names.some( ( name ) => name.toLowerCase() === one.key ) ).map( ( one ) => {
		const name = names.find( ( wanted ) => wanted.toLowerCase() === one.key ) ?? one.key;
		const parsed = one.key === 'from' ? mail.from?.text : undefined;
		return `<dt>${ name }</dt><dd>${ escape( parsed ?? one.line.slice( one.line.indexOf( ':' ) + 1 ).trim() ) }</dd>`;
	} );
	const files = mail.attachments.map( ( file, n ) => `<li><a href="/mail/${ id }/file/${ n }">${ escape( file.filename ?? `part ${ n + 1 }` ) }</a> (${ file.size } bytes)</li>` );
	return `<h2>${ escape( mail.subject || '(no subject)' ) }</h2><dl>${ lines.join( '' ) }<dt>Delivered to</dt><dd>${ escape( caught.to.join( ', ' ) ) }</dd></dl>
${ mail.html ? `<iframe sandbox title="The mail as HTML" src="/mail/${ id }/html"></iframe>` : '' }
<details${ mail.html ? '' : ' open' }><summary>Text</summary><pre>${ escape( mail.text ?? '' ) }</pre></details>
${ files.length ? `<h3>Attachments</h3><ul>${ files.join( '' ) }</ul>` : '' }<p><a href="/mail/${ id }/raw">The mail as it was sent</a></p>
<form method="post" action="/mail/${ id }/reply"><label for="text"><b>Answer as ${ escape( caught.to[ 0 ] ?? '' ) }</b></label><textarea id="text" name="text" required></textarea><button>Send to the helpdesk</button>${ notice ? `<p role="status">${ escape( notice ) }</p>` : '' }</form>`;
}

/**
 * What a customer's mail program would send.
 *
 * @param {ParsedMail} mail
 * @param {string}     from
 * @param {string}     to
 * @param {string}     text
 */
function composeReply( mail, from, to, text ) {
	const word = ( /** @type {string} */ value ) => `=?utf-8?B?${ Buffer.from( value ).toString( 'base64' ) }?=`;
	const references = [ ...[ mail.references ?? [] ].flat(), mail.messageId ?? '' ].filter( Boolean ).join( ' ' );
	const quoted = ( mail.text ?? '' ).trimEnd().split( '\n' ).map( ( line ) => `> ${ line }` ).join( '\n' );
	const body = `${ text.replaceAll( '\r\n', '\n' ) }\n\nOn ${ ( mail.date ?? new Date() ).toUTCString() }, ${ mail.from?.text ?? to } wrote:\n${ quoted }\n`;
	const subject = mail.subject ?? '';
	return Buffer.from( [
		`From: ${ from }`, `To: ${ to }`, `Subject: ${ word( /^re:/i.test( subject ) ? subject : `Re: ${ subject }` ) }`, `Date: ${ new Date().toUTCString().replace( 'GMT', '+0000' ) }`,
		`Message-ID: <${ randomUUID() }@catcher.test>`, ...( mail.messageId ? [ `In-Reply-To: ${ mail.messageId }`, `References: ${ references }` ] : [] ),
		'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
		Buffer.from( body ).toString( 'base64' ).replace( /(.{76})/g, '$1\r\n' ), '',
	].join( '\r\n' ) );
}

/**
 * @param {Catcher} catcher
 * @param {number}  port
 * @param {Take}    take where answers go
 * @return {Promise<{ close: () => Promise<void> }>}
 */
export async function startCatcherPage( catcher, port, take ) {
	const { simpleParser } = await import( 'mailparser' );

	/**
	 * @param {import('node:http').IncomingMessage} request
	 * @return {Promise<{ status?: number, headers?: Record<string, string>, body: string | Buffer }>}
	 */
	async function answer( request ) {
		const { pathname, searchParams } = new URL( request.url ?? '/', 'http://catcher.test' );
		const html = { 'content-type': 'text/html; charset=utf-8' };
		if ( pathname === '/' ) {
			return { headers: html, body: page( catcher, '', '<p class="none">Choose a mail.</p>' ) };
		}
		if ( pathname === '/mails.json' ) {
			return { headers: { 'content-type': 'application/json' }, body: JSON.stringify( catcher.list() ) };
		}
		const [ , id = '', what = '', n = '' ] = pathname.match( /^\/mail\/([\w-]+)(?:\/(\w+)(?:\/(\d+))?)?$/ ) ?? [];
		const caught = catcher.list().find( ( one ) => one.id === id );
		if ( ! caught ) {
			return { status: 404, headers: html, body: page( catcher, '', '<p>This mail is no longer here.</p>' ) };
		}
		const raw = await catcher.raw( id );
		if ( what === 'raw' ) {
			return { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: raw };
		}
		const mail = await simpleParser( raw );
		if ( what === 'html' ) {
			return { headers: { ...html, 'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'" }, body: mail.html || '' };
		}
		if ( what === 'file' ) {
			const file = mail.attachments[ Number( n ) ];
			const name = encodeURIComponent( file?.filename ?? 'attachment' );
			return file
				? { headers: { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${ name }` }, body: file.content }
				: { status: 404, body: '' };
		}
		if ( what === 'reply' && request.method === 'POST' ) {
			if ( ! [ undefined, 'same-origin' ].includes( /** @type {string | undefined} */ ( request.headers[ 'sec-fetch-site' ] ) ) ) {
				return { status: 403, body: 'Only this page may answer.' };
			}
			const text = new URLSearchParams( ( await drain( request ) ).toString( 'utf8' ) ).get( 'text' ) ?? '';
			const to = ( mail.replyTo ?? mail.from )?.value[ 0 ]?.address ?? '';
			const from = caught.to[ 0 ] ?? '';
			const { code, reason } = await take( composeReply( mail, from, to, text ), from, to );
			const notice = code === 250 ? 'Sent: it is in the ticket now.' : `Not taken (${ code }): ${ reason }`;
			return { status: 303, headers: { location: `/mail/${ id }?notice=${ encodeURIComponent( notice ) }` }, body: '' };
		}
		return { headers: html, body: page( catcher, id, showMail( id, mail, caught, searchParams.get( 'notice' ) ?? '' ) ) };
	}

	const server = createServer( ( request, response ) => {
		answer( request ).then(
			( { status = 200, headers = {}, body } ) => response.writeHead( status, headers ).end( body ),
			( problem ) => response.writeHead( 500, { 'content-type': 'text/plain' } ).end( String( problem ) )
		);
	} );
	await new Promise( ( done, fail ) => void server.once( 'error', fail ).listen( port, '127.0.0.1', () => done( undefined ) ) );
	return {
		close: () => new Promise( ( done ) => {
			server.close( () => done( undefined ) );
			server.closeAllConnections();
		} ),
	};
}
