// @ts-check
// The site that the bench measures: WordPress on MariaDB with Deskfold, a demo shop, and many tickets. Kept between runs.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startMariadb } from './mariadb.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { say, step } from './say.mjs';
import { makeSite, readNote, refreshSite, writeNote } from './site.mjs';
import { wp } from './wpcli.mjs';

/** Counts what a request costs, when it is asked to; switches Deskfold off for one request; lets no mail out. */
const muPlugin = `<?php
/**
 * Plugin Name: Bench
 */

declare( strict_types=1 );

$deskfold_bench = static fn( string $name ): bool => isset( $_SERVER[ 'HTTP_X_BENCH_' . $name ] );

if ( $deskfold_bench( 'OFF' ) ) {
	add_filter( 'option_active_plugins', static fn( $plugins ): array => array_values( array_diff( (array) $plugins, array( 'deskfold/plugin.php' ) ) ) );
}
add_filter( 'pre_wp_mail', '__return_true' );
add_action(
	'rest_api_init',
	static fn() => register_rest_route(
		'bench/v1',
		'/empty',
		array(
			'methods'             => 'GET',
			'permission_callback' => static fn(): bool => current_user_can( 'read' ),
			'callback'            => static fn(): array => array( 'ok' => true ),
		)
	)
);
if ( $deskfold_bench( 'COUNT' ) ) {
	define( 'SAVEQUERIES', true );
	ob_start();
	add_action(
		'shutdown',
		static function (): void {
			global $wpdb;
			$ours = 0;
			foreach ( (array) $wpdb->queries as $query ) {
				$ours += str_contains( (string) $query[0], 'deskfold_' ) || 1 === preg_match( '/^(START TRANSACTION|COMMIT|SAVEPOINT|RELEASE)/', (string) $query[0] ) ? 1 : 0;
			}
			$all  = $wpdb->num_queries;
			$peak = memory_get_peak_usage();
			$read = array_sum( array_column( $wpdb->get_results( "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%' AND Variable_name NOT LIKE '%retry%'", ARRAY_A ), 'Value' ) );
			header( "X-Bench: $all $ours $read $peak" );
		},
		0
	);
}
`;

const emptied = '$db = new mysqli( "localhost", $argv[1], $argv[2], "", 0, $argv[3] ); $db->query( "DROP DATABASE IF EXISTS bench" ); $db->query( "CREATE DATABASE bench CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci" );';

/** Signs somebody in without a browser: cookie and nonce as JSON. */
const signIn = `
$user  = get_user_by( 'login', 'admin' );
$until = time() + DAY_IN_SECONDS;
$token = WP_Session_Tokens::get_instance( $user->ID )->create( $until );
$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $user->ID, $until, 'logged_in', $token );
wp_set_current_user( $user->ID );
$auth = wp_generate_auth_cookie( $user->ID, $until, 'auth', $token );
echo wp_json_encode( array(
	'cookie' => LOGGED_IN_COOKIE . '=' . $_COOKIE[ LOGGED_IN_COOKIE ] . '; ' . AUTH_COOKIE . '=' . $auth,
	'nonce'  => wp_create_nonce( 'wp_rest' ),
) );
`;

/** A site with other tables or other seeds is made anew. */
async function fingerprint() {
	const rooms = await readdir( join( root, 'php' ), { recursive: true } );
	const hash = createHash( 'sha256' );
	for ( const name of rooms.filter( ( one ) => /Tables\.php$|Cli\/(Seed|DemoStore).*\.php$/.test( one ) ).sort() ) {
		hash.update( name ).update( await readFile( join( root, 'php', name ) ) );
	}
	return hash.update( muPlugin ).digest( 'hex' );
}

/**
 * @param {{ folder: string, url: string, tickets: number, fresh: boolean }} how
 * @return {Promise<{ folder: string, wordpress: string, server: import('./mariadb.mjs').Mariadb, cookie: string, nonce: string, seconds: number, stop: () => Promise<void> }>} `seconds`: what the seeding took, 0 when it was there
 */
export async function benchSite( { folder, url, tickets, fresh } ) {
	await mkdir( folder, { recursive: true } );
	const server = await startMariadb( `${ folder }-mariadb`, { databases: [ 'bench' ], args: [ '--innodb-buffer-pool-size=1G' ] } );
	const options = { folder, url, db: /** @type {const} */ ( 'mariadb' ), server, databaseName: 'bench', constants: { DESKFOLD_STORAGE: join( folder, 'files' ), WP_DEBUG: false, WP_DEBUG_LOG: false } };
	const stamp = join( folder, 'made-from' );
	const wanted = `${ await fingerprint() } ${ tickets }`;
	const kept = ! fresh && ( await readNote( folder ) ) && ( await readFile( stamp, 'utf8' ).catch( () => '' ) ) === wanted;
	let seconds = 0;
	if ( kept ) {
		await refreshSite( options );
	} else {
		await run( 'php', [ '-r', emptied, server.user, server.password, server.socket ], { failure: 'The bench database could not be emptied' } );
		await makeSite( { ...options, title: 'Bench' } );
		await writeFile( join( folder, 'wordpress/wp-content/mu-plugins/bench.php' ), muPlugin );
		await step( 'Opening the demo shop', () => wp( folder, [ 'deskfold', 'demo', 'shop', '--user=admin', '--yes' ] ) );
		const began = Date.now();
		await step( `Seeding ${ tickets.toLocaleString( 'en' ) } tickets`, () => wp( folder, [ 'deskfold', 'demo', 'seed', `--tickets=${ tickets }`, '--yes' ] ) );
		seconds = ( Date.now() - began ) / 1000;
		await writeFile( stamp, wanted );
		await writeNote( folder, { version: '7.1.1', db: 'mariadb', woocommerce: false, demo: true } );
	}
	await writeFile( join( folder, 'wordpress/wp-content/mu-plugins/bench.php' ), muPlugin );
	const { stdout } = await wp( folder, [ 'eval', signIn ] );
	say( kept ? 'The bench site is there from an earlier run (--fresh makes it anew).' : 'The bench site is ready.' );
	return { folder, wordpress: join( folder, 'wordpress' ), server, ...JSON.parse( stdout ), seconds, stop: server.stop };
}
