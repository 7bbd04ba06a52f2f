// @ts-check
// The SMTP door: what a mail server with a pipe to `wp deskfold mail pipe` is in production, on loopback.
import { drain } from './catcher.mjs';
import { wp } from './wpcli.mjs';

/** How a pipe refuses for good, by sysexits.h; 75 (EX_TEMPFAIL) asks to try again, and so does everything unexpected. */
const refuses = ( /** @type {number} */ code ) => code >= 64 && code <= 78 && code !== 75;

/** @typedef {{ code: number, reason: string }} Answer `code` 250 took it, 451 asks to try again, 550 refused */

/**
 * Hands one mail to the site as a mail server would: the raw bytes with the envelope on top.
 *
 * @param {string} folder the site's folder
 * @param {Buffer} raw
 * @param {string} from   envelope sender, may be empty
 * @param {string} to     envelope recipient
 * @return {Promise<Answer>}
 */
export async function pipeIn( folder, raw, from, to ) {
	const mailbox = to.replace( /\+[^@]*@/, '@' ).toLowerCase();
	const input = Buffer.concat( [ Buffer.from( `Return-Path: <${ from }>\r\nDelivered-To: ${ to }\r\n` ), raw ] );
	const { code, stdout, stderr } = await wp( folder, [ 'deskfold', 'mail', 'pipe', `--mailbox=${ mailbox }` ], { input, allowFailure: true, timeout: 60_000 } );
	const words = ( stderr.trim() || stdout.trim() ).split( '\n' ).at( -1 ) ?? '';
	if ( code === 0 ) {
		return { code: 250, reason: 'taken' };
	}
	// Killed, or PHP itself failed: nobody knows whether the mail is safe, so the sender keeps it.
	return refuses( code ) ? { code: 550, reason: words || 'refused' } : { code: 451, reason: words || 'please try again' };
}

/**
 * @param {string} folder the site's folder
 * @param {number} port
 * @param {(line: string) => void} tell
 * @return {Promise<{ take: (raw: Buffer, from: string, to: string) => Promise<Answer>, close: () => Promise<void> }>}
 */
export async function startDoor( folder, port, tell ) {
	const { SMTPServer } = await import( 'smtp-server' );
	/** @type {Promise<unknown>} */
	let last = Promise.resolve();
	/**
	 * One after another: each boots WordPress once.
	 *
	 * @param {Buffer} raw
	 * @param {string} from
	 * @param {string} to
	 */
	const take = ( raw, from, to ) => {
		const mine = last.then( () => pipeIn( folder, raw, from, to ) );
		last = mine.catch( () => {} );
		return mine.then( ( answer ) => {
			tell( `mail from <${ from }> to <${ to }>: ${ answer.code } ${ answer.reason }` );
			return answer;
		} );
	};
	/** @param {Answer} answer */
	const refusal = ( answer ) => Object.assign( new Error( answer.reason ), { responseCode: answer.code } );
	const server = new SMTPServer( {
		name: 'demo.test', banner: 'Deskfold demo', size: 30 * 1024 * 1024, disabledCommands: [ 'STARTTLS', 'AUTH' ], disableReverseLookup: true, closeTimeout: 500,
		onData: ( stream, session, answer ) => {
			const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
			const recipients = session.envelope.rcptTo.map( ( one ) => one.address );
			drain( stream ).then( async ( raw ) => {
				if ( stream.sizeExceeded ) {
					throw refusal( { code: 552, reason: 'the mail is larger than 30 MB' } );
				}
				/** @type {Answer[]} */
				const answers = [];
				for ( const to of recipients ) {
					answers.push( await take( raw, from, to ) );
				}
				const worst = answers.find( ( one ) => one.code === 451 ) ?? ( answers.some( ( one ) => one.code === 250 ) ? undefined : answers[ 0 ] );
				if ( worst ) {
					throw refusal( worst );
				}
			} ).then( () => answer(), ( problem ) => answer( problem ) );
		},
	} );
	server.on( 'error', () => {} );
	await new Promise( ( done, fail ) => {
		server.server.once( 'error', fail );
		server.listen( port, '127.0.0.1', () => done( undefined ) );
	} );
	return { take, close: () => new Promise( ( done ) => void server.close( () => done( undefined ) ) ) };
}
