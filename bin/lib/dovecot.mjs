// @ts-check
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, waitForPort } from './ports.mjs';
import { end, start } from './processes.mjs';
import { Plain } from './say.mjs';
import { findProgram } from './system.mjs';
import { makeCertificate } from './test-cert.mjs';

/**
 * @typedef {object} Dovecot
 * @property {string} host
 * @property {number} imap  plain, with STARTTLS
 * @property {number} imaps TLS from the first byte
 * @property {string} trust path of a list of authorities that knows its certificate: for SSL_CERT_FILE
 * @property {string} mail  folder of the users' Maildirs
 * @property {(user: string, mail: string | Buffer) => Promise<string>} put lays a mail into a user's inbox
 * @property {() => Promise<void>} stop
 */

/** @param {string} wanted */
async function idsOf( wanted ) {
	const line = ( await readFile( '/etc/passwd', 'utf8' ) ).split( '\n' ).find( ( one ) => one.startsWith( `${ wanted }:` ) );
	const [ , , uid, gid ] = line?.split( ':' ) ?? [];
	return line ? { name: wanted, uid: Number( uid ), gid: Number( gid ) } : undefined;
}

/** @param {number} gid */
async function groupName( gid ) {
	const line = ( await readFile( '/etc/group', 'utf8' ) ).split( '\n' ).find( ( one ) => one.split( ':' )[ 2 ] === String( gid ) );
	return line?.split( ':' )[ 0 ] ?? String( gid );
}

/**
 * A private IMAP server on loopback: a self-signed certificate, Maildirs in a temporary folder. Works as root and as
 * an ordinary user.
 *
 * @param {{ users: Record<string, string>, userinfo?: string }} how passwords by user name; where tokens are asked about
 * @return {Promise<Dovecot>}
 */
export async function startDovecot( { users, userinfo } ) {
	const program = await findProgram( 'dovecot' );
	if ( ! program ) {
		throw new Plain( 'Dovecot is missing: please install dovecot-imapd and start again.' );
	}
	const folder = await mkdtemp( join( tmpdir(), 'deskfold-imap-' ) );
	await chmod( folder, 0o755 );
	const { cert, key, trust } = await makeCertificate( folder );
	const me = userInfo();
	const mailUser = ( me.uid === 0 ? await idsOf( 'nobody' ) : undefined ) ?? { name: me.username, uid: me.uid, gid: me.gid };
	const inner = me.uid === 0 ? undefined : { user: me.username, group: await groupName( me.gid ) };
	const mail = join( folder, 'mail' );
	for ( const user of Object.keys( users ) ) {
		for ( const name of [ '', 'Maildir', 'Maildir/cur', 'Maildir/new', 'Maildir/tmp' ] ) {
			const path = join( mail, user, name );
			await mkdir( path, { recursive: true } );
			await chown( path, mailUser.uid, mailUser.gid );
		}
	}
	await writeFile( join( folder, 'users' ), Object.entries( users ).map( ( [ user, password ] ) => `${ user }:{PLAIN}${ password }\n` ).join( '' ) );
	const imap = await freePort();
	const imaps = await freePort();
	const config = join( folder, 'dovecot.conf' );
	await writeFile( config, configuration( { folder, cert, key, imap, imaps, mailUser, inner, tokens: userinfo !== undefined } ) );
	await writeFile( join( folder, 'oauth2.conf' ), `introspection_mode = auth\nintrospection_url = ${ userinfo ?? '' }\nusername_attribute = email\nactive_attribute = active\nactive_value = yes\n` );

	/** @type {string[]} */
	const words = [];
	let ended = false;
	const child = start( 'dovecot', program, [ '-F', '-c', config ], {
		onLine: ( line ) => words.push( line ),
		onEnd: () => {
			ended = true;
		},
	} );
	const stop = async () => {
		await end( child );
		await rm( folder, { recursive: true, force: true } );
	};
	if ( ! ( await waitForPort( imaps, 15_000, () => ended ) ) ) {
		const log = await readFile( join( folder, 'dovecot.log' ), 'utf8' ).catch( () => '' );
		await stop();
		throw new Plain( `Dovecot did not start:\n${ [ ...words, ...log.split( '\n' ) ].slice( -8 ).join( '\n' ) }` );
	}
	return { host: '127.0.0.1', imap, imaps, trust, mail, put: ( user, bytes ) => putMail( join( mail, user ), bytes ), stop };
}

/**
 * As a delivery agent does: written aside, then moved in.
 *
 * @param {string}          home  a user's folder
 * @param {string | Buffer} bytes
 * @return {Promise<string>} the name of the file
 */
export async function putMail( home, bytes ) {
	const name = `${ Date.now() }.${ randomBytes( 8 ).toString( 'hex' ) }.localhost`;
	const part = join( home, 'Maildir/tmp', name );
	await writeFile( part, typeof bytes === 'string' ? bytes.replace( /\r?\n/g, '\r\n' ) : bytes, { mode: 0o644 } );
	await rename( part, join( home, 'Maildir/new', name ) );
	return name;
}

/**
 * @param {{ tokens: boolean, folder: string, cert: string, key: string, imap: number, imaps: number,
 *           mailUser: { name: string, uid: number, gid: number }, inner: { user: string, group: string } | undefined }} with_
 */
function configuration( { folder, cert, key, imap, imaps, mailUser, inner, tokens } ) {
	return `
base_dir = ${ folder }/run
state_dir = ${ folder }/state
log_path = ${ folder }/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${ cert }
ssl_key = <${ key }
disable_plaintext_auth = no
auth_mechanisms = plain login${ tokens ? ' xoauth2' : '' }
auth_failure_delay = 0
mail_location = maildir:${ folder }/mail/%u/Maildir
first_valid_uid = 1
first_valid_gid = 1
${ inner ? `default_internal_user = ${ inner.user }\ndefault_login_user = ${ inner.user }\ndefault_internal_group = ${ inner.group }` : '' }
${ tokens ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${ folder }/oauth2.conf\n}` : '' }
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${ folder }/users
}
userdb {
  driver = static
  args = uid=${ mailUser.uid } gid=${ mailUser.gid } home=${ folder }/mail/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ imap }
  }
  inet_listener imaps {
    port = ${ imaps }
    ssl = yes
  }
}
service anvil {
  chroot =
}
`;
}
