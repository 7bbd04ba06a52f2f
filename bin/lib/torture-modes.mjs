// @ts-check
// The ways in which the site is ill-treated. After each the ordinary jobs alone must bring everything right.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { faults } from './imap-faults.mjs';
import { run } from './processes.mjs';
import { readMails, setFaults } from './smtp-sink.mjs';
import { address } from './torture-site.mjs';

/** @typedef {import('./torture-site.mjs').TortureSite} TortureSite */
/** @typedef {import('./torture-ledger.mjs').Ledger} Ledger */
/** @typedef {{ blows: number, struck: number, note?: string }} Dealt blows dealt, and those that found a process alive */
/** @typedef {{ name: string, words: string, deal: (site: TortureSite, ledger: Ledger, count: number) => Promise<Dealt>, quick: number, full: number, seldom?: number }} Mode */

const importing = ( /** @type {string[]} */ ...paths ) => [ 'mail', 'import', ...paths, `--mailbox=${ address }` ];
const working = [ 'worker', '--once' ];
const fetching = [ 'mail', 'fetch' ];

/** Where a fetched mail passes. */
export const inward = [
	'fetch-begins', 'body-fetched', 'file-begins', 'file-written', 'file-renamed', 'raw-row-comes', 'raw-row-written', 'progress-comes', 'progress-saved', 'folder-read',
	'raw-claimed', 'parsed', 'attachment-comes', 'attachment-stored', 'transaction-begun', 'ticket-ready', 'message-written', 'timeline-written', 'finish-comes', 'finished', 'commit-comes', 'committed',
];

/** Of these, where a run passes once. */
const once = [ 'fetch-begins', 'progress-comes', 'progress-saved', 'folder-read' ];

/** Where a reply passes. */
export const outward = [ 'reply-claimed', 'mail-comes', 'recipients-taken', 'data-begun', 'dot-comes', 'dot-sent', 'mail-taken', 'sent-comes', 'sent-marked' ];

/**
 * Only what runs in production anyway: the fetcher and the worker, some time later.
 *
 * @param {TortureSite} site
 */
export async function recover( site ) {
	for ( let round = 0; round < 14; round++ ) {
		site.wait( 6 + round * 10 );
		await site.act( fetching );
		await site.act( working );
		const found = await site.found();
		if ( found.broken[ 'mails still waiting' ] === 0 && found.replies.every( ( { state } ) => state === 'sent' ) ) {
			break;
		}
	}
	// A day later the sweeper comes by; the simulated clock has confused when it last did.
	await site.wp( [ 'option', 'delete', 'deskfold_files_swept_at' ] ).catch( () => {} );
	site.wait( 3 * 1440 );
	await site.act( working );
}

/** @param {TortureSite} site @param {Ledger} ledger @param {number} count */
async function letters( site, ledger, count ) {
	for ( let at = 0; at < count; at++ ) {
		await site.put( await ledger.mail( { odd: at === 2 } ) );
	}
}

/** Queues a reply to each of some tickets. @param {TortureSite} site @param {number} count */
async function replies( site, count ) {
	const code = `foreach ( array_slice( array_column( Deskfold\\Plugin::container()->get( Deskfold\\Core\\Database::class )->rows( 'SELECT id FROM %i ORDER BY id DESC LIMIT 200', Deskfold\\Plugin::container()->get( Deskfold\\Core\\Database::class )->table( 'tickets' ) ), 'id' ), 0, ${ count } ) as $id ) { WP_CLI::runcommand( "deskfold ticket reply $id 'It is on its way.' --user=admin", array( 'launch' => false ) ); }`;
	await site.wp( [ 'eval', code, '--user=admin' ] );
}

/** @type {Mode['deal']} */
async function killAtRandom( site, ledger, count ) {
	let struck = 0;
	let blows = 0;
	// Some blows come too late: the process had ended by itself.
	for ( ; struck < count && blows < 3 * count; blows++ ) {
		const folder = join( site.folder, 'import' );
		await rm( folder, { recursive: true, force: true } );
		const ways = [
			async () => ( await letters( site, ledger, 3 ), fetching ),
			async () => importing( await ledger.folder( folder, 4 ) ),
			async () => working,
		];
		const args = await /** @type {() => Promise<string[]>} */ ( ways[ blows % 3 ] )();
		struck += ( await site.kill( args, Math.random() * 800 ) ) ? 1 : 0;
		site.wait( 6 );
		if ( args[ 1 ] === 'import' ) {
			// Whoever imports hands over again what was not taken.
			await site.act( args );
		}
	}
	return { blows, struck };
}

/** @type {Mode['deal']} */
async function killAtPoints( site, ledger, count ) {
	let struck = 0;
	let blows = 0;
	/** @type {string[]} */
	const missed = [];
	for ( const point of [ ...inward, ...outward, 'sweep-begins' ] ) {
		const isOut = ! inward.includes( point );
		let died = 0;
		for ( let at = 0; at < count; at++ ) {
			// Every other time not at the first mail.
			const nth = at % 2 && ! isOut && ! once.includes( point ) ? 2 : 1;
			if ( isOut ) {
				await replies( site, 1 );
			} else {
				await letters( site, ledger, nth );
			}
			site.wait( 6 );
			const { code } = await site.act( isOut ? working : fetching, { TORTURE_KILL_AT: point, TORTURE_KILL_NTH: String( nth ) } );
			died += code === 0 || code === 1 ? 0 : 1;
			blows++;
		}
		struck += died;
		if ( died < count ) {
			missed.push( `${ point } ${ died }` );
		}
	}
	return { blows, struck, note: `${ inward.length + outward.length + 1 } points${ missed.length ? `; fewer at ${ missed.join( ', ' ) }` : '' }` };
}

/** @type {Mode['deal']} */
async function manyImporters( site, ledger, count ) {
	const half = Math.max( 1, Math.floor( count / 2 ) );
	const shared = await ledger.folder( join( site.folder, 'import-shared' ), half, { size: 600 } );
	const began = Date.now();
	const own = await Promise.all( Array.from( { length: 8 }, ( _, at ) => ledger.folder( join( site.folder, `import-${ at }` ), count - half, { size: 600 } ) ) );
	const done = await Promise.all( own.map( ( folder ) => site.act( importing( shared, folder ) ) ) );
	const failed = done.filter( ( { code } ) => code !== 0 ).length;
	return { blows: 8, struck: 8 - failed, note: `${ ledger.lines.length } mails, ${ half } of them by all eight at once, in ${ ( ( Date.now() - began ) / 1000 ).toFixed( 0 ) } s${ failed ? `; ${ failed } importers had to be asked again` : '' }` };
}

/** @type {Mode['deal']} */
async function killDatabase( site, ledger, count ) {
	for ( let at = 0; at < count; at++ ) {
		const folder = join( site.folder, 'import' );
		await rm( folder, { recursive: true, force: true } );
		await ledger.folder( folder, 25, { size: 800 } );
		const running = site.act( importing( folder ) );
		await new Promise( ( done ) => setTimeout( done, 500 + Math.random() * 700 ) );
		await site.killDatabase();
		await running;
		site.wait( 6 );
		await site.act( importing( folder ) );
	}
	return { blows: count, struck: count };
}

/** @type {Mode['deal']} */
async function fullDisk( site, ledger, count ) {
	const mount = ( /** @type {string[]} */ ...args ) => run( 'mount', args, { allowFailure: true } );
	const held = join( site.folder, 'files-aside' );
	await run( 'mv', [ site.storage, held ] );
	await run( 'mkdir', [ '-p', site.storage ] );
	if ( process.getuid?.() !== 0 || ( await mount( '-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', site.storage ) ).code !== 0 ) {
		await run( 'rmdir', [ site.storage ] );
		await run( 'mv', [ held, site.storage ] );
		return { blows: 0, struck: 0, note: 'not tried: a small disk can be mounted by root only' };
	}
	let refused = 0;
	try {
		await run( 'cp', [ '-R', `${ held }/.`, site.storage ] );
		const folder = join( site.folder, 'import' );
		for ( let at = 0; at < count; at++ ) {
			await rm( folder, { recursive: true, force: true } );
			await ledger.folder( folder, 12, { size: 20_000, attachments: 3 } );
			const used = Number( ( await run( 'du', [ '-sk', site.storage ] ) ).stdout.split( '\t' )[ 0 ] );
			const readOnly = at % 4 === 3;
			await mount( '-o', readOnly ? 'remount,ro' : `remount,size=${ used + 100 + Math.floor( Math.random() * 700 ) }k`, site.storage );
			refused += ( await site.act( importing( folder ) ) ).code === 0 ? 0 : 1;
			await mount( '-o', 'remount,rw,size=400m', site.storage );
			site.wait( 30 );
			await site.act( importing( folder ) );
			await site.act( working );
		}
		await recover( site );
	} finally {
		await run( 'sh', [ '-c', 'rm -rf "$2" && cp -R "$1" "$2"', 'sh', site.storage, `${ held }-after` ] );
		await run( 'umount', [ site.storage ] );
		await run( 'sh', [ '-c', 'rm -rf "$1" "$3" && mv "$2" "$1"', 'sh', site.storage, `${ held }-after`, held ] );
	}
	return { blows: count, struck: refused, note: 'every fourth read-only, the others full' };
}

/** @type {Mode['deal']} */
async function failWrites( site, ledger, count ) {
	const failed = join( site.folder, 'failed.sql' );
	let blows = 0;
	let struck = 0;
	const step = count;
	for ( let nth = 1; ; nth += step ) {
		await rm( failed, { force: true } );
		const folder = join( site.folder, 'import' );
		await rm( folder, { recursive: true, force: true } );
		await ledger.folder( folder, 1, { attachments: 2, size: 500 } );
		await site.act( importing( folder ), { TORTURE_FAIL_WRITE: String( nth ), TORTURE_FAILED: failed } );
		blows++;
		const sql = await readFile( failed, 'utf8' ).catch( () => '' );
		site.wait( 6 );
		await site.act( importing( folder ) );
		await site.act( working );
		if ( sql === '' ) {
			return { blows, struck, note: step === 1 ? `all ${ struck } writes of one mail, one after another` : `every ${ step }th write of one mail` };
		}
		struck++;
	}
}

/** @type {Mode['deal']} */
async function faultyImap( site, ledger, count ) {
	let blows = 0;
	let longest = 0;
	let struck = 0;
	const stopped = [];
	// In the short form only some, and what one left is fetched at the next.
	const isShort = count === 1;
	for ( const fault of faults.filter( ( _, at ) => ! isShort || at % 3 === 0 ) ) {
		for ( let at = 0; at < count; at++ ) {
			for ( let mail = 0; mail < 3; mail++ ) {
				site.faulty.put( await ledger.mail() );
			}
			await letters( site, ledger, 1 );
			const healthy = ledger.lines.at( -1 )?.id ?? '';
			site.faulty.err( fault, fault.endsWith( 'to a fetch' ) ? 2 : 1 );
			site.wait( 70 );
			const began = Date.now();
			await site.act( working );
			longest = Math.max( longest, Date.now() - began );
			blows++;
			// The healthy mailbox must not have waited for the sick one.
			const found = await site.found();
			stopped.push( ...( found.messages.some( ( { ids } ) => ids.includes( healthy ) ) ? [] : [ fault ] ) );
			struck += site.faulty.erred() ? 1 : 0;
			site.faulty.err( '', 0 );
			if ( ! isShort ) {
				site.wait( 70 );
				await site.act( working );
			}
		}
	}
	return { blows, struck, note: `${ blows / count } kinds of fault; longest run ${ ( longest / 1000 ).toFixed( 1 ) } s${ stopped.length ? `; stopped the others: ${ stopped.join( ', ' ) }` : '' }` };
}

/** @type {Mode['deal']} */
async function faultySmtp( site, ledger, count ) {
	let blows = 0;
	await letters( site, ledger, 2 );
	site.wait( 6 );
	await site.act( fetching );
	for ( const stage of /** @type {const} */ ( [ 'connect', 'mail', 'rcpt', 'data' ] ) ) {
		for ( let at = 0; at < count; at++ ) {
			await replies( site, 1 );
			await setFaults( site.sink.folder, { [ stage ]: { code: at % 2 ? 421 : 451, message: 'Later, please', times: 1 } } );
			site.wait( 6 );
			await site.act( working );
			await setFaults( site.sink.folder, {} );
			blows++;
		}
	}
	return { blows, struck: blows, note: 'refused for now at greeting, sender, recipient and after the mail' };
}

/** @type {Mode[]} */
export const modes = [
	{ name: 'kill', words: 'kill -9 at any moment (fetch, import, worker)', deal: killAtRandom, quick: 6, full: 500 },
	{ name: 'points', words: 'kill -9 at each named point', deal: killAtPoints, quick: 1, full: 10 },
	{ name: 'importers', words: 'eight importers at once', deal: manyImporters, quick: 8, full: 5000 },
	{ name: 'database', words: 'MariaDB killed while it writes', deal: killDatabase, quick: 2, full: 50 },
	{ name: 'disk', words: 'disk full, disk read-only', deal: fullDisk, quick: 2, full: 40 },
	{ name: 'imap', words: 'an IMAP server that breaks the rules, over TLS', deal: faultyImap, quick: 1, full: 5 },
	{ name: 'smtp', words: 'an SMTP server that is not ready', deal: faultySmtp, quick: 1, full: 10 },
	{ name: 'writes', words: 'the n-th write fails', deal: failWrites, quick: 4, full: 1 },
];

/**
 * Replies: every one must have arrived, and twice only where the log says that it was uncertain.
 *
 * @param {TortureSite} site
 * @return {Promise<{ sent: number, lost: number, twice: number, uncertain: number }>}
 */
export async function judgeReplies( site ) {
	const { replies: written } = await site.found();
	/** @type {Map<string, number>} */
	const arrived = new Map();
	for ( const { bytes } of await readMails( site.sink.folder ) ) {
		const id = bytes.toString( 'latin1' ).match( /^Message-ID:\s*<([^>]+)>/im )?.[ 1 ] ?? '';
		arrived.set( id, ( arrived.get( id ) ?? 0 ) + 1 );
	}
	return {
		sent: written.length,
		lost: written.filter( ( { message_id: id } ) => ! arrived.has( id ) ).length,
		twice: written.filter( ( { message_id: id, uncertain } ) => ( arrived.get( id ) ?? 0 ) > 1 && Number( uncertain ) === 0 ).length,
		uncertain: written.filter( ( { uncertain } ) => Number( uncertain ) > 0 ).length,
	};
}

