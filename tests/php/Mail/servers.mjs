// @ts-check
// A real Dovecot and a real SMTP receiver for the tests beside this file. Says where they listen as one line of JSON,
// then obeys: one JSON command a line, one answer a line. Ends when its standard input does.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { startDovecot } from '../../../bin/lib/dovecot.mjs';
import { startOAuthStandIn } from '../../../bin/lib/oauth-stand-in.mjs';
import { readMails, setFaults, startSmtpSink } from '../../../bin/lib/smtp-sink.mjs';

/** What another program than ours understands of a mail. @param {any} mail */
function plain( mail ) {
	const people = ( /** @type {any} */ field ) => ( field?.value ?? [] ).map( ( /** @type {any} */ one ) => ( { name: one.name, email: one.address } ) );
	return {
		subject: mail.subject, message_id: mail.messageId, in_reply_to: mail.inReplyTo ?? '', references: [ mail.references ?? [] ].flat(),
		from: people( mail.from ), to: people( mail.to ), cc: people( mail.cc ), reply_to: people( mail.replyTo ),
		text: mail.text ?? '', html: mail.html || '', date: mail.date?.getTime() ?? 0, headers: [ ...mail.headerLines.map( ( /** @type {any} */ line ) => line.line ) ],
		attachments: mail.attachments.map( ( /** @type {any} */ one ) => ( { name: one.filename, type: one.contentType, disposition: one.contentDisposition, related: one.related, cid: one.cid ?? '', size: one.size } ) ),
	};
}

const { simpleParser } = createRequire( import.meta.url )( 'mailparser' );
const users = { 'support@demo.test': 'geheim "ä\\1', 'sales@demo.test': 'secret' };
const folder = await mkdtemp( join( tmpdir(), 'deskfold-smtp-' ) );
const oauth = await startOAuthStandIn();
const dovecot = await startDovecot( { users, userinfo: `${ oauth.url }/userinfo` } );
const open = await startSmtpSink( join( folder, 'open' ) );
const closed = await startSmtpSink( join( folder, 'closed' ), { users, takes: oauth.takes } );

/** @type {Record<string, ( command: any ) => Promise<unknown>>} */
const acts = {
	put: ( { user, mail } ) => dovecot.put( user, Buffer.from( mail, 'base64' ) ),
	faults: ( { faults } ) => setFaults( join( folder, 'open' ), faults ),
	parsed: ( { which } ) => readMails( join( folder, which ) ).then( async ( mails ) => plain( await simpleParser( mails.at( -1 )?.bytes ?? '', { skipImageLinks: true } ) ) ),
	mails: ( { which } ) => readMails( join( folder, which ) ).then( ( mails ) => mails.map( ( mail ) => ( { ...mail, bytes: mail.bytes.toString( 'base64' ) } ) ) ),
};

process.stdout.write( JSON.stringify( { imap: dovecot.imap, imaps: dovecot.imaps, maildirs: dovecot.mail, smtp: open.port, smtp_auth: closed.port, users, oauth: oauth.url } ) + '\n' );

for await ( const line of createInterface( { input: process.stdin } ) ) {
	const command = JSON.parse( line );
	process.stdout.write( JSON.stringify( ( await acts[ command.act ]( command ) ) ?? null ) + '\n' );
}
await Promise.all( [ dovecot.stop(), open.stop(), closed.stop(), oauth.stop() ] );
await rm( folder, { recursive: true, force: true } );
