// @ts-check
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { alone } from './lock.mjs';
import { root } from './paths.mjs';
import { byFile, fromJest, fromJunit, runTool, yesOrNo } from './test-results.mjs';
import { runEndToEnd } from './test-e2e.mjs';
import { testFolder, testNetwork, testSite } from './test-sites.mjs';

/** @typedef {import('./test-run.mjs').Job} Job */

const bin = ( /** @type {string} */ name ) => join( root, 'node_modules/.bin', name );
const php = [ '-d', 'memory_limit=2G', '-d', 'zend.assertions=1', '-d', 'error_reporting=-1', '-d', 'display_errors=stderr', '-d', 'xdebug.mode=off' ];

/** @param {string[]} folders @param {RegExp} wanted */
async function filesIn( folders, wanted ) {
	const lists = await Promise.all( folders.map( async ( folder ) =>
		( await readdir( join( root, folder ), { recursive: true } ).catch( () => [] ) ).map( ( name ) => join( folder, name ) )
	) );
	return lists.flat().filter( ( name ) => wanted.test( name ) ).sort();
}

async function tsc() {
	const [ ours, scripts ] = await Promise.all( [ 'tsconfig.json', 'bin/tsconfig.json' ].map( ( project ) =>
		runTool( bin( 'tsc' ), [ '--project', project, '--noEmit', '--pretty', 'false', '--listFiles' ] )
	) );
	const lines = [ ...( ours?.output.split( '\n' ) ?? [] ), ...( scripts?.output.split( '\n' ) ?? [] ) ];
	const errors = lines.filter( ( line ) => /\(\d+,\d+\): error|^error /.test( line ) || line.startsWith( '  ' ) );
	const files = lines.filter( ( line ) => line.startsWith( root ) && ! line.includes( '/node_modules/' ) );
	const faulty = errors.filter( ( line ) => ! line.startsWith( ' ' ) ).map( ( line ) => line.split( '(' )[ 0 ] ?? '' );
	return byFile( new Set( files ).size, faulty, { code: Math.max( ours?.code ?? 1, scripts?.code ?? 1 ), output: errors.join( '\n' ) } );
}

async function eslint() {
	const ran = await runTool( bin( 'eslint' ), [ 'src', 'blocks', 'bin', 'tests', '.', '--max-warnings=0', '--format=json', '--no-error-on-unmatched-pattern' ] );
	/** @type {{ filePath: string, messages: { line: number, ruleId: string, message: string }[] }[]} */
	const files = JSON.parse( ran.stdout.slice( ran.stdout.indexOf( '[' ) ) || '[]' );
	const faulty = files.filter( ( file ) => file.messages.length > 0 );
	const words = faulty.flatMap( ( file ) => file.messages.map( ( one ) => `${ file.filePath.replace( `${ root }/`, '' ) }:${ one.line } ${ one.message } (${ one.ruleId })` ) );
	return byFile( files.length, faulty.map( ( file ) => file.filePath ), { code: ran.code, output: files.length ? words.join( '\n' ) : ran.output } );
}

async function phpSyntax() {
	const files = [ 'plugin.php', 'uninstall.php', ...await filesIn( [ 'php', 'blocks', 'tests/php', 'bin' ], /\.php$/ ) ];
	const ran = await runTool( 'sh', [ '-c', 'printf "%s\\0" "$@" | xargs -0 -n 1 -P 2 php -n -l 2>&1 | grep -v "^No syntax errors" ; true', 'sh', ...files ] );
	const faulty = [ ...ran.stdout.matchAll( /^Errors parsing (.+)$/gm ) ].map( ( found ) => found[ 1 ] ?? '' );
	return byFile( files.length, faulty, { code: faulty.length ? 1 : 0, output: ran.output } );
}

async function phpstan() {
	const configs = [ 'phpstan.neon', 'phpstan.tests.neon' ];
	let output = '';
	let code = 0;
	/** @type {string[]} */
	const faulty = [];
	for ( const config of configs ) {
		const ran = await runTool( 'php', [ ...php, 'vendor/bin/phpstan', 'analyse', '-c', config, '--no-progress', '--error-format=raw', '--memory-limit=2G' ] );
		code = Math.max( code, ran.code );
		output += `${ ran.output }\n`;
		faulty.push( ...[ ...ran.stdout.matchAll( /^(\/?[^:\n]+\.php):\d+:/gm ) ].map( ( found ) => found[ 1 ] ?? '' ) );
	}
	return byFile( ( await filesIn( [ 'php', 'blocks', 'tests/php' ], /\.php$/ ) ).length + 2, faulty, { code, output } );
}

async function phpcs() {
	const ran = await runTool( 'php', [ ...php, 'vendor/bin/phpcs', '--report=emacs', '-q' ] );
	const faulty = [ ...ran.stdout.matchAll( /^([^:\n]+\.php):\d+:/gm ) ].map( ( found ) => found[ 1 ] ?? '' );
	return byFile( ( await filesIn( [ 'php', 'blocks' ], /\.php$/ ) ).length + 2, faulty, ran );
}

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
async function phpunit( name, args, env = {} ) {
	await mkdir( join( testFolder, 'logs' ), { recursive: true } );
	const report = join( testFolder, 'logs', `${ name }.xml` );
	return fromJunit( report, await runTool( 'php', [ ...php, 'vendor/bin/phpunit', '--no-progress', '--log-junit', report, ...args ], env ) );
}

/**
 * How well foreign mail is read: CorpusTest writes it between two marks.
 *
 * @param {import('./test-run.mjs').Result} result
 */
const withNote = ( result ) => ( { ...result, note: result.output.match( /<<corpus\n([\s\S]*?)\n?corpus>>/ )?.[ 1 ] } );

/**
 * @param {string} name
 * @param {Parameters<typeof testSite>[1]} how
 * @param {string[]} more
 */
async function onWordpress( name, how, more ) {
	await mkdir( testFolder, { recursive: true } );
	return alone( join( testFolder, `test-${ name }.lock` ), async () => {
		const { wordpress } = await testSite( name, how );
		return phpunit( `wp-${ name }`, [ '-c', 'phpunit.wp.xml', ...more ], { DESKFOLD_TEST_WP: wordpress } );
	} );
}

async function onNetwork( /** @type {string[]} */ more ) {
	await mkdir( testFolder, { recursive: true } );
	return alone( join( testFolder, 'test-network.lock' ), async () => {
		const { wordpress } = await testNetwork();
		return phpunit( 'network', [ '-c', 'phpunit.wp.xml', ...more, 'tests/php/network' ], { DESKFOLD_TEST_WP: wordpress } );
	} );
}

/** The short form of `npm run torture`: every way of dying, a few times. */
async function torture() {
	const ran = await runTool( 'node', [ 'bin/torture.mjs', '--quick', '--json' ] );
	/** @type {{ words: string, lost: number, twice: number, damaged: number, orphans: number, counters: string }[]} */
	const rows = JSON.parse( ran.stdout.slice( ran.stdout.indexOf( '[' ) ) || '[]' );
	const faulty = rows.filter( ( row ) => row.lost + row.twice + row.damaged + row.orphans > 0 || row.counters !== 'right' );
	return byFile( rows.length || 1, faulty.map( ( row ) => row.words ), ran );
}

async function jest( /** @type {string[]} */ more ) {
	await mkdir( join( testFolder, 'logs' ), { recursive: true } );
	const report = join( testFolder, 'logs/jest.json' );
	return fromJest( report, await runTool( bin( 'jest' ), [ '--config', 'jest.config.cjs', '--json', `--outputFile=${ report }`, '--silent', '--colors=false', ...more ], { NODE_ENV: 'test', BABEL_ENV: 'test' } ) );
}

/** What each suite needs of the machine beyond PHP, Node and Composer. @type {Record<string, string[]>} */
export const programsOf = {
	'wp-mariadb': [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'openssl', 'dovecot' ],
	'wp-66': [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'openssl', 'dovecot' ],
	'wp-sqlite': [ 'openssl', 'dovecot' ],
	torture: [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'openssl', 'dovecot' ],
	e2e: [ 'mariadbd', 'mariadb-install-db', 'my_print_defaults', 'openssl', 'dovecot', 'chromium' ],
};

/**
 * Every suite, the long ones first; what only one at a time can do comes last.
 *
 * @param {string[]} more arguments for the tool, when one suite is chosen
 * @return {Job[]}
 */
export function allSuites( more ) {
	return [
		{ name: 'build', isSetup: true, run: async () => ( { passed: 1, failed: 0, output: `built: ${ await build( { stdio: 'pipe' } ) }` } ) },
		{ name: 'phpstan', run: phpstan },
		{ name: 'jest', run: () => jest( more ) },
		{ name: 'tsc', run: tsc },
		{ name: 'eslint', run: eslint },
		{ name: 'php-syntax', run: phpSyntax },
		{ name: 'phpcs', run: phpcs },
		{ name: 'house', run: () => phpunit( 'house', [ '--testsuite', 'house', ...more ] ) },
		{ name: 'php-unit', run: async () => withNote( await phpunit( 'php-unit', [ '--testsuite', 'unit', ...more ] ) ) },
		{ name: 'types', run: async () => yesOrNo( await runTool( 'node', [ 'bin/types.mjs', '--check' ] ) ) },
		{ name: 'i18n', run: async () => yesOrNo( await runTool( 'node', [ 'bin/i18n.mjs', '--check' ] ) ) },
		{ name: 'wp-sqlite', needs: [ 'build' ], run: () => onWordpress( 'sqlite', { db: 'sqlite' }, more ) },
		{ name: 'wp-mariadb', needs: [ 'build' ], run: () => onWordpress( 'mariadb', { db: 'mariadb' }, more ) },
		{ name: 'wp-66', needs: [ 'build' ], run: () => onWordpress( '66', { db: 'mariadb', version: '6.6' }, more ) },
		{ name: 'network', needs: [ 'build' ], run: () => onNetwork( more ) },
		{ name: 'torture', needs: [ 'build' ], run: torture },
		{ name: 'e2e', needs: [ 'build' ], cost: 2, run: () => runEndToEnd( more ) },
	];
}
