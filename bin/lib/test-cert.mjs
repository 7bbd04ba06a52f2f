// @ts-check
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes.mjs';

/** Where the machine's own authorities may be: what PHP trusts besides ours. */
const bundles = [ '/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem' ];

/**
 * A certificate for localhost that nobody signed, and a list of authorities that holds it: programs that read
 * SSL_CERT_FILE (PHP does) trust it, others refuse it.
 *
 * @param {string} folder
 * @return {Promise<{ cert: string, key: string, trust: string }>} paths
 */
export async function makeCertificate( folder ) {
	const cert = join( folder, 'cert.pem' );
	const key = join( folder, 'key.pem' );
	const trust = join( folder, 'trust.pem' );
	await run( 'openssl', [
		'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert,
		'-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-addext', 'basicConstraints=critical,CA:TRUE',
	], { failure: 'The certificate for the test servers could not be made' } );
	const machine = bundles.find( existsSync );
	await writeFile( trust, `${ machine ? await readFile( machine, 'utf8' ) : '' }\n${ await readFile( cert, 'utf8' ) }` );
	return { cert, key, trust };
}
