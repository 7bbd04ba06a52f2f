import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const chromium = [ process.env[ 'CHROMIUM' ], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome' ].find( ( path ) => path && existsSync( path ) );

/** Run by `npm test -- e2e`, which makes the site and starts the servers. */
export default defineConfig( {
	testDir: 'tests/e2e',
	testMatch: '*.spec.ts',
	globalSetup: './tests/e2e/support/prepare.ts',
	outputDir: 'test-results/e2e',
	// One site, one desk, one pair of mail servers: the promises are kept one after the other.
	workers: 1,
	fullyParallel: false,
	// A test that needs a second try has found something.
	retries: 0,
	timeout: 90_000,
	expect: { timeout: 20_000 },
	reporter: [ [ 'list' ], [ 'json' ] ],
	use: {
		baseURL: process.env[ 'DESKFOLD_E2E' ] ? ( JSON.parse( process.env[ 'DESKFOLD_E2E' ] ) as { url: string } ).url : 'http://127.0.0.1',
		viewport: { width: 1600, height: 1000 },
		locale: 'en-US',
		timezoneId: 'UTC',
		actionTimeout: 20_000,
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: {
			...( chromium ? { executablePath: chromium } : {} ),
			args: [ '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync' ],
		},
	},
} );
