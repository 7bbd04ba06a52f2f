// @ts-check
// Google and Microsoft in one, for tests: what their documentation says of authorization codes with PKCE, refresh tokens
// that change at each use, revocation and errors. Listens on loopback and obeys /control.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

/** What a request for tokens is to get instead of an answer. @typedef {{ kind: 'status' | 'error' | 'garbage' | 'huge' | 'slow' | 'cut' | 'empty', value?: string | number, times?: number }} Fault */

const CLIENT = { id: 'shop-client', secret: 'shop-secret/+=' };

/**
 * @typedef {object} StandIn
 * @property {string} url
 * @property {{ id: string, secret: string }} client
 * @property {(user: string, token: string) => boolean} takes whether a mail server would take the token
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ port?: number }} [how]
 * @return {Promise<StandIn>}
 */
export async function startOAuthStandIn( { port = 0 } = {} ) {
	/** @type {Map<string, Record<string, string>>} */
	const codes = new Map();
	/** @type {Map<string, { account: string, provider: string }>} */
	const refreshes = new Map();
	/** @type {Map<string, { account: string, until: number }>} */
	const accesses = new Map();
	/** @type {{ faults: Fault[], life: number, rotates: boolean, scope: string, claims: Record<string, unknown>, noRefresh: boolean, delay: number }} */
	let rules = usual();
	/** @type {{ path: string, fields: Record<string, string> }[]} */
	let heard = [];
	let url = '';

	const token = () => randomBytes( 24 ).toString( 'base64url' );

	/** @param {string} account @param {string} provider @param {string} nonce @param {string} scope */
	const issue = ( account, provider, nonce, scope ) => {
		const access = `ya29.${ token() }`;
		accesses.set( access, { account, until: Date.now() + rules.life * 1000 } );
		const refresh = `1//${ token() }`;
		refreshes.set( refresh, { account, provider } );
		const claims = {
			iss: `${ url }/${ provider }`, aud: CLIENT.id, exp: Math.floor( Date.now() / 1000 ) + 3600, nonce,
			...( provider === 'google' ? { email: account } : { preferred_username: account } ), ...rules.claims,
		};
		const part = ( /** @type {object} */ one ) => Buffer.from( JSON.stringify( one ) ).toString( 'base64url' );
		return {
			access_token: access, token_type: 'Bearer', expires_in: rules.life, scope: rules.scope || scope,
			...( rules.noRefresh ? {} : { refresh_token: refresh } ), id_token: `${ part( { alg: 'RS256' } ) }.${ part( claims ) }.c2lnbmVk`,
		};
	};

	/** @param {string} provider @param {Record<string, string>} fields @return {[number, object]} */
	const tokens = ( provider, fields ) => {
		if ( fields.client_id !== CLIENT.id || fields.client_secret !== CLIENT.secret ) {
			return [ 401, { error: 'invalid_client', error_description: 'Unauthorized' } ];
		}
		if ( fields.grant_type === 'authorization_code' ) {
			const code = codes.get( fields.code ?? '' );
			codes.delete( fields.code ?? '' );
			const proof = createHash( 'sha256' ).update( fields.code_verifier ?? '' ).digest( 'base64url' );
			if ( ! code || code.provider !== provider || code.code_challenge !== proof || code.redirect_uri !== fields.redirect_uri ) {
				return [ 400, { error: 'invalid_grant', error_description: 'Malformed auth code.' } ];
			}
			return [ 200, issue( code.account ?? '', provider, code.nonce ?? '', code.scope ?? '' ) ];
		}
		const old = refreshes.get( fields.refresh_token ?? '' );
		if ( fields.grant_type !== 'refresh_token' || ! old || old.provider !== provider ) {
			return [ 400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } ];
		}
		const given = issue( old.account, provider, '', '' );
		if ( rules.rotates ) {
			refreshes.delete( fields.refresh_token ?? '' );
			return [ 200, given ];
		}
		refreshes.delete( given.refresh_token ?? '' );
		return [ 200, { ...given, refresh_token: undefined } ];
	};

	const server = createServer( async ( request, response ) => {
		const at = new URL( request.url ?? '/', url );
		const body = await read( request );
		const json = ( /** @type {number} */ status, /** @type {unknown} */ value ) => response.writeHead( status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } ).end( JSON.stringify( value ) );
		const [ , provider = '', act = '' ] = at.pathname.split( '/' );
		if ( at.pathname === '/control' ) {
			const wanted = JSON.parse( body || '{}' );
			if ( wanted.reset ) {
				rules = usual();
				heard = [];
				[ codes, refreshes, accesses ].forEach( ( kept ) => kept.clear() );
			}
			rules = { ...rules, ...wanted.rules };
			if ( wanted.revoke ) {
				accesses.clear();
			}
			if ( wanted.revoke === 'all' ) {
				refreshes.clear();
			}
			json( 200, { heard, refreshes: [ ...refreshes.keys() ], accesses: [ ...accesses.keys() ] } );
			return;
		}
		if ( at.pathname === '/userinfo' ) {
			const found = accesses.get( ( request.headers.authorization ?? '' ).replace( /^Bearer /, '' ) );
			json( 200, found && found.until > Date.now() ? { email: found.account, active: 'yes' } : { active: 'no' } );
			return;
		}
		const fields = Object.fromEntries( request.method === 'POST' ? new URLSearchParams( body ) : at.searchParams );
		heard.push( { path: at.pathname, fields } );
		if ( act === 'authorize' ) {
			const fault = unfit( fields );
			response.writeHead( fault ? 400 : 200, { 'Content-Type': 'text/html; charset=utf-8' } ).end( fault ? `<h1>Error 400: ${ fault }</h1>` : page( provider, fields ) );
		} else if ( act === 'approve' && request.method === 'POST' ) {
			const back = new URL( fields.redirect_uri ?? '' );
			back.searchParams.set( 'state', fields.state ?? '' );
			if ( fields.cancel ) {
				back.searchParams.set( 'error', 'access_denied' );
			} else {
				const code = `4/${ token() }`;
				codes.set( code, { ...fields, provider } );
				back.searchParams.set( 'code', code );
			}
			response.writeHead( 302, { Location: String( back ) } ).end();
		} else if ( act === 'token' && request.method === 'POST' ) {
			await new Promise( ( go ) => setTimeout( go, rules.delay ) );
			const fault = rules.faults[ 0 ];
			if ( fault ) {
				if ( fault.times !== undefined && --fault.times <= 0 ) {
					rules.faults.shift();
				}
				spoil( response, fault );
				return;
			}
			json( ...tokens( provider, fields ) );
		} else if ( act === 'revoke' && request.method === 'POST' ) {
			json( refreshes.delete( fields.token ?? '' ) ? 200 : 400, {} );
		} else {
			json( 404, { error: 'not_found' } );
		}
	} );
	await new Promise( ( ready ) => server.listen( port, '127.0.0.1', () => ready( undefined ) ) );
	const address = server.address();
	url = `http://localhost:${ typeof address === 'object' && address ? address.port : 0 }`;
	return {
		url,
		client: CLIENT,
		takes: ( user, given ) => {
			const found = accesses.get( given );
			return found !== undefined && found.account === user && found.until > Date.now();
		},
		stop: () => new Promise( ( done ) => {
			server.closeAllConnections();
			server.close( () => done() );
		} ),
	};
}

/** @return {{ faults: Fault[], life: number, rotates: boolean, scope: string, claims: Record<string, unknown>, noRefresh: boolean, delay: number }} */
const usual = () => ( { faults: [], life: 3600, rotates: true, scope: '', claims: {}, noRefresh: false, delay: 0 } );

/**
 * @param {import('node:http').IncomingMessage} request
 * @return {Promise<string>}
 */
async function read( request ) {
	const chunks = [];
	for await ( const chunk of request ) {
		chunks.push( chunk );
	}
	return Buffer.concat( chunks ).toString( 'utf8' );
}

/** What a real provider refuses before it shows its page. @param {Record<string, string>} fields */
function unfit( fields ) {
	if ( fields.client_id !== CLIENT.id ) {
		return 'invalid_client';
	}
	if ( ! /^http:\/\/(127\.0\.0\.1|shop\.test|localhost)(:\d+)?\/wp-admin\/admin-post\.php$/.test( fields.redirect_uri ?? '' ) ) {
		return 'redirect_uri_mismatch';
	}
	return fields.response_type === 'code' && fields.code_challenge_method === 'S256' && /^[\w-]{43}$/.test( fields.code_challenge ?? '' ) && fields.state ? '' : 'invalid_request';
}

/** @param {string} text */
const escaped = ( text ) => text.replace( /[&<>"]/g, ( one ) => `&#${ one.charCodeAt( 0 ) };` );

/** @param {string} provider @param {Record<string, string>} fields */
function page( provider, fields ) {
	const hidden = Object.entries( fields ).map( ( [ name, value ] ) => `<input type="hidden" name="${ escaped( name ) }" value="${ escaped( value ) }">` ).join( '' );
	return `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Sign in</title><h1>Sign in with ${ escaped( provider ) }</h1><form method="post" action="/${ escaped( provider ) }/approve">${ hidden }
		<label>Account <input name="account" value="${ escaped( fields.login_hint ?? '' ) }"></label>
		<button>Allow</button> <button name="cancel" value="1">Cancel</button></form>`;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Fault} fault
 */
function spoil( response, { kind, value } ) {
	const json = { 'Content-Type': 'application/json' };
	switch ( kind ) {
		case 'status':
			response.writeHead( Number( value ) ).end( 'Service unavailable' );
			break;
		case 'error':
			response.writeHead( 400, json ).end( JSON.stringify( { error: value, error_description: 'AADSTS70000: secret words of the provider' } ) );
			break;
		case 'garbage':
			response.writeHead( 200, json ).end( '<html>{"access_token": ' );
			break;
		case 'empty':
			response.writeHead( 200, json ).end( '{"access_token":"line\\r\\nbreak","token_type":"Bearer"}' );
			break;
		case 'huge':
			response.writeHead( 200, json ).end( `{"access_token":"a","padding":"${ 'x'.repeat( 3_000_000 ) }"}` );
			break;
		case 'cut':
			response.writeHead( 200, { ...json, 'Content-Length': '500' } );
			response.write( '{"access_token"' );
			response.destroy();
			break;
		case 'slow':
			setTimeout( () => response.destroy(), Number( value ) * 1000 );
			break;
	}
}
