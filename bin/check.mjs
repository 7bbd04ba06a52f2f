#!/usr/bin/env node
// @ts-check
// npm run check: types, lint and laws; and how large files and functions are, so that drift is seen.
import { availableParallelism } from 'node:os';
import { ensureComposerPackages, ensureNpmPackages } from './lib/packages.mjs';
import { endAll, endOnSignals } from './lib/processes.mjs';
import { main, say } from './lib/say.mjs';
import { ensureSystem } from './lib/system.mjs';

const wanted = [ 'phpstan', 'tsc', 'eslint', 'php-syntax', 'phpcs', 'house', 'types' ];

await main( async () => {
	endOnSignals();
	await ensureSystem();
	await Promise.all( [ ensureNpmPackages(), ensureComposerPackages() ] );
	const { allSuites } = await import( './lib/test-suites.mjs' );
	const { runJobs } = await import( './lib/test-run.mjs' );
	const { measurePhp, measureTypescript, summary } = await import( './lib/measure.mjs' );
	let failed = 0;
	await runJobs( allSuites( [] ).filter( ( suite ) => wanted.includes( suite.name ) ), Math.max( 2, availableParallelism() ), ( { name, result, seconds } ) => {
		failed += result.failed;
		say( `${ result.failed ? '✗' : '✓' } ${ name }: ${ result.failed ? `${ result.failed } failed` : `${ result.passed } in order` } (${ seconds.toFixed( 1 ) } s)` );
		if ( result.failed ) {
			say( `${ result.output }\n` );
		}
	} );
	say( '' );
	say( [ ...summary( 'php/', await measurePhp() ), ...summary( 'src/', await measureTypescript() ) ].join( '\n' ) );
	await endAll();
	return failed ? 1 : 0;
} );
