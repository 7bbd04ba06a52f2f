// @ts-check
// A real Dovecot and a real SMTP receiver for the tests beside this file. Says where they listen as one line of JSON,
// then obeys: one JSON command a line, one answer a line. Ends when its standard input does.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startDovecot } from '../../../bin/lib/dovecot.mjs';
import { startOAuthStandIn } from '../../../bin/lib/oauth-stand-in.mjs';
import { readMails, setFaults, startSmtpSink } from '../../../bin/lib/smtp-sink.mjs';

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
	mails: ( { which } ) => readMails( join( folder, which ) ).then( ( mails ) => mails.map( ( mail ) => ( { ...mail, bytes: mail.bytes.toString( 'base64' ) } ) ) ),
};

process.stdout.write( JSON.stringify( { imap: dovecot.imap, imaps: dovecot.imaps, maildirs: dovecot.mail, smtp: open.port, smtp_auth: closed.port, users, oauth: oauth.url } ) + '\n' );

for await ( const line of createInterface( { input: process.stdin } ) ) {
	const command = JSON.parse( line );
	process.stdout.write( JSON.stringify( ( await acts[ command.act ]( command ) ) ?? null ) + '\n' );
}
await Promise.all( [ dovecot.stop(), open.stop(), closed.stop(), oauth.stop() ] );
await rm( folder, { recursive: true, force: true } );
