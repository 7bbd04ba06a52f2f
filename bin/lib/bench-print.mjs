// @ts-check
// What `npm run bench` found, as tables; "!" is above its goal.
import { availableParallelism, loadavg } from 'node:os';
import { say } from './say.mjs';

/** @typedef {Awaited<ReturnType<typeof import('./bench-desk.mjs').measureDesk>>} Desk */
/** @typedef {Awaited<ReturnType<typeof import('./bench-tax.mjs').measureTax>>} Tax */
/** @typedef {Awaited<ReturnType<typeof import('./bench-tax.mjs').weigh>>} Weight */
/** @typedef {Awaited<ReturnType<typeof import('./bench-browser.mjs').measureBrowser>>} Felt */
/** @typedef {{ reading: Awaited<ReturnType<typeof import('./bench-mail.mjs').measureReading>>, coming: { tickets: number, perSecond: number, statements: number, growth: number }[] }} Mail */
/** @typedef {{ tickets: number, seeded: number, weight: Weight, desk: Desk | null, tax: Tax | null, felt: Felt | null, mail: Mail | null }} Found what was not measured is null */

/** Largest ratio to the empty request, by act. */
const goals = { list: 1.2, list_all: 1.2, list_deep: 1.25, open: 1.25, create: 1.4, reply: 1.4 };
const words = {
	empty: 'empty request (E)', list: 'list, waiting on us', list_all: 'list, all', list_deep: 'list, page 100 deep', open: 'open a ticket', news: 'ask for news',
	create: 'create a ticket', reply: 'reply',
};
const taxGoals = { 'front page': { ms: 1, queries: 1, memory: 0.3 }, REST: { ms: 1, queries: 1, memory: 0.3 }, 'admin page': { ms: 1.5, queries: 2, memory: 0.3 } };
const weightGoals = { 'agent desk': 160, 'contact form': 15, 'my requests': 15, 'any other page': 0 };
/** Mails of 20 KB that come in by command line: at least so many a second, with at most so many statements each, and hardly fewer among many tickets. */
const mailGoals = { perSecond: 150, statements: 15, growth: 1.1 };
/** Mails of 20 KB that one process reads in a second. */
const readingGoal = 3000;
/** Milliseconds from the key to the painted frame. */
const feltGoal = 100;
const mega = 1024 * 1024;

/** @param {string[]} head @param {string[][]} rows the first column is text, the others are numbers */
function table( head, rows ) {
	const all = [ head, ...rows ];
	const wide = head.map( ( _, at ) => Math.max( ...all.map( ( row ) => ( row[ at ] ?? '' ).length ) ) );
	for ( const row of all ) {
		say( row.map( ( cell, at ) => ( at === 0 ? cell.padEnd( wide[ at ] ?? 0 ) : cell.padStart( wide[ at ] ?? 0 ) ) ).join( '  ' ).trimEnd() );
	}
	say( '' );
}

/** @param {number} value @param {number | undefined} goal @param {number} [digits] */
const judged = ( value, goal, digits = 2 ) => `${ value.toFixed( digits ) }${ goal !== undefined && value > goal ? ' !' : '' }`;

/** @param {Felt} felt */
function printFelt( { keys, list, thread, shift, memory, chunks } ) {
	const named = /** @type {Record<string, string>} */ ( { nothing: 'a key that does nothing', next: 'next ticket', previous: 'previous ticket', choose: 'choose', resolve: 'resolve, and the next one' } );
	table(
		[ 'from key to painted frame', 'ms', '95 %', 'goal', 'x nothing' ],
		Object.entries( keys ).map( ( [ name, one ] ) => [ named[ name ] ?? name, one.median.toFixed( 1 ), judged( one.p95, feltGoal, 1 ), String( feltGoal ), one.ratio.toFixed( 2 ) ] )
	);
	table(
		[ 'scrolled through', 'rows', 'frames', '% over 16.7 ms', '% over two', 'longest ms', 'elements' ],
		Object.entries( { list, conversation: thread } ).map( ( [ name, one ] ) => [ name, String( one.rows ), String( one.frames ), ( one.slow * 100 ).toFixed( 1 ), ( one.missed * 100 ).toFixed( 1 ), one.longest.toFixed( 0 ), String( one.elements ) ] )
	);
	table( [ 'layout shift', 'CLS', 'goal' ], Object.entries( shift ).map( ( [ name, value ] ) => [ name, judged( value, 0, 4 ), '0' ] ) );
	table( [ 'what comes later, compressed', 'KB' ], Object.entries( chunks ).map( ( [ name, bytes ] ) => [ name, ( bytes / 1024 ).toFixed( 1 ) ] ) );
	say( `Memory after an hour of news: ${ memory.toFixed( 1 ) } MB more.` );
	say( '' );
}

/** @param {Desk} desk */
function printDesk( desk ) {
	table(
		[ 'request', 'ms', 'x E', 'goal', 'queries', 'ours', 'rows over E', 'MB over E', 'bytes' ],
		Object.entries( desk ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, number>} */ ( goals )[ name ];
			return [
				/** @type {Record<string, string>} */ ( words )[ name ] ?? name, one.ms.toFixed( 1 ), judged( one.ratio, goal ), goal?.toFixed( 2 ) ?? '', String( one.queries ), String( one.ours ),
				String( one.rows ), judged( one.memory / mega, 1 ), String( one.bytes ),
			];
		} )
	);
}

/** @param {Tax} tax */
function printTax( tax ) {
	table(
		[ 'what it costs others', 'ms without', 'ms more', 'queries more', 'MB more' ],
		Object.entries( tax ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, { ms: number, queries: number, memory: number }>} */ ( taxGoals )[ name ];
			return [ name, one.base.toFixed( 1 ), judged( one.ms, goal?.ms ), judged( one.queries, goal?.queries, 0 ), judged( one.memory / mega, goal?.memory ) ];
		} )
	);
}

/** @param {Weight} weight */
function printWeight( weight ) {
	table(
		[ 'weight, compressed', 'js KB', 'css KB', 'files', 'goal KB' ],
		Object.entries( weight ).map( ( [ name, one ] ) => {
			const goal = /** @type {Record<string, number>} */ ( weightGoals )[ name ] ?? 0;
			return [ name, ( one.js / 1024 ).toFixed( 1 ), `${ ( one.css / 1024 ).toFixed( 1 ) }${ ( one.js + one.css ) / 1024 > goal ? ' !' : '' }`, String( one.files ), String( goal ) ];
		} )
	);
}

/** @param {Mail} mail */
function printMail( { reading, coming } ) {
	table(
		[ 'mail is read (20 KB each)', 'a second', 'goal', 'x a fixed loop' ],
		[ [ 'by one process', `${ reading.perSecond.toFixed( 0 ) }${ reading.perSecond < readingGoal ? ' !' : '' }`, `≥ ${ readingGoal }`, reading.ratio.toFixed( 2 ) ] ]
	);
	table(
		[ 'mail comes in (20 KB each)', 'a second', 'goal', 'statements', 'goal', 'growth', 'goal' ],
		coming.map( ( one, at ) => [
			`among ${ one.tickets.toLocaleString( 'en' ) } tickets`, `${ one.perSecond.toFixed( 0 ) }${ one.perSecond < mailGoals.perSecond ? ' !' : '' }`, `≥ ${ mailGoals.perSecond }`,
			judged( one.statements, mailGoals.statements, 1 ), String( mailGoals.statements ), at ? judged( one.growth, mailGoals.growth ) : '', at ? mailGoals.growth.toFixed( 2 ) : '',
		] )
	);
}

/** @param {Found} found */
export function print( { tickets, seeded, weight, desk, tax, felt, mail } ) {
	say( '' );
	say( `${ tickets.toLocaleString( 'en' ) } tickets${ seeded ? `, seeded in ${ seeded.toFixed( 0 ) } s` : '' }. Medians; E is an empty signed-in REST request; "!" is above its goal.` );
	say( '' );
	const load = loadavg()[ 0 ] ?? 0;
	if ( load > availableParallelism() ) {
		say( `The machine was busy with other things (load ${ load.toFixed( 1 ) } on ${ availableParallelism() } cores): trust the counted columns, not the milliseconds.` );
		say( '' );
	}
	if ( desk ) {
		printDesk( desk );
	}
	if ( tax ) {
		printTax( tax );
	}
	printWeight( weight );
	if ( felt ) {
		printFelt( felt );
	}
	if ( mail ) {
		printMail( mail );
	}
}
