// @ts-check
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDovecot } from './dovecot.mjs';
import { startOAuthStandIn } from './oauth-stand-in.mjs';
import { alone } from './lock.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { serve } from './server.mjs';
import { startSmtpSink } from './smtp-sink.mjs';
import { makeCertificate } from './test-cert.mjs';
import { fromPlaywright, runTool } from './test-results.mjs';
import { bareSite, testFolder, testSite } from './test-sites.mjs';
import { startWorker } from './worker.mjs';
import { wpCommand } from './wpcli.mjs';

/**
 * What the specs are told, as JSON in DESKFOLD_E2E.
 *
 * @typedef {object} World
 * @property {string} url      of the site
 * @property {string} folder   of the site
 * @property {string} sink     folder of the mails that the SMTP receiver got
 * @property {{ url: string, id: string, secret: string }} oauth  the stand-in for Google and Microsoft
 * @property {{ host: string, port: number, secure: number, user: string, password: string }} smtp
 * @property {{ host: string, imap: number, imaps: number, mail: string, user: string, password: string }} imap
 * @property {{ program: string, args: string[], env: Record<string, string> }} wp  WP-CLI in the site
 * @property {string} bare     a site of its own on which Deskfold lies and was never switched on
 * @property {string} trust    authorities that know the servers' certificates
 */

const account = { user: 'support', password: 'correct horse' };

/**
 * A fresh site with all its servers, for as long as the work takes.
 *
 * @template T
 * @param {(world: World) => Promise<T>} work
 * @return {Promise<T>}
 */
export async function inWorld( work ) {
	const folder = join( testFolder, 'test-e2e' );
	await mkdir( folder, { recursive: true } );
	const oauth = await startOAuthStandIn();
	// A second mailbox, which nobody knows the password of: one signs in with its provider.
	const dovecot = await startDovecot( { users: { [ account.user ]: account.password, 'gifts@shop.test': randomUUID() }, userinfo: `${ oauth.url }/userinfo` } );
	/** @type {(() => Promise<void>)[]} */
	const stops = [ dovecot.stop, oauth.stop ];
	try {
		const servers = join( testFolder, 'e2e-servers' );
		await rm( servers, { recursive: true, force: true } );
		await mkdir( servers, { recursive: true } );
		// One certificate for both: PHP is told of one list of authorities.
		const certificate = await makeCertificate( servers );
		const sink = await startSmtpSink( join( servers, 'mails' ), { users: { [ account.user ]: account.password }, takes: oauth.takes, requireAuth: false, certificate } );
		stops.push( sink.stop );
		process.env.SSL_CERT_FILE = await trustBoth( servers, dovecot.trust, certificate.trust );
		const port = await freePort();
		const url = `http://127.0.0.1:${ port }`;
		const site = await testSite( 'e2e', { db: 'mariadb', url, smtpPort: sink.port, fresh: true } );
		const server = await serve( site.folder, port, { workers: 4 } );
		stops.push( server.stop );
		const barePort = await freePort();
		const bare = `http://127.0.0.1:${ barePort }`;
		const untouched = await serve( ( await bareSite( bare ) ).folder, barePort, { workers: 4 } );
		stops.push( untouched.stop );
		const worker = await startWorker( site.folder );
		stops.push( worker.stop );
		return await work( {
			url, bare, folder: site.folder, wp: await wpCommand( site.folder, [] ), sink: sink.folder, trust: process.env.SSL_CERT_FILE,
			oauth: { url: oauth.url, ...oauth.client },
			smtp: { host: 'localhost', port: sink.port, secure: sink.secure, ...account },
			imap: { host: 'localhost', imap: dovecot.imap, imaps: dovecot.imaps, mail: dovecot.mail, ...account },
		} );
	} finally {
		delete process.env.SSL_CERT_FILE;
		for ( const stop of stops.reverse() ) {
			await stop();
		}
	}
}

/** @param {string} folder @param {string} one @param {string} other */
async function trustBoth( folder, one, other ) {
	const file = join( folder, 'trust-both.pem' );
	await writeFile( file, `${ await readFile( one, 'utf8' ) }\n${ await readFile( other, 'utf8' ) }` );
	return file;
}

/**
 * @param {string[]} more arguments for Playwright
 * @return {Promise<import('./test-run.mjs').Result>}
 */
export async function runEndToEnd( more ) {
	const report = join( root, 'test-results/e2e.json' );
	await mkdir( testFolder, { recursive: true } );
	return alone( join( testFolder, 'test-e2e.lock' ), () => inWorld( async ( world ) => {
		await rm( report, { force: true } );
		return fromPlaywright( report, await runTool( join( root, 'node_modules/.bin/playwright' ), [ 'test', ...more ], {
			DESKFOLD_E2E: JSON.stringify( world ), PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
		} ) );
	} ) );
}
